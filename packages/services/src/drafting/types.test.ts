/** Other types of agreement: a supplier's contract at the supplier's side of the table, and what is accepted or confirmed and never signed. */
import type { DraftStep, Outcome } from '@troth/core';
import { expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { perform } from '../perform.ts';
import { ada, draftIn, draftingHouse, jack, mina, step } from '../testing/drafting-table.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { move, tell } from '../testing/small-company.ts';
import { beginDraft } from './begin.ts';
import { takeStepIn } from './steps.ts';
import { readDraft } from './view.ts';

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

async function draftOf(house: House, type: string, more: object): Promise<string> {
  const from = { text: { id: 'AGR-1', type, title: 'One', effective: { from: '2025-04-01' } } };
  const made = await beginDraft(house.context, { organisation, actor: ada, from, ...more });
  return taken(made).id;
}

const stepsOf = async ({ context }: House, draft: string, actor: Actor): Promise<readonly string[]> =>
  taken(await readDraft(context, { organisation, actor, draft })).steps.map((one) => one.step);
const guarded = ({ context }: House, draft: string, name: DraftStep) => {
  const command = { organisation, actor: ada, draft, step: name };
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, acts) => takeStepIn(context, transaction, { acts, command }),
  });
};

it('names the first representative of the party across the table, without whom nobody could agree for it', async () => {
  const house = await draftingHouse();
  const of = async (sides: object) => {
    const draft = await draftOf(house, 'sla', sides);
    return taken(await readDraft(house.context, { organisation, actor: ada, draft })).representative?.id;
  };
  expect(await of({ agreement: 'AGR-2', provider: organisation, customer: 'lion-rock' })).toBe('jack');
  expect(await of({ agreement: 'AGR-3', provider: 'victoria-fibre', customer: organisation })).toBe(undefined);
  expect(await of({ agreement: 'AGR-4' })).toBe(undefined);
});

it('names who speaks for the other side by the roles: our own representative is none of it where we are the customer', async () => {
  const house = await draftingHouse();
  const known = [
    ['UC-1', { provider: 'victoria-fibre', customer: organisation, representative: 'ben', counterpart: 'mina' }],
    ['OLA-1', { provider: 'noc', customer: organisation, representative: 'ada', counterpart: 'carmen' }],
    ['UC-2', { provider: 'victoria-fibre', customer: organisation, representative: 'ben' }],
    ['SLA-1', { provider: organisation, customer: 'lion-rock', representative: 'jack', counterpart: 'ben' }],
  ] as const;
  await tell(house, [
    ['party', 'noc', { name: { en: 'NOC' }, role: 'internal-group' }],
    ...known.map(([id, sides]) => ['agreement-roles', id, { agreement: id, manager: 'ada', ...sides }] as const),
  ]);
  const named = [];
  for (const [agreement] of known) {
    const draft = await draftOf(house, 'sla', { agreement });
    named.push((await draftIn(house, draft)).body.representative);
  }
  // Of UC-2 nobody speaks for the supplier yet: better nobody than one of ours.
  expect(named).toEqual(['mina', 'carmen', undefined, 'jack']);
});

it('the lead of a group agrees a text within the house, being named for it; another of that level does not', async () => {
  const house = await draftingHouse();
  const draft = await draftOf(house, 'ola', { provider: organisation, customer: 'lion-rock', representative: 'ben' });
  await move(house, ['draft', draft, 'submit', 'offer', 'open']);
  const lead = (id: string): Actor => ({ ...ada, id: `person:${id}`, level: 4 });
  expect(codes(await step(house, [draft, 'consent', lead('carmen')]))).toEqual(['NOT-ALLOWED']);
  expect(codes(await step(house, [draft, 'consent', lead('ben')]))).not.toContain('NOT-ALLOWED');
});

it('an underpinning contract is negotiated with the supplier, who sees it from the offer on', async () => {
  const house = await draftingHouse();
  const sides = { provider: 'victoria-fibre', customer: organisation, representative: 'mina' };
  const draft = await draftOf(house, 'underpinning-contract', sides);
  expect(codes(await step(house, [draft, 'open', mina]))).toEqual(['NOT-FOUND']);
  await move(house, ['draft', draft, 'submit', 'offer']);
  expect(await stepsOf(house, draft, mina)).toEqual(['open']);
  expect(codes(await step(house, [draft, 'open', jack]))).toEqual(['NOT-FOUND']);
  taken(await step(house, [draft, 'open', mina]));
  // It is hers to agree; the text is not complete yet, and of that she learns no more than that we are not ready.
  expect(codes(await step(house, [draft, 'consent', mina]))).toEqual(['GUARD-OTHER-SIDE']);
  const seen = taken(await readDraft(house.context, { organisation, actor: mina, draft }));
  const consent = seen.steps.find((one) => one.step === 'consent');
  expect(consent).toMatchObject({ may: true, ready: false });
  expect(consent?.guards.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(['other-side']);
});

it.each([
  ['ola', 'accepted by both leads'],
  ['expectation', 'agreed'],
])('an agreement of type %s is never signed, and ends as %s', async (type, ends) => {
  const house = await draftingHouse();
  const sides = { provider: organisation, customer: 'lion-rock', representative: 'jack' };
  const draft = await draftOf(house, type, sides);
  await move(house, ['draft', draft, 'submit', 'offer', 'open', 'freeze']);
  expect(await stepsOf(house, draft, ada)).toEqual(['decline', 'revise', 'withdraw']);
  expect(codes(await guarded(house, draft, 'sign'))).toEqual(['CONFLICT']);
  await move(house, ['draft', draft, 'complete']);
  const done = taken(await readDraft(house.context, { organisation, actor: ada, draft }));
  expect(done.stateName.en).toBe(ends);
});

it('an agreement that people sign names its signatories in order', async () => {
  const house = await draftingHouse();
  const draft = await draftOf(house, 'sla', { provider: organisation, customer: 'lion-rock', representative: 'jack' });
  await move(house, ['draft', draft, 'submit', 'offer', 'open', 'freeze']);
  expect(await stepsOf(house, draft, ada)).toEqual(['sign', 'decline', 'revise', 'withdraw']);
  const refused = codes(await guarded(house, draft, 'sign'));
  expect(refused).toEqual(['GUARD-FROZEN', 'GUARD-COMPLETE', 'GUARD-CLEARED', 'GUARD-SIGNATORIES']);
});
