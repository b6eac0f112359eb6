/** What becomes of a delivery: partial success, limits of keys, clocks, gaps, slices as runs, raw samples as slices. */
import type { Delivery, Receipt } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Outcome } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import type { Actor } from '../context.ts';
import { sourceHealth } from '../sources/health.ts';
import { registerSource, retireSource } from '../sources/register.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { correctRow } from './correct.ts';
import { proposeExclusion } from './exclusions.ts';
import { ingest } from './ingest.ts';
import { logOutage } from './outage-log.ts';
import { reportProblem } from './problem-reports.ts';

let house: House;
const head = { organisation, source: 'probe' };
const minute = 60_000;
const noon = Instant.parse('2025-02-10T12:00:00Z');
const at = (minutes: number): string => Instant.format(Instant.plus(noon, minutes * minute));

const events = {
  commitments: [
    {
      id: 'success',
      title: 'Success',
      metric: { kind: 'event-ratio', series: 'checkout', count: 'good', aggregate: 'pooled' },
      target: '>= 99 %',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
    },
  ],
};

beforeEach(async () => {
  house = await houseForTests();
  house.setClock(at(60));
  const { context } = house;
  taken(await registerSource(context, { organisation, actor: anna, id: 'probe', kind: 'rows', cadenceMs: 5 * minute }));
  const texts = [smallAgreement('NORTH', events), smallAgreement('SOUTH')];
  taken(await publishAgreement(context, { organisation, actor: anna, texts }));
});

const slice = (start: number, [bad, total]: readonly [number, number], more: object = {}) => ({
  place: `slice ${start}`,
  row: {
    form: 'slice',
    id: `s${start}`,
    series: 'checkout',
    start: at(start),
    end: at(start + 1),
    bad,
    total,
    ...more,
  },
});

async function tell(delivery: Partial<Delivery>, by: Actor = anna, key?: string): Promise<Outcome<Receipt>> {
  const whole = { rows: [], samples: [], refused: [], ...delivery };
  const own = key === undefined ? {} : { key };
  return ingest(house.context, { organisation, actor: by, source: 'probe', delivery: whole, ...own });
}

describe('a delivery', () => {
  it('is stored row by row: one that is wrong takes none of the others with it', async () => {
    const rows = [
      slice(0, [1, 10]),
      { place: 'line 2', row: { form: 'slice', id: 'x', start: 'yesterday' } },
      slice(1, [0, 10]),
    ];
    const receipt = taken(await tell({ rows }));
    expect(receipt).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(receipt.refused.map(({ place }) => place)).toEqual(['line 2']);
    expect(receipt.refused[0]?.message).toContain('yesterday');
    const aside = await house.context.store.read(organisation, (reader) => reader.quarantine({ limit: 10 }));
    expect(aside.map(({ source, place, raw }) => [source, place, raw?.includes('yesterday')])).toEqual([
      ['probe', 'line 2', true],
    ]);
  });

  it('counts what it knew already', async () => {
    taken(await tell({ rows: [slice(0, [1, 10])] }));
    expect(taken(await tell({ rows: [slice(0, [1, 10]), slice(1, [0, 10])] }))).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
  });

  it('acts once under one key, and refuses the key for something else', async () => {
    const first = taken(await tell({ rows: [slice(0, [1, 10])] }, anna, 'k1'));
    expect(taken(await tell({ rows: [slice(0, [1, 10])] }, anna, 'k1'))).toEqual(first);
    const other = await tell({ rows: [slice(1, [1, 10])] }, anna, 'k1');
    expect(other.ok ? [] : other.refusals.map(({ code }) => code)).toEqual(['KEY-REUSED']);
  });

  it('gives the exact figure of its slices; the last told holds', async () => {
    taken(await tell({ rows: [slice(0, [1, 10]), slice(1, [5, 10])] }));
    taken(await tell({ rows: [slice(1, [0, 10])] }));
    const made = taken(await statementOf(house.context, { organisation, agreement: 'NORTH', period: '2025-02' }));
    expect(made.statement.rows[0]?.segments[0]?.value?.exact).toBe('0.95');
  });

  it('keeps a slice with a fraction as a row, and one of whole counts in columns', async () => {
    taken(await tell({ rows: [slice(0, [1, 10]), slice(1, [0, 10], { bad: '0.5' })] }));
    const kinds = await house.context.store.read(organisation, (reader) => reader.entries({ limit: 100 }));
    expect(kinds.map(({ kind }) => kind).filter((kind) => kind !== 'record')).toEqual(['evidence', 'slices']);
  });

  it('does not speak for another source', async () => {
    const receipt = taken(await tell({ rows: [slice(0, [1, 10], { source: 'other' })] }));
    expect(receipt.refused.map(({ code }) => code)).toEqual(['source-not-yours']);
  });

  it('is refused whole from a source that nobody registered, or that is retired', async () => {
    taken(await retireSource(house.context, { organisation, actor: anna, id: 'probe' }));
    const late = await tell({ rows: [slice(0, [1, 10])] });
    expect(late.ok ? [] : late.refusals.map(({ code }) => code)).toEqual(['NOT-FOUND']);
  });
});

