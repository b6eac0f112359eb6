/** What an offer does to deliverability and price: seen by the side that promises, and by nobody else. */
import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import type { Change, Outcome } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { priceDraft } from '../price/price.ts';
import { anna, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, jack, negotiated, tableForTests } from '../testing/negotiated-draft.ts';
import { tell } from '../testing/small-company.ts';
import { withdrawOffer } from './answer-offer.ts';
import { offerEffect } from './offer-effect.ts';
import { putOffer } from './put-offer.ts';
import { negotiationRoom } from './room.ts';

const target: readonly Change[] = [{ path: ['commitments', 'availability', 'target'], value: '>= 99.99 %' }];
const dearer: readonly Change[] = [
  {
    path: ['commitments', 'availability', 'credits', 'availability-credit', 'steps'],
    value: [{ when: '< 99.95 %', pay: { percent: '20 %', of: 'monthly-fee' } }],
  },
];
// Two accesses, each down 657 min in its worst month: together as certain as one, 99.97 % if they fail independently.
const behind = [{ agreement: 'UC-VFC', commitment: 'availability' }];
const access = (id: string) => ({ id, name: id, promises: behind });
const model = {
  structure: { kOfN: { k: 1, of: [{ leaf: 'east' }, { leaf: 'west' }] } },
  leaves: [access('east'), access('west')],
  reliability: [{ outages: '1.2', over: '30 d', meanRepair: '20 min', source: { en: 'maker', 'zh-Hant': '廠方' } }],
};
const reason = { en: 'The market trades on.' };

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

let house: House;
let draft = '';
const effectFor = (offer: string, actor = ada) => offerEffect(house.context, { organisation, actor, offer });
const put = async (clause: string, changes: readonly Change[]) =>
  taken(await putOffer(house.context, { organisation, actor: jack, draft, clause, changes, reason })).id;

beforeAll(async () => {
  house = await tableForTests();
  const file = fileURLToPath(
    new URL('../../../../examples/harbourline-company/agreements/uc-vfc.yaml', import.meta.url),
  );
  const { agreements } = taken(await readFiles([file]));
  const texts = agreements.map(({ file: name, text }) => ({
    file: name,
    text: text.replaceAll('2025-02-01', '2027-12-01'),
  }));
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  await tell(house, [['service-model', 'SLA-LR-METRO', { agreement: 'SLA-LR-METRO', model }]]);
  draft = await negotiated(house, 'DRF-E1');
}, 60_000);

describe('what an offer does', () => {
  it('to deliverability is told the side that promises', async () => {
    const { proof, price } = taken(await effectFor(await put('K06', target)));
    expect(proof).toMatchObject({
      before: { verdict: 'LIKELY', gaps: 4 },
      after: { verdict: 'UNDELIVERABLE', gaps: 4 },
      promises: [{ commitment: 'availability', before: 'LIKELY', after: 'UNDELIVERABLE' }],
      gaps: [{ id: expect.stringContaining('PROOF-AVAILABILITY:UC-VFC') as string, change: 'other' }],
    });
    expect(proof?.gaps[0]?.text.en).toContain('641.28 min more');
    // The steps of credit are another clause: nothing is owed for what no step names.
    expect(price?.after).toBe(price?.before);
  });

  it('to price is told beside it', async () => {
    const { proof, price } = taken(await effectFor(await put('K13', dearer)));
    expect(proof).toMatchObject({
      before: { verdict: 'LIKELY' },
      after: { verdict: 'LIKELY' },
      promises: [],
      gaps: [],
    });
    expect(price).toMatchObject({ currency: 'HKD', standardError: 0 });
    // The same as the price of the text as it stands says, whichever was asked first.
    const own = taken(await priceDraft(house.context, { organisation, actor: ada, draft }));
    expect(own.price?.main.expected).toBe(price?.before);
    expect(own.price?.laws.length).toBeGreaterThan(1);
    expect(price?.after).toBeGreaterThan(2 * (price?.before ?? Infinity));
  });

  it('is not there for the other side, in no answer', async () => {
    const offer = await put('K06', target);
    expect(codes(await effectFor(offer, jack))).toEqual(['NOT-FOUND']);
    const room = taken(await negotiationRoom(house.context, { organisation, actor: jack, draft }));
    expect(JSON.stringify(room)).not.toMatch(/UNDELIVERABLE|LIKELY|expected/u);
  });

  it('is asked of open offers only', async () => {
    const offer = await put('K06', target);
    taken(await withdrawOffer(house.context, { organisation, actor: jack, offer }));
    expect(codes(await effectFor(offer))).toEqual(['CONFLICT']);
  });
});
