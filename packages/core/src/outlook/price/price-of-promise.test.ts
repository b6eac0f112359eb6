import { describe, expect, it } from 'vitest';
import { serviceModelSchema } from '../../proof/model/service-model.ts';
import { priceAgreement } from './agreement-price.ts';
import { buildUp, compareDesigns, supportsRecovery } from './price-of-promise.ts';
import { asked } from './testing/priced-text.ts';

const hkd = (amount: string) => ({ amount, currency: 'HKD' });
const designs = [
  { id: 'single', name: 'Single tail', outagesPerMonth: '1.2', meanRepair: '20 min', costPerYear: hkd('0') },
  { id: 'diverse', name: 'Diverse tail', outagesPerMonth: '0.3', meanRepair: '15 min', costPerYear: hkd('36000') },
  { id: 'spare', name: 'Hot spare', outagesPerMonth: '0.1', meanRepair: '5 min', costPerYear: hkd('120000') },
];

describe('the price of a month', () => {
  const price = priceAgreement(asked());
  if (price === undefined) throw new Error('there is no price');

  it('adds delivery, expected credits and a tenth of what lies beyond them', () => {
    const worth = { extraCostPerYear: hkd('36000.00') };
    const found = buildUp(price, { worth });
    expect(found.price).toBeCloseTo(6663.7921909705, 5);
    expect(found.delivery + found.expected + found.risk).toBeCloseTo(found.price, 9);
    expect([found.loading, found.recovery, found.net]).toEqual([0.1, 0, found.price]);
  });

  it('loads nothing where a month at risk costs less than the mean', () => {
    const rare = { main: { ...price.main, expected: 160, valueAtRisk: 0 } };
    expect(buildUp(rare, {})).toMatchObject({ risk: 0, price: 160 });
  });

  it('shows what suppliers pay back, and takes it off only where their claims were paid', () => {
    const unproven = buildUp(price, { recovery: 400 });
    expect([unproven.recoveryCounts, unproven.net]).toEqual([false, unproven.price]);
    expect(unproven.exposure).toBeCloseTo(price.main.expected - 400, 9);
    const proven = buildUp(price, { recovery: 400, claims: { ended: 5, paid: 4 } });
    expect(proven.net).toBeCloseTo(proven.price - 400, 9);
    expect(
      [
        { ended: 2, paid: 2 },
        { ended: 5, paid: 3 },
      ].map(supportsRecovery),
    ).toEqual([false, false]);
  });
});

describe('designs', () => {
  const modelOf = (worth?: object) => serviceModelSchema.parse({ designs, ...(worth === undefined ? {} : { worth }) });

  it('on credits alone: the single tail is the cheapest', () => {
    const found = compareDesigns(asked(), modelOf());
    expect(found?.designs.map(({ total }) => Math.round(total))).toEqual([35_517, 41_781, 120_095]);
    expect([found?.cheapest, found?.cheapestOnCredits, found?.beyondCredits]).toEqual(['single', 'single', false]);
  });

  it('with what an outage costs the customer, and the customer us, another one is', () => {
    const worth = { impactPerHour: hkd('5000'), customerValuePerYear: hkd('1200000'), leavesAfterMisses: 3 };
    const found = compareDesigns(asked(), modelOf(worth));
    expect([found?.cheapest, found?.cheapestOnCredits, found?.beyondCredits]).toEqual(['diverse', 'single', true]);
    const [single] = found?.designs ?? [];
    // 12 months of 1.2 outages of a third of an hour at 5,000.
    expect(single?.impact).toBeCloseTo(24_000, 6);
    expect(single?.leaving).toBeGreaterThan(0.8);
    expect(single?.total).toBeCloseTo((single?.credits ?? 0) + 24_000 + 1_200_000 * (single?.leaving ?? 0), 6);
  });

  it('are compared only where there are some', () => {
    expect(compareDesigns(asked(), undefined)).toBeUndefined();
    expect(compareDesigns(asked({ habits: [] }), modelOf())).toBeUndefined();
  });
});