describe('a correction', () => {
  const state = (id: string, more: object) => ({
    place: id,
    row: { form: 'state', id, state: 'down', start: at(0), end: at(1), ...more },
  });

  it('replaces a row of its own agreement, and moves none to another', async () => {
    taken(await tell({ rows: [state('a', { agreement: 'NORTH' }), state('b', { subject: 'site-NORTH' })] }));
    const rows = [
      state('a1', { agreement: 'NORTH', supersedes: 'a' }),
      state('a2', { agreement: 'SOUTH', supersedes: 'a' }),
      state('a3', { supersedes: 'a' }),
      state('b1', { subject: 'site-SOUTH', supersedes: 'b' }),
      state('c1', { agreement: 'NORTH', supersedes: 'not told yet' }),
    ];
    const receipt = taken(await tell({ rows }));
    expect(receipt.accepted).toBe(2);
    expect(receipt.refused.map(({ place, code }) => [place, code])).toEqual([
      ['a2', 'moves-row'],
      ['a3', 'moves-row'],
      ['b1', 'moves-row'],
    ]);
  });
});

describe('a key', () => {
  const narrow: Actor = {
    id: 'key:1',
    grants: [{ scope: 'evidence:write', source: 'probe', series: 'check' }],
  };

  it('writes only the series it was given out for', async () => {
    const receipt = taken(await tell({ rows: [slice(0, [1, 10]), slice(1, [0, 10], { series: 'login' })] }, narrow));
    expect(receipt.accepted).toBe(1);
    expect(receipt.refused.map(({ code, place }) => [code, place])).toEqual([['outside-grant', 'slice 1']]);
  });

  it('writes no other source, and imports no history', async () => {
    const other: Actor = { id: 'key:2', grants: [{ scope: 'evidence:write', source: 'elsewhere' }] };
    const refused = await tell({ rows: [slice(0, [1, 10])] }, other);
    expect(refused.ok ? [] : refused.refusals.map(({ code }) => code)).toEqual(['NOT-ALLOWED']);
    const delivery = { rows: [slice(0, [1, 10])], samples: [], refused: [] };
    const history = await ingest(house.context, {
      organisation,
      actor: narrow,
      source: 'probe',
      delivery,
      claimed: true,
    });
    expect(history.ok ? [] : history.refusals.map(({ code }) => code)).toEqual(['NOT-ALLOWED']);
  });
});

