/** The life of a draft through its steps: each guard keeps its step and says why, then lets it pass; what follows from a step. */
import { describe, expect, it } from 'vitest';
import { listNotes, writeNote } from './notes.ts';
import { changeDraft } from './change.ts';
import { approveDeviations, assignClause, clearClause } from './clauses.ts';
import { takeStep } from './steps.ts';
import { readDraft } from './view.ts';
import type { Change, DraftStep, Outcome } from '@troth/core';
import type { Actor } from '../context.ts';
import { putOffer } from '../negotiation/put-offer.ts';
import { withdrawOffer } from '../negotiation/answer-offer.ts';
import { inboxOf } from '../inbox/inbox.ts';
import { perform } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { move, tell } from '../testing/small-company.ts';
import {
  ada,
  begun,
  clearAll,
  derek,
  draftAt,
  draftIn,
  draftingHouse,
  grace,
  henry,
  jack,
  replayed,
  step,
} from '../testing/drafting-table.ts';
import { takeStepIn } from './steps.ts';

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
const said = (outcome: Outcome<unknown>): string =>
  outcome.ok ? '' : outcome.refusals.map(({ message }) => message).join('\n');

async function change(house: House, draft: string, changes: readonly Change[]): Promise<void> {
  const { version } = await draftIn(house, draft);
  const changed = taken(await changeDraft(house.context, { organisation, actor: ada, draft, base: version, changes }));
  expect(changed.met).toBeUndefined();
}

/** Signing is sent with its signing; its guards are those of the step itself. */
const sign = ({ context }: House, draft: string, actor: Actor = ada) => {
  const command = { organisation, actor, draft, step: 'sign' as const };
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, acts) => takeStepIn(context, transaction, { acts, command }),
  });
};

describe('internal review', () => {
  it('begins with a text that has no error', async () => {
    const house = await draftingHouse();
    const { id, body } = await begun(house);
    const { exit } = body.text;
    await change(house, id, [{ path: ['commitments', 'availability', 'target'], value: '>= soon' }]);
    const refused = await step(house, [id, 'submit', ada]);
    expect(codes(refused)).toEqual(['GUARD-COMPLETE']);
    expect(said(refused)).toContain('Correct what the findings name as errors.');
    expect(exit).toBeUndefined();
    await change(house, id, [{ path: ['commitments', 'availability', 'target'], value: '>= 99.95 %' }]);
    expect(taken(await step(house, [id, 'submit', ada])).body.state).toBe('internal-review');
  });

  it('gives whoever answers for a clause a task, and the author the draft back with a reason', async () => {
    const house = await draftingHouse();
    const { id } = await begun(house);
    taken(await assignClause(house.context, { organisation, actor: ada, draft: id, clause: 'K13', owner: 'henry' }));
    taken(await step(house, [id, 'submit', ada]));
    const notes = taken(await listNotes(house.context, { organisation, actor: ada, draft: id }));
    expect(notes.map(({ body }) => [body.form, body.clause, body.assignee])).toEqual([['task', 'K13', 'henry']]);
    expect(codes(await step(house, [id, 'return', henry]))).toEqual(['REASON']);
    taken(await step(house, [id, 'return', henry], 'The cap is missing.'));
    taken(await step(house, [id, 'submit', ada]));
    // Who was asked already is not asked twice.
    expect(taken(await listNotes(house.context, { organisation, actor: ada, draft: id }))).toHaveLength(1);
  });
});

