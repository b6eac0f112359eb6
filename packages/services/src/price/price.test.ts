/** Prices of texts, and the table of what is covered and pays: ours alone. */
import type { Outcome } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { readAgreement } from '../agreements/read.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import { anna, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, jack, negotiated, tableForTests } from '../testing/negotiated-draft.ts';
import { move, tell } from '../testing/small-company.ts';
import { costEffectiveness } from './cost-effectiveness.ts';
import { priceDraft, priceOfAgreement } from './price.ts';

const agreement = 'SLA-LR-METRO';
const hkd = (amount: string) => ({ amount, currency: 'HKD' });
const model = {
  reliability: [
    { outages: '1.2', over: '30 d', meanRepair: '20 min', source: { en: 'maker’s figures', 'zh-Hant': '廠方數據' } },
  ],
  designs: [
    { id: 'single', name: 'Single tail', outagesPerMonth: '1.2', meanRepair: '20 min', costPerYear: hkd('0') },
    { id: 'diverse', name: 'Diverse tail', outagesPerMonth: '0.3', meanRepair: '15 min', costPerYear: hkd('36000') },
  ],
  worth: { extraCostPerYear: hkd('36000') },
};

let house: House;
let draft: string;
beforeAll(async () => {
  house = await tableForTests();
  draft = await negotiated(house, 'DRF-P1');
  const instance = (id: string, more: object): readonly ['instance', string, object] => [
    'instance',
    id,
    { name: { en: id }, offering: 'OFR-1', service: 'SVC-1', party: 'lion-rock', ...more },
  ];
  await tell(house, [
    ['service', 'SVC-1', { name: { en: 'Metro' }, owner: 'ada', layer: 'business' }],
    ['service', 'SVC-2', { name: { en: 'Telex' }, owner: 'ada', layer: 'business' }],
    ['offering', 'OFR-1', { service: 'SVC-1', name: { en: 'Gold' }, number: 1 }],
    instance('INS-1', { agreement }),
    instance('INS-2', { service: 'SVC-2', agreement: 'SLA-TG-EPL' }),
  ]);
  for (const id of ['INS-1', 'INS-2']) await move(house, ['instance', id, 'provide', 'hand-over']);
}, 60_000);

const asked = { organisation, actor: ada };
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

describe('the price of an agreement', () => {
  it('rests on its own months while no model says more, and a model decides once it is written', async () => {
    const learned = taken(await priceOfAgreement(house.context, { ...asked, agreement, years: 500 }));
    expect(learned.habits.find(({ commitment }) => commitment === 'availability')?.habit).toMatchObject({
      law: 'outages',
      learned: {},
    });
    await tell(house, [['service-model', agreement, { agreement, model }]]);
    const known = taken(await priceOfAgreement(house.context, { ...asked, agreement, years: 500 }));
    // The worked example, on a fee of 150,000 instead of 100,000.
    expect(known.price?.main).toMatchObject({ law: 'exponential', how: 'analytic', valueAtRisk: 15_000 });
    expect(known.price?.main.expected).toBeCloseTo(2959.769101 * 1.5, 4);
    expect(known.buildUp?.price).toBeCloseTo(3000 + 4439.6537 + 0.1 * (15_000 - 4439.6537), 3);
    expect(known.designs?.designs.map(({ total }) => Math.round(total))).toEqual([
      Math.round(35_517.22921294 * 1.5),
      Math.round(36_000 + 5780.753254803 * 1.5),
    ]);
    // Nothing says what stands behind either: a price is no proof.
    expect(known.designs?.designs.map(({ proof, price }) => [proof?.verdict, Math.round(price)])).toEqual([
      ['UNPROVABLE', Math.round(4439.6537 + 0.1 * (15_000 - 4439.6537))],
      ['UNPROVABLE', Math.round(3000 + (1.5 * 5780.753254803) / 12 + 0.1 * (7500 - (1.5 * 5780.753254803) / 12))],
    ]);
    expect(known).toMatchObject({
      agreement,
      revision: 2,
      currency: 'HKD',
      fee: 150_000,
      unknown: false,
      recovery: [],
    });
    expect(known.price?.without.map(({ commitment, why }) => [commitment, why])).toContainEqual([
      'latency',
      'no-credits',
    ]);
  });

  it('is kept while nothing is told, and is nobody else’s', async () => {
    const first = taken(await priceOfAgreement(house.context, { ...asked, agreement, years: 500 }));
    expect(taken(await priceOfAgreement(house.context, { ...asked, agreement, years: 500 }))).toBe(first);
    expect(codes(await priceOfAgreement(house.context, { ...asked, actor: jack, agreement }))).toEqual(['NOT-FOUND']);
    expect(codes(await priceDraft(house.context, { ...asked, actor: jack, draft }))).toEqual(['NOT-FOUND']);
    expect(codes(await costEffectiveness(house.context, { organisation, actor: jack }))).toEqual(['NOT-FOUND']);
    expect(codes(await priceOfAgreement(house.context, { ...asked, agreement: 'SLA-NONE' }))).toEqual(['NOT-FOUND']);
  });
});

