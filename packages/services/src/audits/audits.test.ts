/** An audit of Lion Rock, November 2024: computed again it is equal; what was altered in the store is named; what was late is found. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json, Outcome } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import type { Actor, Context } from '../context.ts';
import { closePeriod } from '../periods/close.ts';
import { actOnRecord, createRecord } from '../practice/write.ts';
import {
  anna,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
} from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { closeAudit, performAudit, planAudit, recomputeSample, reportAudit } from './audits.ts';
import { draw } from './draw.ts';
import { firstDifference } from './first-difference.ts';

const iris: Actor = {
  id: 'person:iris',
  side: 'own',
  level: 0,
  grants: [{ scope: 'read' }, { scope: 'people:read' }, { scope: 'audits:write' }],
};
const ada: Actor = { id: 'person:ada', side: 'own', level: 5, grants: [{ scope: 'read' }, { scope: 'records:write' }] };
const agreement = 'SLA-LR-METRO';
const plan = {
  organisation,
  title: { en: 'Lion Rock, November' },
  criteria: ['S0.27'],
  scope: [agreement],
  span: { from: '2024-11', to: '2024-11' },
  size: 5,
};
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

let house: House;
beforeAll(async () => {
  const files = await demoFiles();
  house = await houseForTests();
  house.setClock('2024-12-16T08:00:00+08:00');
  await settleIn(house, files);
  await importRows(
    house,
    files.rows.filter(({ form, recordedAt }) => form !== 'issued' && recordedAt <= house.context.clock()),
  );
  const overrule = { guards: ['correction-window' as const], reason: 'for the test' };
  taken(await closePeriod(house.context, { organisation, actor: anna, agreement, period: '2024-11', overrule }));
  await copies();
});

/** One confirmed in time, one late, one never. */
async function copies(): Promise<void> {
  house.setClock('2024-12-17T08:00:00+08:00');
  const ends = { early: '2024-12-18T08:00:00+08:00', late: '2024-12-21T08:00:00+08:00' };
  for (const id of ['early', 'late', 'never'])
    taken(
      await createRecord(house.context, {
        organisation,
        actor: anna,
        kind: 'copy',
        id,
        body: {
          agreement,
          revision: 2,
          recipient: 'leo',
          party: 'harbourline',
          form: 'service-desk',
          sentAt: '2024-11-01T09:00:00+08:00',
          dueBy: '2024-12-20T08:00:00+08:00',
        },
      }),
    );
  for (const [id, at] of Object.entries(ends)) {
    house.setClock(at);
    taken(await actOnRecord(house.context, { organisation, actor: anna, kind: 'copy', id, act: 'acknowledge' }));
  }
  house.setClock('2025-02-26T08:30:00+08:00');
}

