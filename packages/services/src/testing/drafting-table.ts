/** Lion Rock's agreement in force, people on both sides, and a draft of its third revision. For tests of drafting. */
import { clausesOf } from '@troth/core';
import type { DraftStep, Outcome } from '@troth/core';
import { publishAgreement } from '../agreements/publish.ts';
import type { Actor } from '../context.ts';
import { beginDraft } from '../drafting/begin.ts';
import { approveDeviations, assignClause, clearClause } from '../drafting/clauses.ts';
import type { Draft } from '../drafting/drafts.ts';
import { findDraft } from '../drafting/drafts.ts';
import { takeStep } from '../drafting/steps.ts';
import { anna, demoFiles, houseForTests, organisation, taken } from './house-for-tests.ts';
import type { House } from './house-for-tests.ts';
import { move, partyPerson, staff, tell } from './small-company.ts';

export const agreement = 'SLA-LR-METRO';
export const [ada, derek] = [staff('ada', 5), staff('derek', 6)];
export const [grace, henry] = [staff('grace', 5), staff('henry', 4)];
export const jack = partyPerson('jack', 'customer', 'lion-rock');
export const lydia = partyPerson('lydia-mok', 'customer', 'lion-rock');
export const karen = partyPerson('karen', 'customer', 'thamesgate');
export const mina = partyPerson('mina', 'supplier', 'victoria-fibre');

const party = (id: string, role: string, more: object = {}) =>
  ['party', id, { name: { en: id }, role, ...more }] as const;
const person = (id: string, of: string, more: object = {}) =>
  ['person', id, { name: { en: id }, party: of, ...more }] as const;
const texts = (await demoFiles()).agreements.filter(({ file }) => /lr-metro|standard/u.test(file));

/** The house with the agreement published and nothing drafted. */
export async function draftingHouse(): Promise<House> {
  const house = await houseForTests();
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  await tell(house, [
    party(organisation, 'own'),
    party('lion-rock', 'customer', { representatives: ['gone', 'jack', 'lydia-mok'] }),
    party('thamesgate', 'customer'),
    party('victoria-fibre', 'supplier'),
    ...['ada', 'ben', 'carmen', 'derek', 'henry'].map((id) => person(id, organisation)),
    person('grace', organisation, { roles: ['legal'] }),
    person('jack', 'lion-rock'),
    person('lydia-mok', 'lion-rock'),
    [
      'agreement-roles',
      agreement,
      { agreement, provider: organisation, customer: 'lion-rock', manager: 'ada', representative: 'jack' },
    ],
  ]);
  return house;
}

export const begun = async ({ context }: House): Promise<Draft> =>
  taken(await beginDraft(context, { organisation, actor: ada, from: { agreement }, effective: '2025-04-01' }));

export const draftIn = async ({ context }: House, draft: string): Promise<Draft> =>
  taken(await context.store.read(organisation, (reader) => findDraft(reader, { draft, actor: ada })));

export const step = (
  { context }: House,
  [draft, name, actor]: readonly [string, DraftStep, Actor],
  note?: string,
): Promise<Outcome<Draft>> =>
  takeStep(context, { organisation, actor, draft, step: name, ...(note === undefined ? {} : { note }) });

/** Every clause given to Henry and cleared by him. */
export async function clearAll({ context }: House, draft: Draft): Promise<void> {
  for (const clause of clausesOf(draft.body.text)) {
    const on = { organisation, draft: draft.id, clause };
    taken(await assignClause(context, { ...on, actor: ada, owner: 'henry' }));
    taken(await clearClause(context, { ...on, actor: henry }));
  }
}

/** What it would have cost, whether it can be kept, what it is worth: as if it had been computed. */
export async function replayed(house: House, draft: string): Promise<void> {
  const { hash } = (await draftIn(house, draft)).body;
  const told = { hash, at: '2025-02-26T00:30:00.000Z' };
  const computed = ['proof', 'price'].map((name) => ({ ...told, name, lines: [] }));
  const replay = { ...told, credits: [], periods: 1 };
  await move(house, ['draft', draft, 'replay'], { tells: { replayed: replay, computed } });
}

const road = ['internal-review', 'offered', 'in-negotiation', 'agreed-text'] as const;

/** A draft that has come so far, by the steps themselves. */
export async function draftAt(house: House, state: 'draft' | (typeof road)[number]): Promise<string> {
  const draft = await begun(house);
  const { id } = draft;
  const far = state === 'draft' ? 0 : road.indexOf(state) + 1;
  if (far > 0) taken(await step(house, [id, 'submit', ada]));
  if (far > 1) {
    await clearAll(house, draft);
    await replayed(house, id);
    taken(await step(house, [id, 'offer', ada]));
    // Lion Rock's agreement has words of its own.
    taken(await approveDeviations(house.context, { organisation, actor: grace, draft: id }));
  }
  if (far > 2) taken(await step(house, [id, 'open', jack]));
  if (far > 3) {
    taken(await step(house, [id, 'consent', ada]));
    taken(await step(house, [id, 'consent', jack]));
  }
  return id;
}