describe('a key with limits', () => {
  const hers: Actor = {
    id: 'key:3',
    grants: [{ scope: 'evidence:write', source: 'probe', subject: 'site-N' }],
  };
  const down = (id: string, more: object) => ({
    place: id,
    row: { form: 'state', id, state: 'down', start: at(0), end: at(1), agreement: 'NORTH', ...more },
  });

  it('takes back nothing of subjects that it may not write, told or not', async () => {
    taken(await tell({ rows: [down('north', { subject: 'site-NORTH' }), down('south', { subject: 'site-SOUTH' })] }));
    const rows = [
      down('a', { subject: 'site-NORTH', supersedes: 'north' }),
      down('b', { subject: 'site-NORTH', supersedes: 'south', retracts: true }),
      down('c', { subject: 'site-NORTH', supersedes: 'not told yet' }),
      down('south', { subject: 'site-NORTH', supersedes: 'south' }),
    ];
    const receipt = taken(await tell({ rows }, hers));
    expect(receipt.refused.map(({ place, code }) => [place, code])).toEqual([
      ['b', 'outside-grant'],
      ['c', 'outside-grant'],
      ['south', 'outside-grant'],
    ]);
  });

  it('corrects no row into a subject that it may not write', async () => {
    taken(await tell({ rows: [down('north', { subject: 'site-NORTH' })] }));
    const correct = (id: string, change: object) =>
      correctRow(house.context, { ...head, actor: hers, row: 'north', id, reason: 'wrong', change: { ...change } });
    expect(await correct('x', { subject: 'site-SOUTH' })).toMatchObject({ refusals: [{ code: 'NOT-ALLOWED' }] });
    expect(await correct('y', { state: 'degraded' })).toMatchObject({ ok: true });
  });

  it('brings no raw samples, of which slices of others are made', async () => {
    const sample = { labels: { __name__: 'requests_total' }, at: noon, value: 1 };
    const receipt = taken(await tell({ samples: [sample, { ...sample, at: noon + 1 }] }, hers));
    expect(receipt).toMatchObject({ samples: 0, refused: [{ code: 'outside-grant' }] });
    const span = { start: noon, end: Instant.plus(noon, 10) };
    const kept = await house.context.store.read(organisation, (reader) => reader.samples({ source: 'probe', span }));
    expect(kept).toEqual([]);
  });

  it('imports history only as far as its grant for imports goes', async () => {
    const grants: Actor['grants'] = [{ scope: 'evidence:write' }, { scope: 'evidence:import', subject: 'site-N' }];
    const row = { ...down('old', { subject: 'site-SOUTH' }).row, recordedAt: at(2) };
    const delivery = { rows: [{ place: 'old', row }], samples: [], refused: [] };
    const by = { organisation, actor: { id: 'key:4', grants }, source: 'probe' };
    const receipt = taken(await ingest(house.context, { ...by, delivery, claimed: true }));
    expect(receipt.refused.map(({ code }) => code)).toEqual(['outside-grant']);
  });

  it('writes nothing down in the place of people', async () => {
    const own = { ...head, actor: hers };
    const outage = { id: 'o', subject: 'site-NORTH', start: at(0), state: 'down', reason: 'seen' };
    const exclusion = { id: 'e', agreement: 'NORTH', kind: 'works', start: at(0), end: at(1), basis: 'x' };
    const report = { id: 'p', agreement: 'NORTH', subject: 'slow', text: 'slow', from: 'x' };
    for (const done of [
      await logOutage(house.context, { ...own, ...outage }),
      await proposeExclusion(house.context, { ...own, ...exclusion }),
      await reportProblem(house.context, { ...own, ...report }),
    ])
      expect(done).toMatchObject({ ok: false, refusals: [{ code: 'NOT-ALLOWED' }] });
  });
});

describe('what is decided here', () => {
  it('is not decided by whoever sends evidence', async () => {
    const decided = {
      form: 'exclusion',
      agreement: 'NORTH',
      kind: 'works',
      start: at(0),
      end: at(1),
      decision: 'accepted',
      proposedBy: 'somebody',
      decidedBy: 'somebody else',
    };
    const issued = { form: 'issued', id: 'i', agreement: 'NORTH', period: '2025-01', knownAt: at(0) };
    const rows = [
      { place: 'decided', row: { ...decided, id: 'd' } },
      { place: 'issued', row: issued },
    ];
    const receipt = taken(await tell({ rows }));
    expect(receipt.refused.map(({ place, code }) => [place, code])).toEqual([
      ['decided', 'decided-here'],
      ['issued', 'decided-here'],
    ]);
  });

  it('is not sent under our own names', async () => {
    taken(await registerSource(house.context, { organisation, actor: anna, id: 'decisions', kind: 'rows' }));
    const delivery = { rows: [slice(0, [1, 10])], samples: [], refused: [] };
    const told = await ingest(house.context, { organisation, actor: anna, source: 'decisions', delivery });
    expect(told).toMatchObject({ ok: false, refusals: [{ code: 'OWN-SOURCE' }] });
  });
});