describe('an offer to the other side', () => {
  it('waits until every clause is cleared as it stands and its cost is computed on the very text', async () => {
    const house = await draftingHouse();
    const draft = await begun(house);
    taken(await step(house, [draft.id, 'submit', ada]));
    const refused = await step(house, [draft.id, 'offer', ada]);
    expect(codes(refused)).toEqual(['GUARD-CLEARED', 'GUARD-IMPACT']);
    expect(said(refused)).toContain('K13');
    await clearAll(house, draft);
    await replayed(house, draft.id);
    // One term changes: its clause is open again, and what was computed is of another text.
    await change(house, draft.id, [{ path: ['fees', 'lines', 'service-fee', 'amount'], value: '160000.00' }]);
    const again = await step(house, [draft.id, 'offer', ada]);
    expect(codes(again)).toEqual(['GUARD-CLEARED', 'GUARD-IMPACT']);
    expect(said(again)).toContain('Not cleared as they stand: K13.');
    const on = { organisation, draft: draft.id, clause: 'K13' };
    expect(codes(await clearClause(house.context, { ...on, actor: ada }))).toEqual(['NOT-ALLOWED']);
    taken(await clearClause(house.context, { ...on, actor: henry }));
    await replayed(house, draft.id);
    const offered = taken(await step(house, [draft.id, 'offer', ada]));
    expect(offered.body).toMatchObject({ state: 'offered', proposal: 'PRO-0001/3' });
  });

  it('is opened by the representative, not by anybody of their house', async () => {
    const house = await draftingHouse();
    const id = await draftAt(house, 'offered');
    const [lydia, karen] = [
      { ...jack, id: 'person:lydia-mok' },
      { ...jack, party: 'thamesgate' },
    ];
    expect(codes(await step(house, [id, 'open', lydia]))).toEqual(['NOT-ALLOWED']);
    expect(codes(await step(house, [id, 'open', karen]))).toEqual(['NOT-FOUND']);
    expect(taken(await step(house, [id, 'open', jack])).body).toMatchObject({ state: 'in-negotiation', round: 1 });
  });
});

describe('agreement on the text', () => {
  it('needs both named persons on one text, and freezes it then', async () => {
    const house = await draftingHouse();
    const id = await draftAt(house, 'in-negotiation');
    expect(codes(await step(house, [id, 'consent', derek]))).toEqual(['NOT-ALLOWED']);
    const first = taken(await step(house, [id, 'consent', ada]));
    expect(first.body).toMatchObject({ state: 'in-negotiation', agreed: { by: ['ada'], hash: first.body.hash } });
    const both = taken(await step(house, [id, 'consent', jack]));
    expect(both.body).toMatchObject({ state: 'agreed-text', agreed: { by: ['ada', 'jack'], hash: both.body.hash } });
    expect(both.body.trail.map(({ act, by }) => [act, by]).slice(-3)).toEqual([
      ['consent', 'person:ada'],
      ['consent', 'person:jack'],
      ['freeze', 'person:jack'],
    ]);
  });

  it('waits while an offer is open', async () => {
    const house = await draftingHouse();
    const id = await draftAt(house, 'in-negotiation');
    const offer = taken(
      await putOffer(house.context, {
        organisation,
        actor: jack,
        draft: id,
        clause: 'K10',
        changes: [{ path: ['maintenance', 'planned-works', 'notice'], value: '7 business days' }],
        reason: { en: 'We plan by the week.' },
      }),
    );
    const refused = await step(house, [id, 'consent', ada]);
    expect(codes(refused)).toEqual(['GUARD-NO-OPEN-OFFER']);
    expect(said(refused)).toContain(offer.id);
    taken(await withdrawOffer(house.context, { organisation, actor: jack, offer: offer.id }));
    taken(await step(house, [id, 'consent', ada]));
  });

  it('waits until a gap is closed, or its risk accepted by level 6 until a later day', async () => {
    const house = await draftingHouse();
    const { id, body } = await begun(house);
    const { agreement } = body;
    await change(house, id, [{ path: ['maintenance', 'planned-works', 'cap'] }]);
    await throughReview(house, id);
    taken(await approve(house, id));
    const refused = await step(house, [id, 'consent', ada]);
    expect(codes(refused)).toEqual(['GUARD-GAPS']);
    expect(said(refused)).toContain('K10-CAP');
    const risk = (expires: string) => ({
      agreement,
      draft: id,
      owner: 'ada',
      expires,
      reason: { en: 'Works are rare.' },
      gaps: [{ code: 'K10-CAP', text: 'Works without a cap.' }],
    });
    await tell(house, [
      ['risk-acceptance', 'RSK-0001', risk('2025-02-26')],
      ['risk-acceptance', 'RSK-0002', risk('2025-12-31')],
    ]);
    // Accepted until today: it covers nothing any more.
    await move(house, ['risk-acceptance', 'RSK-0001', 'accept'], { actor: derek });
    expect(codes(await step(house, [id, 'consent', ada]))).toEqual(['GUARD-GAPS']);
    await move(house, ['risk-acceptance', 'RSK-0002', 'accept'], { actor: derek });
    taken(await step(house, [id, 'consent', ada]));
  });

  it('waits until counsel approved words that are not the approved ones', async () => {
    const house = await draftingHouse();
    const { id } = await begun(house);
    await change(house, id, [
      { path: ['clauses'], value: [{ key: 'K20', text: { en: 'Tell nobody.', 'zh-Hant': '保密。' } }] },
    ]);
    await throughReview(house, id);
    expect(codes(await step(house, [id, 'consent', ada]))).toEqual(['GUARD-DEVIATIONS']);
    for (const other of [ada, derek, jack]) expect(codes(await approve(house, id, other))).toEqual(['NOT-ALLOWED']);
    taken(await approve(house, id));
    const seen = taken(await readDraft(house.context, { organisation, actor: ada, draft: id }));
    expect(seen.inside?.legal).toMatchObject({ by: 'grace', current: true });
    taken(await step(house, [id, 'consent', ada]));
  });
});

