/** The table: what one side puts, the other answers, and what becomes of the text and of consent to it. */
import { canonicalHash, recordKinds } from '@troth/core';
import type { Change, Outcome } from '@troth/core';
import { assert, asyncProperty, shuffledSubarray } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { readRecord } from '../practice/read.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, jack, karen, lydia, negotiated, tableForTests, thirdRevision } from '../testing/negotiated-draft.ts';
import { move, partyPerson, tell } from '../testing/small-company.ts';
import { acceptOffer, refuseOffer, withdrawOffer } from './answer-offer.ts';
import { draftDifference } from './difference.ts';
import { keepReplay } from './keep-impact.ts';
import { negotiationLog } from './log.ts';
import { counterOffer, putOffer } from './put-offer.ts';
import { replayDraft } from './replay-draft.ts';
import { negotiationRoom } from './room.ts';

let house: House;
let made = 0;
beforeAll(async () => {
  house = await tableForTests();
}, 60_000);

const table = async (): Promise<string> => {
  made += 1;
  return negotiated(house, `DRF-T${made}`);
};
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

const strike: readonly Change[] = [{ path: ['exclusions', 'force-majeure'] }];
const onlyAttendance: readonly Change[] = [
  { path: ['exclusions', 'force-majeure', 'appliesTo'], value: ['attendance'] },
];
const target: readonly Change[] = [{ path: ['commitments', 'attendance', 'target'], value: '>= 96 %' }];
const notice: readonly Change[] = [{ path: ['maintenance', 'planned-works', 'notice'], value: '7 business days' }];

const put = (draft: string, actor: Actor, [clause, changes]: readonly [string, readonly Change[]]) =>
  putOffer(house.context, { organisation, actor, draft, clause, changes, reason: { en: 'The market trades on.' } });
const accept = (actor: Actor, offer: string) => acceptOffer(house.context, { organisation, actor, offer });
const room = async (draft: string, actor: Actor = ada) =>
  taken(await negotiationRoom(house.context, { organisation, actor, draft }));
const draftOf = async (id: string) =>
  taken(await readRecord(house.context, { organisation, actor: ada, kind: 'draft', id }));