describe('clocks and gaps', () => {
  it('sets aside what a clock says that runs far ahead or was never set, raw samples too', async () => {
    const sample = (when: string) => ({ labels: { __name__: 'x' }, at: Instant.parse(when), value: 1 });
    const samples = [sample('9000-01-01T00:00:00Z'), sample(at(59)), sample('1970-01-01T00:00:01Z')];
    const old = slice(0, [1, 10], { start: '1980-01-01T00:00:00Z', end: '1980-01-01T00:01:00Z' });
    const receipt = taken(await tell({ rows: [old], samples }));
    expect(receipt).toMatchObject({ accepted: 0, samples: 1 });
    expect(receipt.refused.map(({ code }) => code).sort()).toEqual(['clock-not-set', 'clock-not-set', 'in-the-future']);
  });

  it('sets aside what was observed in the future, and takes works that are announced', async () => {
    const works = { place: 'works', row: { form: 'works', id: 'w', agreement: 'NORTH', start: at(600), end: at(660) } };
    const receipt = taken(await tell({ rows: [slice(70, [0, 10]), works] }));
    expect(receipt.accepted).toBe(1);
    expect(receipt.refused.map(({ code }) => code)).toEqual(['in-the-future']);
  });

  it('says when a sender’s clock is not fit for evidence', async () => {
    taken(await tell({ rows: [slice(0, [0, 10])], sentAt: noon + 60 * minute + 30_000 }));
    expect(await sourceHealth(house.context, { organisation })).toMatchObject([
      { offsetMs: 30_000, fitForEvidence: true },
    ]);
    taken(await tell({ rows: [slice(1, [0, 10])], sentAt: noon + 62 * minute }));
    expect(await sourceHealth(house.context, { organisation })).toMatchObject([
      { offsetMs: 2 * minute, fitForEvidence: false, state: 'disconnected' },
    ]);
  });

  it('finds gaps by the cadence, and closes them when late rows fill them', async () => {
    const stretch = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => slice(from + i, [0, 10]));
    taken(await tell({ rows: [...stretch(0, 10), ...stretch(30, 60)] }));
    const [before] = await sourceHealth(house.context, { organisation });
    expect(before?.gaps).toEqual([{ from: at(10), to: at(30) }]);
    expect(before?.completeness).toBe('2/3');
    expect(before?.state).toBe('degraded');
    taken(await tell({ rows: stretch(10, 30) }));
    const [after] = await sourceHealth(house.context, { organisation });
    expect(after).toMatchObject({ gaps: [], completeness: '1', state: 'connected', lastOccurred: at(60) });
  });
});

describe('raw samples', () => {
  it('become slices by the mapping of their source, the same however they are cut and doubled', async () => {
    const mappings = [
      {
        as: 'counters',
        total: { metric: 'requests_total' },
        bad: { metric: 'errors_total' },
        series: 'checkout',
        step: '1 min',
        every: '15 s',
        newSeries: 'from-zero',
      },
    ];
    taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows', mappings }));
    const samples = Array.from({ length: 41 }, (_, i) => [
      { labels: { __name__: 'requests_total' }, at: noon + i * 15_000, value: 100 + i * 5 },
      { labels: { __name__: 'errors_total' }, at: noon + i * 15_000, value: 7 + Math.max(0, i - 20) },
    ]).flat();
    const parts = [samples.slice(0, 30), samples.slice(50), samples.slice(20, 55), samples];
    for (const part of parts) taken(await tell({ samples: part }));
    const blocks = await house.context.store.read(organisation, (reader) =>
      reader.columns({ span: { start: noon, end: Instant.plus(noon, 10 * minute) } }),
    );
    const [block] = blocks;
    expect(blocks).toHaveLength(1);
    const first = (noon - (block?.start ?? 0)) / minute;
    expect([...(block?.total ?? [])].slice(first + 1, first + 9)).toEqual([20, 20, 20, 20, 20, 20, 20, 20]);
    expect([...(block?.bad ?? [])].slice(first + 1, first + 9)).toEqual([0, 0, 0, 0, 3, 4, 4, 4]);
  });

  it('read nothing of the years between an old sample and a new one', async () => {
    const mappings = [
      { as: 'value', gauge: { metric: 'load' }, series: 'load' },
      {
        as: 'counters',
        total: { metric: 'requests_total' },
        bad: { metric: 'errors_total' },
        series: 'checkout',
        step: '1 min',
        every: '15 s',
        newSeries: 'from-zero',
      },
    ];
    taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows', mappings }));
    const asked: number[] = [];
    const { store } = house.context;
    const watched: House['context']['store'] = {
      ...store,
      write: (org, work) =>
        store.write(org, (transaction) =>
          work({
            ...transaction,
            samples: (question) => {
              asked.push(question.span.end - question.span.start);
              return transaction.samples(question);
            },
          }),
        ),
    };
    const sample = (when: number) => ({ labels: { __name__: 'load' }, at: when, value: 1 });
    const delivery = { rows: [], samples: [sample(noon), sample(Instant.parse('2005-01-01T00:00:00Z'))], refused: [] };
    const context = { ...house.context, store: watched };
    const receipt = taken(await ingest(context, { ...head, actor: anna, delivery }));
    expect(receipt).toMatchObject({ accepted: 2, samples: 2, refused: [] });
    expect(Math.max(...asked)).toBeLessThan(60 * minute);
    expect(asked).toHaveLength(4);
  });
});