const approve = ({ context }: House, id: string, actor: Actor = grace) =>
  approveDeviations(context, { organisation, actor, draft: id });

async function throughReview(house: House, id: string): Promise<void> {
  taken(await step(house, [id, 'submit', ada]));
  await clearAll(house, await draftIn(house, id));
  await replayed(house, id);
  taken(await step(house, [id, 'offer', ada]));
  taken(await step(house, [id, 'open', ada]));
}

describe('signature', () => {
  it('is asked for on the agreed text, with signatories, authority and a day to come', async () => {
    const house = await draftingHouse();
    const id = await draftAt(house, 'agreed-text');
    expect(codes(await sign(house, id, henry))).toEqual(['NOT-ALLOWED']);
    house.setClock('2025-04-02T00:30:00.000Z');
    const late = await sign(house, id);
    expect(codes(late)).toEqual(['GUARD-EFFECTIVE-DATE']);
    expect(said(late)).toContain('Begin a new revision with a later effective date.');
    house.setClock('2025-03-31T00:30:00.000Z');
    expect(taken(await sign(house, id)).body.state).toBe('signing');
  });

  it('is kept back by fees beyond the authority of who signs, and by a clause that was opened again', async () => {
    const house = await draftingHouse();
    const { id } = await begun(house);
    await change(house, id, [{ path: ['fees', 'lines', 'service-fee', 'amount'], value: '250000.00' }]);
    await throughReview(house, id);
    taken(await approve(house, id));
    taken(await step(house, [id, 'consent', ada]));
    taken(await step(house, [id, 'consent', jack]));
    const refused = await sign(house, id);
    expect(codes(refused)).toEqual(['GUARD-AUTHORITY']);
    expect(said(refused)).toContain('Derek Wong: HKD 6000000.00');
  });

  it('is sent with its signing, and what follows by itself is done by nobody', async () => {
    const house = await draftingHouse();
    const id = await draftAt(house, 'agreed-text');
    for (const name of ['sign', 'freeze', 'complete'] satisfies DraftStep[])
      expect(codes(await step(house, [id, name, ada]))).toEqual(['CONFLICT']);
  });
});

describe('after the text is agreed', () => {
  const word: Change = { path: ['title', 'en'], value: 'Metro Ethernet, again' };

  it('one changed word is a new revision; the old one is superseded', async () => {
    const house = await draftingHouse();
    const id = await draftAt(house, 'agreed-text');
    const before = await draftIn(house, id);
    const command = { organisation, actor: ada, draft: id, base: before.version, changes: [word] };
    const refused = await changeDraft(house.context, command);
    expect(codes(refused)).toEqual(['FROZEN']);
    expect((await draftIn(house, id)).body.hash).toBe(before.body.hash);
    const { draft } = taken(await changeDraft(house.context, { ...command, revise: true }));
    expect(draft?.body).toMatchObject({
      state: 'draft',
      revision: 4,
      begunFrom: { draft: id },
      agreement: 'SLA-LR-METRO',
      text: { revision: 4, title: { en: 'Metro Ethernet, again' } },
    });
    expect(draft?.body.agreed).toBeUndefined();
    const old = await draftIn(house, id);
    expect(old.body).toMatchObject({ state: 'superseded', supersededBy: draft?.id, hash: before.body.hash });
    expect(old.body.text).toEqual(before.body.text);
  });

  it('is withdrawn only with a reason', async () => {
    const house = await draftingHouse();
    const id = await draftAt(house, 'agreed-text');
    expect(codes(await step(house, [id, 'withdraw', ada]))).toEqual(['REASON']);
    expect(taken(await step(house, [id, 'withdraw', ada], 'The customer moved.')).body.state).toBe('withdrawn');
  });
});

