import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { seeded } from '../chance/draws.ts';
import { outageTime } from '../testing/outage-draws.ts';
import { priceOf } from './price.ts';
import type { PricedPromise } from './price.ts';
import { inTier } from './tier.ts';
import { costEffective } from './uplift.ts';

const r = (text: string): Ratio => Ratio.parse(text);
const tiers = [
  { below: r('0.99'), share: r('0.25') },
  { atLeast: r('0.9995'), share: Ratio.zero },
  { atLeast: r('0.99'), below: r('0.999'), share: r('0.10') },
  { atLeast: r('0.999'), below: r('0.9995'), share: r('0.05') },
];
const promise: PricedPromise = { tiers, fee: Money.of('100000.00', 'HKD'), agreed: Ratio.of(43_200) };
const delivery = (outages: Ratio, repair: Ratio) => ({
  rate: { perTime: outages.dividedBy(promise.agreed) },
  meanRepair: repair,
});

describe('the price of a promise', () => {
  it('gives chances that add up to one, from the smallest credit to the largest', () => {
    assert(
      property(integer({ min: 0, max: 400 }), integer({ min: 1, max: 600 }), (tenths, repair) => {
        const found = priceOf(promise, delivery(Ratio.of(tenths, 10), Ratio.of(repair)));
        expect(found.tiers.reduce((total, { chance }) => total + chance, 0)).toBeCloseTo(1, 10);
        expect(found.tiers.map(({ credit }) => credit.settle().toString())).toEqual([
          '0.00',
          '5000.00',
          '10000.00',
          '25000.00',
        ]);
      }),
    );
  });

  it('never falls with more outages, longer repairs or a higher fee', () => {
    const some = integer({ min: 1, max: 300 });
    assert(
      property(some, some, some, (tenths, repair, more) => {
        const at = (outages: number, minutes: number, fee = promise.fee): number =>
          priceOf({ ...promise, fee }, delivery(Ratio.of(outages, 10), Ratio.of(minutes))).expected;
        const least = at(tenths, repair) - 1e-6;
        expect(at(tenths + more, repair)).toBeGreaterThanOrEqual(least);
        expect(at(tenths, repair + more)).toBeGreaterThanOrEqual(least);
        expect(at(tenths, repair, Money.of('100001.00', 'HKD'))).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('goes to nothing with the rate', () => {
    const expected = ['1', '0.1', '0.01', '0.0001', '0'].map(
      (outages) => priceOf(promise, delivery(r(outages), r('20'))).expected,
    );
    expect(expected).toEqual([...expected].sort((one, other) => other - one));
    expect(expected.at(-2)).toBeLessThan(1);
    expect(expected.at(-1)).toBe(0);
  });

  it('agrees with simulated months within four standard errors', () => {
    const next = seeded(20_250_226);
    const runs = 40_000;
    const found = priceOf(promise, delivery(r('1.2'), r('20')));
    let total = 0;
    for (let run = 0; run < runs; run += 1) {
      const down = outageTime({ time: 43_200, rate: 1.2 / 43_200, meanRepair: 20 }, next);
      const value = Ratio.one.minus(Ratio.of(Math.round(down * 1000), 43_200_000));
      total += 100_000 * (tiers.find((tier) => inTier(tier, value))?.share.toNumber() ?? 0);
    }
    expect(Math.abs(total / runs - found.expected)).toBeLessThan((4 * found.deviation) / Math.sqrt(runs));
    expect(found.valueAtRisk.settle().toString()).toBe('10000.00');
  });

  it('has no cheapest design among none', () => {
    expect(costEffective(promise, [])).toEqual({ designs: [], cheapest: undefined });
  });
});