describe('an audit', () => {
  it('is for auditors and heads of the house', async () => {
    expect(codes(await planAudit(house.context, { ...plan, actor: ada }))).toEqual(['NOT-ALLOWED']);
    const head: Actor = { ...ada, level: 6, grants: [...ada.grants, { scope: 'audits:write' }] };
    expect(codes(await planAudit(house.context, { ...plan, scope: ['SLA-none'], actor: head }))).toEqual(['SAMPLE']);
    const audit = taken(await planAudit(house.context, { ...plan, actor: iris }));
    expect(codes(await performAudit(house.context, { organisation, actor: ada, id: audit.id }))).toEqual([
      'NOT-ALLOWED',
    ]);
    const writes = { organisation, actor: iris, kind: 'site' as const, body: { name: { en: 'Here' } } };
    expect(codes(await createRecord(house.context, writes))).toEqual(['NOT-ALLOWED']);
  });

  it('computes again what was issued, and makes an action of each copy that was late', async () => {
    const { id } = taken(await planAudit(house.context, { ...plan, actor: iris, seed: 'printed' }));
    const { body } = taken(await performAudit(house.context, { organisation, actor: iris, id }));
    const results = body.results ?? [];
    expect(body.sample).toEqual([{ agreement, period: '2024-11' }]);
    const [figures] = results.filter(({ check }) => check === 'recomputed');
    expect(figures).toMatchObject({ ok: true });
    expect(figures?.expected).toBe(figures?.found);
    expect(results.filter(({ check, ok }) => check === 'segregation' && ok).length).toBeGreaterThan(0);
    expect(results.filter(({ ok }) => !ok).map(({ about }) => about)).toEqual(['copy/late', 'copy/never']);
    const findings = body.findings ?? [];
    expect(findings).toHaveLength(2);
    const command = { organisation, actor: iris, id };
    expect(codes(await closeAudit(house.context, command))).toEqual(['CONFLICT']);
    taken(await reportAudit(house.context, { ...command, conclusion: { en: 'Two copies.' } }));
    expect(codes(await closeAudit(house.context, command))).toEqual(['CONFLICT']);
    for (const action of findings)
      taken(await actOnRecord(house.context, { organisation, actor: ada, kind: 'action', id: action, act: 'finish' }));
    expect(taken(await closeAudit(house.context, command)).body.state).toBe('closed');
  });

  it('names what was altered in the store since it was issued', async () => {
    const { id } = taken(await planAudit(house.context, { ...plan, actor: iris }));
    const [sample] = taken(await recomputeSample(tampered(house.context), { organisation, actor: iris, id }));
    const [first] = sample?.versions ?? [];
    expect(first).toMatchObject({ equal: false, first: { path: 'rows[0] (availability) / verdict', issued: 'met' } });
  });
});

/** A store in which somebody turned the first verdict of every issued statement. */
function tampered(context: Context): Context {
  const turned = (body: Json): Json => {
    const altered: { statement: { rows: { verdict: string }[] } } = JSON.parse(JSON.stringify(body));
    const [row] = altered.statement.rows;
    if (row !== undefined) row.verdict = 'met';
    return altered;
  };
  const through = (reader: Reader): Reader =>
    new Proxy(reader, {
      get: (target, name): unknown =>
        name === 'versions'
          ? async (kind: string, id: string) => {
              const found = await target.versions(kind, id);
              return kind === 'statement' ? found.map((one) => ({ ...one, body: turned(one.body) })) : found;
            }
          : Reflect.get(target, name),
    });
  const read: Store['read'] = (one, work) => context.store.read(one, (reader) => work(through(reader)));
  const store = new Proxy(context.store, {
    get: (target, name): unknown => (name === 'read' ? read : Reflect.get(target, name)),
  });
  return { ...context, store };
}

describe('the sample', () => {
  const all = Array.from({ length: 40 }, (_, at) => ({ agreement: `SLA-${at}`, period: '2024-11' }));

  it('is the same whoever draws it, in whatever order they lie there, and another with another seed', () => {
    const drawn = draw(all, { seed: 'printed', size: 5 });
    expect(drawn).toHaveLength(5);
    expect(draw(all.toReversed(), { seed: 'printed', size: 5 })).toEqual(drawn);
    expect(draw(all, { seed: 'other', size: 5 })).not.toEqual(drawn);
    expect(draw(all, { seed: 'printed', size: 40 }).slice(0, 5)).toEqual(drawn);
  });

  it('is no larger than what there is', () => {
    expect(draw(all.slice(0, 2), { seed: 's', size: 5 })).toHaveLength(2);
  });
});

describe('the first difference', () => {
  it('is found in lists and names, whatever the order of names', () => {
    expect(firstDifference({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBeUndefined();
    expect(firstDifference({ rows: [{ id: 'x', v: 1 }] }, { rows: [{ id: 'x', v: 2 }] })).toEqual({
      path: 'rows[0] (x) / v',
      issued: '1',
      computed: '2',
    });
    expect(firstDifference({ a: [1] }, { a: [1, 2] })).toEqual({ path: 'a[1]', issued: '–', computed: '2' });
  });
});