describe('an offer', () => {
  it('is put by one side and taken into the text by the other alone', async () => {
    const draft = await table();
    const { id } = taken(await put(draft, jack, ['K09', strike]));
    expect(codes(await accept(jack, id))).toEqual(['NOT-ALLOWED']);
    expect(codes(await accept(lydia, id))).toEqual(['NOT-ALLOWED']);
    expect(codes(await accept(karen, id))).toEqual(['NOT-FOUND']);
    const before = (await draftOf(draft)).body.hash;
    const told = taken(await accept(ada, id));
    const after = await draftOf(draft);
    expect(told).toMatchObject({ before, after: after.body.hash });
    expect(after.body.text['exclusions']).toEqual([]);
    expect(after.body.hash).toBe(canonicalHash(after.body.text));
    expect(after.body.origins).toMatchObject({ 'exclusions[force-majeure].kind': 'negotiated' });
    expect(codes(await accept(ada, id))).toEqual(['CONFLICT']);
  });

  it('is answered by another one, and both stay readable', async () => {
    const draft = await table();
    const first = taken(await put(draft, jack, ['K09', strike]));
    const answer = {
      organisation,
      actor: ada,
      offer: first.id,
      changes: onlyAttendance,
      reason: { en: 'People stay in.' },
    };
    const second = taken(await counterOffer(house.context, answer));
    expect(second.body).toMatchObject({ round: 2, counters: first.id, by: organisation, party: 'lion-rock' });
    expect(codes(await counterOffer(house.context, { ...answer, offer: second.id }))).toEqual(['NOT-ALLOWED']);
    expect(codes(await accept(lydia, second.id))).toEqual(['NOT-ALLOWED']);
    taken(await accept(jack, second.id));
    const { offers, clauses } = await room(draft, jack);
    expect(offers.map(({ id, state }) => [id, state])).toEqual([
      [second.id, 'accepted'],
      [first.id, 'countered'],
    ]);
    expect(offers[1]).toMatchObject({ counteredBy: second.id });
    expect(clauses.find(({ key }) => key === 'K09')?.standing).toBe('settled');
  });

  it('stays within its clause, changes something and can be read', async () => {
    const draft = await table();
    expect(codes(await put(draft, jack, ['K10', strike]))).toEqual(['OFFER-CLAUSE']);
    expect(codes(await put(draft, jack, ['K09', []]))).toEqual(['OFFER-EMPTY']);
    expect(codes(await put(draft, jack, ['K06', [{ path: ['commitments', 'none', 'target'], value: 'x' }]]))).toEqual([
      'OFFER-NO-PLACE',
    ]);
    const broken = await put(draft, jack, [
      'K06',
      [{ path: ['commitments', 'availability', 'target'], value: '>= 3 h' }],
    ]);
    expect(codes(broken)).toContain('TARGET-UNIT');
    expect((await room(draft)).offers).toEqual([]);
  });

  it('tells what would no longer fit, and stands all the same: another clause may make it fit', async () => {
    const draft = await table();
    const higher = [{ path: ['commitments', 'availability', 'target'], value: '>= 99.99 %' }];
    taken(await put(draft, jack, ['K06', higher]));
    const { offers } = await room(draft);
    expect(offers[0]?.worth?.findings.some((finding) => finding.startsWith('CR-'))).toBe(true);
    expect((await room(draft, jack)).offers[0]).not.toHaveProperty('worth');
  });

  it('that no longer has its place is refused with the reason, and what was agreed stands', async () => {
    const draft = await table();
    const [one, other] = [
      taken(await put(draft, jack, ['K09', strike])),
      taken(await put(draft, ada, ['K09', onlyAttendance])),
    ];
    taken(await accept(jack, other.id));
    const late = await accept(ada, one.id);
    expect(codes(late)).toEqual(['OFFER-NO-PLACE']);
    expect(!late.ok && late.refusals[0]?.message).toContain('exclusions › force-majeure');
    const { offers } = await room(draft);
    expect(offers.find(({ id }) => id === one.id)).toMatchObject({ state: 'open' });
    expect(offers.find(({ id }) => id === one.id)?.noPlace).toContain('was changed since');
    expect((await draftOf(draft)).body.text['exclusions']).toMatchObject([{ appliesTo: ['attendance'] }]);
  });

  it('is refused with a reason or withdrawn by whoever put it', async () => {
    const draft = await table();
    const [one, other] = [
      taken(await put(draft, jack, ['K09', strike])),
      taken(await put(draft, lydia, ['K06', target])),
    ];
    const answer = { en: 'Signals stop people, not cables.' };
    expect(codes(await refuseOffer(house.context, { organisation, actor: jack, offer: one.id, answer }))).toEqual([
      'NOT-ALLOWED',
    ]);
    expect(
      taken(await refuseOffer(house.context, { organisation, actor: ada, offer: one.id, answer })).body,
    ).toMatchObject({ state: 'refused', answer });
    expect(codes(await withdrawOffer(house.context, { organisation, actor: ada, offer: other.id }))).toEqual([
      'NOT-ALLOWED',
    ]);
    taken(await withdrawOffer(house.context, { organisation, actor: jack, offer: other.id }));
    expect((await room(draft)).offers.map(({ state }) => state).sort()).toEqual(['refused', 'withdrawn']);
  });

  it('is put at the table and nowhere else', async () => {
    const draft = await table();
    await move(house, ['draft', draft, 'freeze'], {
      tells: { agreed: { hash: 'ab'.repeat(32), at: '2024-12-02T09:31:00+08:00', by: ['ada', 'jack'] } },
    });
    expect(codes(await put(draft, jack, ['K09', strike]))).toEqual(['CONFLICT']);
    expect(codes(await put('DRF-NONE', jack, ['K09', strike]))).toEqual(['NOT-FOUND']);
    expect(codes(await put(draft, karen, ['K09', strike]))).toEqual(['NOT-FOUND']);
  });
});

