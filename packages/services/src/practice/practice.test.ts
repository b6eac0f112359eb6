import { recordKindNames } from '@troth/core';
import type { Outcome, RecordKindName } from '@troth/core';
import { memoryStore } from '@troth/stores';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../context.ts';
import { perform } from '../perform.ts';
import { houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { listRecords, readRecord, recordHistory } from './read.ts';
import { practiceRecord, registerOf } from './register.ts';
import { actIn, actOnRecord, createIn, createRecord, editRecord } from './write.ts';

const person = (id: string, level: 2 | 3 | 4 | 5 | 6 | 7): Actor => ({
  id: `person:${id}`,
  grants: [{ scope: 'read' }, { scope: 'records:write' }],
  side: 'own',
  level,
});
const customer = (id: string, party: string): Actor => ({
  id: `person:${id}`,
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
  side: 'customer',
  party,
});
const [ada, derek, carmen] = [person('ada', 5), person('derek', 6), person('carmen', 4)];
const [jack, karen] = [customer('jack', 'lion-rock'), customer('karen', 'thamesgate')];

const contested = {
  agreement: 'SLA-LR-METRO',
  period: '2024-11',
  party: 'lion-rock',
  grounds: 'outage-longer',
};

const scope = 'records:write';

let house: House;
beforeEach(async () => {
  house = await houseForTests();
});

const make = (
  kind: 'dispute' | 'site' | 'change',
  body: object,
  { actor = ada, id }: { actor?: Actor; id?: string } = {},
) => createRecord(house.context, { organisation, actor, kind, body, id });
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

describe('making records', () => {
  test('each gets the next number of its kind, and one that is taken is refused', async () => {
    const [one, two] = [taken(await make('dispute', contested)), taken(await make('dispute', contested))];
    expect([one.id, two.id, two.body.state, two.version]).toEqual(['DSP-0001', 'DSP-0002', 'raised', 1]);
    taken(await make('dispute', contested, { id: 'DSP-0040' }));
    expect(taken(await make('dispute', contested)).id).toBe('DSP-0041');
    expect(codes(await make('dispute', contested, { id: 'DSP-0041' }))).toEqual(['CONFLICT']);
  });

  test('a field that is wrong is named, and the level that is missing is said', async () => {
    const wrong = await make('dispute', { ...contested, period: '?', colour: 'red' });
    expect(wrong).toMatchObject({ ok: false, refusals: [{ code: 'RECORD', at: ['period'] }, { code: 'RECORD' }] });
    expect(codes(await make('site', { name: { en: 'Here' } }, { actor: person('ben', 2) }))).toEqual(['NOT-ALLOWED']);
    expect(codes(await make('site', { name: { en: 'Here' } }, { actor: jack }))).toEqual(['NOT-ALLOWED']);
  });

  test('a customer contests for their own party only', async () => {
    expect(taken(await make('dispute', contested, { actor: jack })).body.trail).toMatchObject([
      { act: 'create', by: 'person:jack' },
    ]);
    expect(codes(await make('dispute', contested, { actor: karen }))).toEqual(['NOT-ALLOWED']);
  });
});

describe('changing records', () => {
  test('a change on what somebody else changed meanwhile is refused, and every version stays', async () => {
    const site = taken(await make('site', { name: { en: 'Kwun Tong' } }));
    const change = (name: string, expected: number) =>
      editRecord(house.context, {
        organisation,
        actor: ada,
        kind: 'site',
        id: site.id,
        body: { name: { en: name } },
        expect: expected,
      });
    expect(taken(await change('Kwun Tong 2', 1)).version).toBe(2);
    expect(codes(await change('Kwun Tong 3', 1))).toEqual(['CONFLICT']);
    const history = taken(await recordHistory(house.context, { organisation, actor: ada, kind: 'site', id: site.id }));
    expect(history.map(({ version, title }) => [version, title])).toEqual([
      [2, { en: 'Kwun Tong 2' }],
      [1, { en: 'Kwun Tong' }],
    ]);
  });

  test('who raised a dispute does not rule it; reasons are asked for; the trail tells who did what', async () => {
    const { id } = taken(await make('dispute', contested));
    const act = (name: string, actor: Actor, more: object = {}) =>
      actOnRecord(house.context, { organisation, actor, kind: 'dispute', id, act: name, ...more });
    expect(codes(await act('rule', ada, { tells: { ruling: 'upheld' } }))).toEqual(['SAME-PERSON']);
    expect(codes(await act('rule', carmen, { tells: { ruling: 'upheld' } }))).toEqual(['NOT-ALLOWED']);
    expect(codes(await act('rule', derek, { tells: { agreement: 'another' } }))).toEqual(['RECORD']);
    taken(await act('rule', derek, { tells: { ruling: 'dismissed' } }));
    expect(codes(await act('escalate', jack))).toEqual(['REASON']);
    expect(codes(await act('escalate', karen, { note: 'mine' }))).toEqual(['NOT-FOUND']);
    const again = taken(await act('escalate', jack, { note: 'the pole fell at nine' }));
    expect(again.body.state).toBe('under-review');
    expect(again.body.trail.map((line) => [line.act, line.by, line.note])).toEqual([
      ['create', 'person:ada', undefined],
      ['rule', 'person:derek', undefined],
      ['escalate', 'person:jack', 'the pole fell at nine'],
    ]);
    expect(codes(await act('sing', derek))).toEqual(['NOT-FOUND']);
  });
});

test('terms are answered by whoever the roles name for the customer, and by nobody while they name none', async () => {
  const tell = async (kind: RecordKindName, id: string, body: object): Promise<void> => {
    taken(await createRecord(house.context, { organisation, actor: person('frank', 7), kind, id, body }));
  };
  const lydia = customer('lydia', 'lion-rock');
  const terms = {
    agreement: 'SLA-LR-METRO',
    commitment: 'availability',
    party: 'lion-rock',
    target: '>= 99 %',
    from: '2025-03-01T00:00:00+08:00',
    to: '2025-04-01T00:00:00+08:00',
    consideration: { en: 'A month free.' },
  };
  await tell('temporary-terms', 'TMP-1', terms);
  await tell('temporary-terms', 'TMP-2', terms);
  const decline = (id: string, actor: Actor) =>
    actOnRecord(house.context, { organisation, actor, kind: 'temporary-terms', id, act: 'decline', note: 'No.' });
  expect(codes(await decline('TMP-1', lydia))).toEqual(['NOT-ALLOWED']);
  const roles = { agreement: 'SLA-LR-METRO', provider: 'harbourline', customer: 'lion-rock', representative: 'jack' };
  await tell('person', 'jack', { name: { en: 'Jack' }, party: 'lion-rock' });
  await tell('agreement-roles', 'SLA-LR-METRO', roles);
  expect(codes(await decline('TMP-2', lydia))).toEqual(['NOT-ALLOWED']);
  expect(codes(await decline('TMP-2', karen))).toEqual(['NOT-FOUND']);
  expect(taken(await decline('TMP-2', jack)).body.state).toBe('declined');
});

describe('two hands', () => {
  const risk = {
    agreement: 'SLA-LR-METRO',
    gaps: [{ code: 'TERM', text: 'A supplier ends first.' }],
    reason: { en: 'It is renewed every year.' },
    owner: 'ada',
    expires: '2025-12-31',
  };

  test('whoever wrote a part of it does not accept it, and somebody else does', async () => {
    const told = { organisation, kind: 'risk-acceptance' as const };
    const { id } = taken(await createRecord(house.context, { ...told, actor: ada, body: risk }));
    const body = { ...risk, expires: '2035-12-31' };
    taken(await editRecord(house.context, { ...told, actor: derek, id, body }));
    expect(codes(await actOnRecord(house.context, { ...told, actor: derek, id, act: 'accept' }))).toEqual([
      'SAME-PERSON',
    ]);
    taken(await actOnRecord(house.context, { ...told, actor: person('eva', 7), id, act: 'accept' }));
    const { trail } = taken(await readRecord(house.context, { ...told, actor: ada, id })).body;
    expect(trail.map(({ act, by }) => [act, by])).toEqual([
      ['create', 'person:ada'],
      ['edit', 'person:derek'],
      ['accept', 'person:eva'],
    ]);
  });

  test.each(['constructor', 'toString', '__proto__'])('an act called %s is no act', async (act) => {
    const { id } = taken(await make('dispute', contested));
    const told = { organisation, actor: ada, kind: 'dispute' as const, id, act };
    expect(codes(await actOnRecord(house.context, told))).toEqual(['NOT-FOUND']);
  });
});

describe('what parties see', () => {
  test('their own and nothing else; another’s id is not there', async () => {
    const theirs = taken(await make('dispute', contested));
    taken(await make('dispute', { ...contested, party: 'thamesgate', agreement: 'SLA-TG-WAN' }));
    const list = (actor: Actor) => listRecords(house.context, { organisation, actor, kind: 'dispute' });
    expect((await list(ada)).map(({ id }) => id)).toEqual(['DSP-0001', 'DSP-0002']);
    expect((await list(jack)).map(({ id }) => id)).toEqual(['DSP-0001']);
    const asked = { organisation, kind: 'dispute', id: theirs.id } as const;
    expect(codes(await readRecord(house.context, { ...asked, actor: karen }))).toEqual(['NOT-FOUND']);
    expect(codes(await recordHistory(house.context, { ...asked, actor: karen }))).toEqual(['NOT-FOUND']);
    expect(codes(await readRecord(house.context, { ...asked, actor: customer('who', '') }))).toEqual(['NOT-FOUND']);
  });

  test('a report once it is issued, without the note to ourselves and without its drafts', async () => {
    const report = {
      agreement: 'SLA-LR-METRO',
      period: '2024-11',
      number: 1,
      party: 'lion-rock',
      statement: 'a'.repeat(64),
      summary: { en: 'One outage.' },
      internalNote: { en: 'The supplier was late again.' },
      documents: (['customer', 'internal'] as const).map((edition) => ({
        edition,
        language: 'en',
        format: 'pdf',
        sha256: 'b'.repeat(64),
        size: 1,
      })),
    };
    const asked = { organisation, kind: 'report', id: 'RPT-0001' } as const;
    const made = { ...asked, actor: ada, body: report };
    const { context } = house;
    taken(await perform(context, made, { scope, work: (transaction, acts) => createIn(transaction, acts, made) }));
    expect(codes(await readRecord(house.context, { ...asked, actor: jack }))).toEqual(['NOT-FOUND']);
    for (const act of ['approve', 'issue']) {
      const step = { ...asked, actor: derek, act };
      taken(await perform(context, step, { scope, work: (transaction, acts) => actIn(transaction, acts, step) }));
    }
    const seen = taken(await readRecord(house.context, { ...asked, actor: jack }));
    expect([seen.body.summary, seen.body.internalNote]).toEqual([{ en: 'One outage.' }, undefined]);
    expect(seen.body.documents?.map(({ edition }) => edition)).toEqual(['customer']);
    const versions = taken(await recordHistory(house.context, { ...asked, actor: jack }));
    expect(versions.map(({ body }) => [body.state, body.internalNote])).toEqual([['issued', undefined]]);
    expect(taken(await readRecord(house.context, { ...asked, actor: ada })).body.internalNote?.en).toContain('late');
  });

  test('works that several share tell each of them of nobody else', async () => {
    for (const [id, role] of [
      ['lion-rock', 'customer'],
      ['thamesgate', 'customer'],
    ] as const) {
      const body = { name: { en: id }, role };
      taken(await createRecord(house.context, { organisation, actor: ada, kind: 'party', id, body }));
      const roles = { agreement: `SLA-${id}`, provider: 'harbourline', customer: id };
      const made = { organisation, actor: ada, kind: 'agreement-roles', id: roles.agreement, body: roles } as const;
      taken(await createRecord(house.context, made));
    }
    const works = {
      title: { en: 'Fibre moved' },
      agreements: ['SLA-thamesgate', 'SLA-lion-rock'],
      parties: ['thamesgate', 'lion-rock'],
      window: { start: '2025-03-01T02:00:00+08:00', end: '2025-03-01T04:00:00+08:00' },
      expectedCutMs: 60_000,
      counted: false,
    };
    const { id } = taken(await make('change', works));
    const [seen] = await listRecords(house.context, { organisation, actor: jack, kind: 'change' });
    expect([seen?.id, seen?.body.agreements, seen?.body.parties]).toEqual([id, ['SLA-lion-rock'], ['lion-rock']]);
    expect(JSON.stringify(seen)).not.toContain('thamesgate');
  });
});

describe('the register', () => {
  test('caught up entry by entry it is what a fresh reading gives', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('create', 'edit', 'act'), fc.nat(5)), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(steps, async (told) => {
        const { context } = await houseForTests({ store: memoryStore({ clock: house.context.clock }) });
        await context.store.establish(organisation, organisation);
        for (const [step, which] of told) {
          const id = `site-${which}`;
          const command = { organisation, actor: ada, kind: 'site', id } as const;
          const body = { name: { en: `${step} ${which}` } };
          if (step === 'create') await createRecord(context, { ...command, body });
          else if (step === 'edit') await editRecord(context, { ...command, body });
          else await actOnRecord(context, { ...command, act: 'close' });
          await registerOf(context.store, organisation);
        }
        const register = await registerOf(context.store, organisation);
        const fresh = await context.store.read(organisation, (reader) => reader.records({ kind: 'site', limit: 100 }));
        expect(register.all('site')).toEqual(fresh.map((stored) => practiceRecord('site', stored)));
        for (const { id } of fresh) expect(register.get('site', id)?.id).toBe(id);
      }),
      { numRuns: 15 },
    );
  });

  test('titles say the names of what they speak of, as these are now', async () => {
    const { context } = house;
    const tell = async (kind: RecordKindName, id: string, body: object): Promise<void> => {
      taken(await createRecord(context, { organisation, actor: ada, kind, id, body }));
    };
    const title = async (kind: RecordKindName, id: string) =>
      (await registerOf(context.store, organisation)).get(kind, id)?.title;
    await tell('linkage', 'LNK-1', { from: 'service/SVC-1', to: 'party/vic' });
    await tell('link-activity', 'ACT-1', { linkage: 'LNK-1', type: 'billing' });
    expect(await title('linkage', 'LNK-1')).toBe('service/SVC-1 → party/vic');
    await tell('service', 'SVC-1', { name: { en: 'Metro', 'zh-Hant': '城域' } });
    await tell('party', 'vic', { name: { en: 'Victoria' }, role: 'supplier' });
    expect(await title('linkage', 'LNK-1')).toEqual({ en: 'Metro → Victoria', 'zh-Hant': '城域 → Victoria' });
    expect(await title('link-activity', 'ACT-1')).toEqual({
      en: 'Billing: Metro → Victoria',
      'zh-Hant': '帳務：城域 → Victoria',
    });
  });

  test('an organisation that has nothing has no records of any kind', async () => {
    const register = await registerOf(house.context.store, organisation);
    expect(recordKindNames.flatMap((kind) => register.all(kind))).toEqual([]);
  });
});