it('the price of a draft stands beside the text in force, and is said in lines under the hash of its text', async () => {
  const found = taken(await priceDraft(house.context, { ...asked, draft, years: 500 }));
  expect(found.inForce?.revision).toBe(2);
  expect(found.difference).toEqual({
    expected: (found.price?.main.expected ?? 0) - (found.inForce?.expected ?? 0),
    price: (found.buildUp?.price ?? 0) - (found.inForce?.price ?? 0),
  });
  expect(found.lines[0]).toBe('expected credit a month: HKD 4,439.65');
  expect(found.lines).toHaveLength(4);
  const stored = await house.context.store.read(organisation, async (reader) => {
    const body = (await reader.record('draft', draft))?.body as { readonly text: object };
    return compiledText(house.context.store, reader, body.text as Parameters<typeof compiledText>[2]);
  });
  expect(found.hash).toBe(taken(stored).hash);
});

describe('coverage and cost', () => {
  it('says what each service of each customer costs, earns and needs', async () => {
    const { rows, levels, totals } = taken(await costEffectiveness(house.context, asked));
    const [metro] = rows;
    expect(metro).toMatchObject({
      service: 'SVC-1',
      party: 'lion-rock',
      cover: 'sla',
      agreement,
      promised: '>= 99.95 %',
      fee: 150_000,
      cost: 3000,
    });
    expect(metro?.margin).toBeCloseTo(150_000 - 3000 - (metro?.expected ?? 0), 6);
    expect(levels).toContainEqual(
      expect.objectContaining({ promised: '>= 99.95 %', currency: 'HKD', agreements: 2, fee: 246_000, cost: 3000 }),
    );
    // Each agreement once, and never two currencies in one sum.
    expect(totals.map(({ currency, agreements }) => [currency, agreements])).toEqual([['HKD', 2]]);
    expect(totals[0]?.margin).toBeCloseTo(
      rows.reduce((sum, row) => sum + (row.margin ?? 0), 0),
      6,
    );
  });

  it('loses exactly one cell when one agreement is retired', async () => {
    const before = taken(await costEffectiveness(house.context, asked)).covered;
    expect(before).toEqual({ cells: 2, of: 2 });
    const { text } = taken(await readAgreement(house.context, { organisation, agreement: 'SLA-TG-EPL' }));
    const last = { ...(text as object), revision: 2, effective: { from: '2024-12-03', to: '2024-12-04' } };
    const texts = [{ file: 'end.yaml', text: JSON.stringify(last) }];
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
    house.setClock('2024-12-05T09:00:00+08:00');
    const after = taken(await costEffectiveness(house.context, asked));
    expect(after.covered).toEqual({ cells: 1, of: 2 });
    expect(after.rows.find(({ service }) => service === 'SVC-2')).toMatchObject({
      cover: 'expired',
      recommendation: { code: 'renew' },
    });
  });
});
