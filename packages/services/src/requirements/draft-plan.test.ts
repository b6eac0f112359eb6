/** From what a customer confirmed to what is sold, the template and the tier; the draft that follows answers it by number. */
import type { Outcome } from '@troth/core';
import { instantiate, shippedTemplates, standInValues } from '@troth/core';
import { beforeAll, expect, it } from 'vitest';
import { beginDraft } from '../drafting/begin.ts';
import { draftProposal } from '../proposal/proposal.ts';
import { houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, jack } from '../testing/negotiated-draft.ts';
import { move, tell } from '../testing/small-company.ts';
import { confirmReadBack } from './answer-read-back.ts';
import { draftPlan } from './draft-plan.ts';
import { sendReadBack } from './send-read-back.ts';

let house: House;
const plan = (party: string) => draftPlan(house.context, { organisation, party });
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

beforeAll(async () => {
  house = await houseForTests();
  const asked = (measure: string, target: string, service = 'SVC-S01') => ({
    party: 'lion-rock',
    title: { en: measure },
    service,
    priority: 'must',
    needs: [],
    period: 'month',
    measure,
    target,
  });
  const sold = (id: string, [tier, value, amount]: readonly [string, string, string]) =>
    [
      'offering',
      id,
      {
        service: 'SVC-S01',
        name: { en: `IPVPN ${tier}` },
        tier,
        number: 1,
        targets: [{ what: { en: 'Availability' }, measure: 'availability', value }],
        price: { amount, currency: 'HKD', per: 'month' },
      },
    ] as const;
  await tell(house, [
    ['party', organisation, { name: { en: 'Harbourline' }, role: 'own' }],
    ['party', 'lion-rock', { name: { en: 'Lion Rock' }, role: 'customer', representatives: ['jack'] }],
    ['person', 'jack', { name: { en: 'Jack' }, party: 'lion-rock' }],
    sold('OFR-B', ['Bronze', '>= 99.5 %', '100.00']),
    sold('OFR-G', ['Gold', '>= 99.99 %', '300.00']),
    sold('OFR-S', ['Silver', '>= 99.9 %', '200.00']),
    ['requirement', 'SLR-0001', asked('availability', '>= 99.9 %')],
    ['requirement', 'SLR-0002', asked('loss', '<= 0.1 %')],
  ]);
  for (const offering of ['OFR-B', 'OFR-G', 'OFR-S']) await move(house, ['offering', offering, 'publish']);
});

it('what nobody confirmed is no ground for a draft, and nobody’s is not there', async () => {
  expect(codes(await plan('lion-rock'))).toEqual(['CONFLICT']);
  expect(codes(await plan('nobody'))).toEqual(['NOT-FOUND']);
});

it('the cheapest that meets it, and the tier of the template that goes by its name', async () => {
  const sent = taken(await sendReadBack(house.context, { organisation, actor: ada, party: 'lion-rock' }));
  taken(await confirmReadBack(house.context, { organisation, actor: jack, id: sent.id }));
  const found = taken(await plan('lion-rock'));
  expect(found).toMatchObject({
    requirements: ['SLR-0001', 'SLR-0002'],
    offering: { id: 'OFR-S', met: 1 },
    template: { id: 'network-connectivity' },
    tier: { id: 'silver' },
    met: 2,
    partly: 0,
    not: 0,
  });
});

it('a draft begun as planned answers each requirement by its number', async () => {
  const { template: chosen, tier, requirements } = taken(await plan('lion-rock'));
  const template = shippedTemplates.find(({ id }) => id === chosen.id);
  if (template === undefined) throw new TypeError('the plan names a template that is there');
  expect(instantiate(template, { tier: tier.id, values: standInValues(template) }).ok).toBe(true);
  const from = { template: template.id, tier: tier.id, values: standInValues(template) };
  const { id } = taken(
    await beginDraft(house.context, { organisation, actor: ada, from, provider: organisation, requirements }),
  );
  const proposal = taken(await draftProposal(house.context, { organisation, actor: ada, draft: id }));
  expect(proposal.customer?.id).toBe('lion-rock');
  expect(proposal.requirements.map(({ requirement, verdict, promised }) => [requirement, verdict, promised])).toEqual([
    ['SLR-0001', 'met', '>= 99.9 %'],
    ['SLR-0002', 'met', '<= 0.1 %'],
  ]);
  expect(proposal.inside?.options).toEqual([]);
});
