/** From what people of a customer said to a set that its representative confirmed, and who may do what on the way. */
import type { Outcome, RecordKindName } from '@troth/core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../context.ts';
import { readDocument } from '../papers/read-document.ts';
import { readRecord } from '../practice/read.ts';
import { createRecord, editRecord } from '../practice/write.ts';
import { houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { askForChange, confirmReadBack } from './answer-read-back.ts';
import { decideConflict } from './decide.ts';
import { holdInterview } from './hold-interview.ts';
import { requirementPage } from './requirement-page.ts';
import { sendReadBack } from './send-read-back.ts';
import { traceabilityMatrix } from './traceability.ts';
import { rewriteRequirement, writeRequirement } from './write-requirement.ts';
import type { WrittenRequirement } from './write-requirement.ts';

const ada: Actor = {
  id: 'person:ada',
  grants: [{ scope: 'read' }, { scope: 'records:write' }],
  side: 'own',
  level: 5,
};
const customer = (id: string, party = 'bank'): Actor => ({
  id: `person:${id}`,
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
  side: 'customer',
  party,
});
const [wong, boss, stranger] = [customer('wong'), customer('boss'), customer('jack', 'lion-rock')];
const own = { organisation, actor: ada };

let house: House;
beforeEach(async () => {
  house = await houseForTests();
  const tell = async (kind: RecordKindName, id: string, body: object): Promise<void> => {
    taken(await createRecord(house.context, { ...own, kind, id, body }));
  };
  await tell('party', 'harbourline', { name: { en: 'Harbourline' }, role: 'own', zone: 'Asia/Hong_Kong' });
  await tell('party', 'bank', { name: { en: 'Bank' }, role: 'customer', representatives: ['wong'] });
  await tell('person', 'wong', { name: { en: 'Wong' }, party: 'bank', email: 'wong@bank.example' });
  await tell('person', 'boss', { name: { en: 'Boss' }, party: 'bank' });
});

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

async function interview(audience: 'managerial' | 'operational', restore: string): Promise<readonly string[]> {
  const body = { party: 'bank', serviceType: 'network', audience, person: 'boss', day: '2025-02-20', answers: [] };
  const made = taken(await createRecord(house.context, { ...own, kind: 'interview', body }));
  const answers = [
    { question: 'business', answer: 'Payments stop.' },
    { question: 'restore', answer: `Back within ${restore}.`, value: `<= ${restore}` },
  ];
  const held = taken(await holdInterview(house.context, { ...own, id: made.id, answers }));
  return held.needs.map(({ id }) => id);
}

const body = (more: Partial<WrittenRequirement> = {}): WrittenRequirement => ({
  party: 'bank',
  title: { en: 'Back soon' },
  measure: 'restore',
  target: '<= 4 h',
  period: 'month',
  priority: 'must',
  needs: [],
  ...more,
});
const written = async (more: Partial<WrittenRequirement> = {}) =>
  taken(await writeRequirement(house.context, { ...own, body: body(more) }));
const page = async () => taken(await requirementPage(house.context, { organisation, party: 'bank' }));

describe('interviews', () => {
  test('every answer becomes a need that knows its question, its measure, who said it and when', async () => {
    const [, need] = await interview('managerial', '4 h');
    const { needs } = await page();
    expect(needs.find(({ id }) => id === need)?.body).toMatchObject({
      statement: { en: 'Back within 4 h.' },
      measure: 'restore',
      value: '<= 4 h',
      person: 'boss',
      day: '2025-02-20',
      state: 'captured',
    });
  });

  test('managers and users at work conflict; the decision stands in both needs', async () => {
    const [, slow = ''] = await interview('managerial', '4 h');
    const [, quick = ''] = await interview('operational', '1 h');
    expect((await page()).conflicts).toEqual([
      { serviceType: 'network', question: 'restore', needs: [slow, quick], resolved: false },
    ]);
    const asked = { ...own, id: slow, against: [quick], resolution: { en: 'Branches close at six.' } };
    taken(await decideConflict(house.context, asked));
    const { conflicts, needs } = await page();
    expect(conflicts[0]?.resolved).toBe(true);
    const states = needs.filter(({ id }) => id === slow || id === quick).map((one) => one.body);
    expect(states.map(({ state, resolution }) => [state, resolution?.en])).toEqual([
      ['captured', 'Branches close at six.'],
      ['declined', 'Branches close at six.'],
    ]);
  });

  test('a question that is not asked of this service is refused, and nothing is written', async () => {
    const made = taken(
      await createRecord(house.context, {
        ...own,
        kind: 'interview',
        body: { party: 'bank', serviceType: 'network', audience: 'managerial', day: '2025-02-20', answers: [] },
      }),
    );
    const answers = [{ question: 'backups', answer: 'All of them.' }];
    expect(codes(await holdInterview(house.context, { ...own, id: made.id, answers }))).toEqual(['RECORD']);
    expect((await page()).needs).toEqual([]);
  });
});

describe('requirements', () => {
  test('what cannot be measured is refused with what to write', async () => {
    const refused = await writeRequirement(house.context, { ...own, body: body({ target: 'as fast as possible' }) });
    expect(refused).toMatchObject({
      ok: false,
      refusals: [{ code: 'UNMEASURABLE', at: ['target'], message: expect.stringContaining('<= 4 h') }],
    });
  });

  test('needs are merged and split: both stop being open', async () => {
    const [one = '', two = ''] = await interview('managerial', '4 h');
    expect((await page()).openNeeds).toEqual([one, two]);
    await written({ needs: [one, two] });
    await written({ needs: [two], measure: 'response', target: '<= 15 min' });
    const { openNeeds, needs, requirements } = await page();
    expect([openNeeds, needs.map((need) => need.body.state)]).toEqual([[], ['converted', 'converted']]);
    expect(requirements[0]?.record.body.test?.en).toContain('at most 4 h');
  });

  test('another customer’s need is not taken', async () => {
    const [need = ''] = await interview('managerial', '4 h');
    const other = { ...own, kind: 'party' as const, id: 'other', body: { name: { en: 'O' }, role: 'customer' } };
    taken(await createRecord(house.context, other));
    const asked = { ...own, body: body({ party: 'other', needs: [need] }) };
    expect(codes(await writeRequirement(house.context, asked))).toEqual(['CONFLICT']);
  });
});

describe('the read-back', () => {
  test('its papers are the customer’s and nobody else’s; before it the requirements are not shown at all', async () => {
    const { id } = await written();
    const read = (actor: Actor) => readRecord(house.context, { organisation, actor, kind: 'requirement', id });
    expect(codes(await read(wong))).toEqual(['NOT-FOUND']);
    const sent = taken(await sendReadBack(house.context, { ...own, party: 'bank' }));
    expect(codes(await read(wong))).toEqual([]);
    const { documents = [] } = taken(
      await readRecord(house.context, { organisation, actor: wong, kind: 'read-back', id: sent.id }),
    ).body;
    expect(documents.map(({ language, format }) => `${language} ${format}`)).toEqual([
      'en pdf',
      'en html',
      'zh-Hant pdf',
      'zh-Hant html',
    ]);
    const sha256 = documents[1]?.sha256 ?? '';
    const file = taken(await readDocument(house.context, { organisation, actor: wong, sha256 }));
    expect(new TextDecoder().decode(file.bytes)).toContain('Time to restore: at most 4 h, each month');
    expect(codes(await readDocument(house.context, { organisation, actor: stranger, sha256 }))).toEqual(['NOT-FOUND']);
  }, 60_000);

  test('only the representative confirms; then it is frozen, with who, when and the hash of the set', async () => {
    const { id } = await written();
    const sent = taken(await sendReadBack(house.context, { ...own, party: 'bank' }));
    const confirm = (actor: Actor) => confirmReadBack(house.context, { organisation, actor, id: sent.id });
    expect([codes(await confirm(boss)), codes(await confirm(ada)), codes(await confirm(stranger))]).toEqual([
      ['NOT-ALLOWED'],
      ['NOT-ALLOWED'],
      ['NOT-FOUND'],
    ]);
    taken(await confirm(wong));
    const asked = { organisation, actor: ada, kind: 'requirement', id } as const;
    const { body: kept } = taken(await readRecord(house.context, asked));
    expect([kept.state, kept.confirmed?.person, kept.confirmed?.at.slice(0, 10)]).toEqual([
      'confirmed',
      'wong',
      '2025-02-26',
    ]);
    expect(codes(await rewriteRequirement(house.context, { ...own, id, body: body({ target: '<= 8 h' }) }))).toEqual([
      'CONFLICT',
    ]);
    expect(codes(await editRecord(house.context, { ...asked, body: body() }))).toEqual(['CONFLICT']);
    const csv = new TextDecoder().decode(
      taken(await traceabilityMatrix(house.context, { organisation, party: 'bank' })).bytes,
    );
    const [, row = ''] = csv.split('\r\n');
    expect(row).toContain('<= 4 h');
    expect(row).toContain(kept.confirmed?.hash);
  }, 60_000);

  test('what was changed since it was sent is not confirmed; the next one supersedes it', async () => {
    const { id } = await written();
    const first = taken(await sendReadBack(house.context, { ...own, party: 'bank' }));
    taken(await rewriteRequirement(house.context, { ...own, id, body: body({ target: '<= 2 h' }) }));
    const confirm = (one: string) => confirmReadBack(house.context, { organisation, actor: wong, id: one });
    expect(codes(await confirm(first.id))).toEqual(['CONFLICT']);
    const comment = { en: 'Two hours is not what we said.' };
    taken(await askForChange(house.context, { organisation, actor: wong, id: first.id, comment }));
    const second = taken(await sendReadBack(house.context, { ...own, party: 'bank' }));
    expect(codes(await confirm(first.id))).toEqual(['CONFLICT']);
    taken(await confirm(second.id));
    const { readBacks } = await page();
    expect(readBacks.map(({ body: { number, state } }) => [number, state])).toEqual([
      [2, 'confirmed'],
      [1, 'superseded'],
    ]);
  }, 60_000);
});