it('requirements that the customer confirmed are in an agreement once the text is agreed', async () => {
  const house = await draftingHouse();
  const { context } = house;
  const asked = {
    party: 'lion-rock',
    title: { en: 'Availability' },
    measure: 'availability',
    priority: 'must',
    needs: [],
    readBack: 'RDB-1',
  };
  await tell(house, [['requirement', 'SLR-0001', { ...asked, target: '>= 99.9 %', period: 'month' }]]);
  await move(house, ['requirement', 'SLR-0001', 'confirm'], { actor: jack });
  const { id } = await begun(house);
  await change(house, id, [{ path: ['commitments', 'availability', 'requirements'], value: ['SLR-0001'] }]);
  await throughReview(house, id);
  taken(await approve(house, id));
  taken(await step(house, [id, 'consent', ada]));
  taken(await step(house, [id, 'consent', jack]));
  const requirement = (await registerOf(context.store, organisation)).get('requirement', 'SLR-0001');
  expect(requirement?.body).toMatchObject({ state: 'in-agreement', draft: id, commitment: 'availability' });
});

describe('notes', () => {
  it('stay among ourselves unless shared; what the other side writes is shared', async () => {
    const house = await draftingHouse();
    const id = await draftAt(house, 'offered');
    const note = { organisation, draft: id, clause: 'K13', form: 'open-point', text: { en: 'Which month?' } };
    taken(await writeNote(house.context, { ...note, actor: ada }));
    taken(await writeNote(house.context, { ...note, actor: ada, withOtherSide: true }));
    taken(await writeNote(house.context, { ...note, actor: jack }));
    const count = async (actor: Actor) =>
      taken(await listNotes(house.context, { organisation, actor, draft: id })).filter(
        ({ body }) => body.form !== 'task',
      ).length;
    expect([await count(ada), await count(jack)]).toEqual([3, 2]);
  });

  it('are not shared of a draft that the other side does not see', async () => {
    const house = await draftingHouse();
    const { id } = await begun(house);
    const note = { organisation, draft: id, clause: 'K13', form: 'comment', text: { en: 'Hm.' }, withOtherSide: true };
    expect(codes(await writeNote(house.context, { ...note, actor: ada }))).toEqual(['CONFLICT']);
  });
});

it('a step on what somebody changed meanwhile is refused', async () => {
  const house = await draftingHouse();
  const { id, version } = await begun(house);
  await change(house, id, [{ path: ['title', 'en'], value: 'Another' }]);
  const late = { organisation, actor: ada, draft: id, step: 'submit' as const, expect: version };
  expect(codes(await takeStep(house.context, late))).toEqual(['CONFLICT']);
});

it('a text that somebody declined to sign is agreed anew by both', async () => {
  const house = await draftingHouse();
  const id = await draftAt(house, 'agreed-text');
  expect(codes(await step(house, [id, 'decline', jack]))).toEqual(['REASON']);
  taken(await step(house, [id, 'decline', jack], 'Our board wants January instead.'));
  expect(taken(await step(house, [id, 'consent', ada])).body.state).toBe('in-negotiation');
  expect(taken(await step(house, [id, 'consent', jack])).body.state).toBe('agreed-text');
});

it('who is wanted for a draft finds it among what concerns them', async () => {
  const house = await draftingHouse();
  const { id } = await begun(house);
  taken(await assignClause(house.context, { organisation, actor: ada, draft: id, clause: 'K13', owner: 'henry' }));
  taken(await step(house, [id, 'submit', ada]));
  const wanted = async (actor: Actor) =>
    (await inboxOf(house.context, { organisation, actor })).items.flatMap(({ kind, act }) =>
      act === undefined ? [] : [`${kind}: ${act}`],
    );
  expect([await wanted(henry), await wanted(jack)]).toEqual([['clause-note: resolve'], []]);
  await clearAll(house, await draftIn(house, id));
  expect(await wanted(henry)).toEqual([]);
  await replayed(house, id);
  taken(await step(house, [id, 'offer', ada]));
  expect(await wanted(jack)).toEqual(['draft: open']);
});