describe('consent', () => {
  it('is void after any change of the text', async () => {
    const draft = await table();
    const { body } = await draftOf(draft);
    const agreed = { hash: body.hash, at: '2024-12-02T09:31:00+08:00', by: ['ada'] };
    await move(house, ['draft', draft, 'consent'], { actor: ada, tells: { agreed } });
    expect((await room(draft, jack)).consents).toMatchObject([{ person: { id: 'ada' } }, { mine: true }]);
    expect((await room(draft)).consents[0]?.at).toBeDefined();
    taken(await accept(ada, taken(await put(draft, jack, ['K10', notice])).id));
    expect((await draftOf(draft)).body.agreed).toBeUndefined();
    expect((await room(draft)).consents.map(({ at }) => at)).toEqual([undefined, undefined]);
  });
});

describe('offers on different clauses', () => {
  it('give the same text in whichever order they are accepted', async () => {
    const all = { K06: target, K09: onlyAttendance, K10: notice } as const;
    const keys = Object.keys(all) as (keyof typeof all)[];
    const hashes = new Set<string>();
    await assert(
      asyncProperty(
        shuffledSubarray(keys, { minLength: 3 }),
        shuffledSubarray(keys, { minLength: 3 }),
        async (asked, answered) => {
          const draft = await table();
          const ids = new Map<string, string>();
          for (const [at, key] of asked.entries())
            ids.set(key, taken(await put(draft, at % 2 === 0 ? jack : ada, [key, all[key]])).id);
          for (const key of answered) {
            const by = asked.indexOf(key) % 2 === 0 ? ada : jack;
            taken(await accept(by, ids.get(key) ?? ''));
          }
          hashes.add((await draftOf(draft)).body.hash);
        },
      ),
      { numRuns: 8 },
    );
    expect(hashes.size).toBe(1);
  }, 60_000);
});

describe('the money of a change', () => {
  it('is what both texts would have owed for the same months', async () => {
    const draft = await table();
    const { id } = taken(await put(draft, jack, ['K09', strike]));
    const asked = { organisation, actor: ada, draft, from: 'now', to: `offer-${id}` };
    const found = taken(await replayDraft(house.context, asked));
    expect(found).toMatchObject({
      currency: 'HKD',
      before: '0.00',
      after: '15000.00',
      difference: '15000.00',
      byClause: [{ key: 'K09', difference: '15000.00' }],
    });
    expect(found.periods.map(({ period, difference, turned }) => [period, difference, turned])).toEqual([
      ['2024-10', '0.00', false],
      ['2024-11', '15000.00', true],
    ]);
    const verdicts = (side: 'before' | 'after') =>
      found.periods[1]?.[side].rows.find(({ commitment }) => commitment === 'availability')?.verdict;
    expect([verdicts('before'), verdicts('after')]).toEqual(['met', 'missed']);
  });

  it('under the text in force is what was really owed', async () => {
    const draft = await table();
    const found = taken(await replayDraft(house.context, { organisation, actor: ada, draft, to: 'in-force' }));
    expect(found).toMatchObject({ before: '15000.00', after: '15000.00', difference: '0.00', byClause: [] });
  });

  it('is kept on the draft under the hash of its text', async () => {
    const draft = await table();
    const { body } = taken(await keepReplay(house.context, { organisation, actor: ada, draft }));
    expect(body.replayed).toMatchObject({ hash: body.hash, periods: 2 });
    expect(body.replayed?.credits).toEqual(['2024-10: HKD 0.00', '2024-11: HKD 0.00', 'total: HKD 0.00']);
  });

  it('of a text without history is said to be none, or taken from a comparable agreement', async () => {
    const draft = await table();
    const text = { ...(await thirdRevision(house)), id: 'SLA-LR-NEW', revision: 1 };
    const body = { ...(await draftOf(draft)).body, agreement: 'SLA-LR-NEW', text, hash: canonicalHash(text) };
    const { state: _state, trail: _trail, ...written } = recordKinds.draft.schema.parse(body);
    await tell(house, [['draft', `${draft}-NEW`, written]]);
    const asked = { organisation, actor: ada, draft: `${draft}-NEW` };
    expect(taken(await replayDraft(house.context, asked))).toMatchObject({ periods: [], difference: '0.00' });
    expect(taken(await keepReplay(house.context, asked)).body.replayed).toMatchObject({ periods: 0 });
    expect(codes(await replayDraft(house.context, { ...asked, comparable: 'SLA-NONE' }))).toEqual(['NO-HISTORY']);
    const found = taken(await replayDraft(house.context, { ...asked, comparable: 'SLA-LR-METRO' }));
    expect(found).toMatchObject({ comparable: true, history: 'SLA-LR-METRO', after: '0.00' });
  });
});

describe('what a customer sees', () => {
  it('is the offers, the words and who gave what, and nothing of our reckoning', async () => {
    const draft = await table();
    taken(await accept(ada, taken(await put(draft, jack, ['K09', strike])).id));
    const ours = taken(await negotiationLog(house.context, { organisation, actor: ada, draft }));
    const theirs = taken(await negotiationLog(house.context, { organisation, actor: jack, draft }));
    expect(ours.concessions).toMatchObject([{ clause: 'K09', gave: organisation, got: 'lion-rock' }]);
    expect(ours.concessions[0]?.worth).toMatchObject({ difference: '15000.00', periods: 2 });
    expect(theirs.concessions[0]).not.toHaveProperty('worth', expect.anything());
    expect(ours.lines.map(({ act }) => act)).toContain('submit');
    expect(theirs.lines.map(({ act }) => act)).not.toContain('submit');
    expect(theirs.lines.map(({ act }) => act)).toContain('amend');
    expect(JSON.stringify([await room(draft, jack), theirs])).not.toContain('"15000.00"');
    expect(codes(await negotiationRoom(house.context, { organisation, actor: karen, draft }))).toEqual(['NOT-FOUND']);
  });

  it('are versions from the first that was offered on', async () => {
    const draft = await table();
    const asked = { organisation, actor: jack, draft, to: 'now' };
    expect(codes(await draftDifference(house.context, { ...asked, from: 'version-1' }))).toEqual(['NOT-FOUND']);
    const found = taken(await draftDifference(house.context, { ...asked, from: 'in-force' }));
    expect(found.chapters.map(({ key }) => key)).toContain('K09');
    const struck = taken(await put(draft, jack, ['K09', strike]));
    const without = taken(await draftDifference(house.context, { ...asked, from: 'now', to: `offer-${struck.id}` }));
    // The sentence after it only gets another number.
    expect(without.chapters.map(({ words: { en } }) => en.map(({ words }) => words.map(({ kind }) => kind)))).toEqual([
      [['removed']],
    ]);
    const words = found.chapters.find(({ key }) => key === 'K09')?.words;
    expect(words?.en.length).toBeGreaterThan(0);
    expect(words?.['zh-Hant'].length).toBeGreaterThan(0);
  });
});

describe('an underpinning contract', () => {
  it('is negotiated with the supplier across the table, whose counterpart answers', async () => {
    const { context } = house;
    const mina = partyPerson('mina', 'supplier', 'victoria');
    const draft = 'DRF-UC';
    const text = { ...(await thirdRevision(house)), id: 'UC-V', type: 'underpinning-contract', revision: 1 };
    const {
      state: _state,
      trail: _trail,
      ...body
    } = recordKinds.draft.schema.parse((await draftOf(await table())).body);
    const parties = { provider: 'victoria', customer: organisation, representative: 'mina', agreement: 'UC-V' };
    await tell(house, [
      ['party', 'victoria', { name: { en: 'Victoria' }, role: 'supplier' }],
      ['draft', draft, { ...body, ...parties, revision: 1, text, hash: canonicalHash(text) }],
    ]);
    await move(house, ['draft', draft, 'submit', 'offer', 'open']);
    const { id, body: offered } = taken(await put(draft, mina, ['K09', onlyAttendance]));
    expect(offered).toMatchObject({ by: 'victoria', party: 'victoria' });
    expect((await room(draft, mina)).sides).toMatchObject({ mine: 'victoria', other: { side: 'supplier' } });
    expect(codes(await negotiationRoom(context, { organisation, actor: jack, draft }))).toEqual(['NOT-FOUND']);
    expect(codes(await accept(mina, id))).toEqual(['NOT-ALLOWED']);
    expect(taken(await accept(ada, id)).draft).toBe(draft);
  });
});
