import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../../values/ratio.ts';
import { betaAtMost, betaQuantile } from './beta.ts';
import { betaBinomial, binomial, negativeBinomial, poisson } from './laws.ts';
import { exponential, logarithm } from './exponential.ts';
import { normalBeyond } from './normal.ts';
import { chanceOfAtLeast, cumulative, meanOver } from './weights.ts';

const chanceOf = (of: ReturnType<typeof poisson>, value: number): number => of.chances[value - of.from] ?? 0;

/** a · (a+1) · … of so many factors. */
const rising = (a: Ratio, count: number): Ratio => {
  let product = Ratio.one;
  for (let k = 0; k < count; k += 1) product = product.times(a.plus(Ratio.of(k)));
  return product;
};

const choose = (n: number, k: number): Ratio => rising(Ratio.of(n - k + 1), k).dividedBy(rising(Ratio.one, k));
const half = Ratio.of(1, 2);

describe('laws of whole numbers', () => {
  it('have the mean they are made from, and chances that add up to one', () => {
    const drawn = double({ min: 0.001, max: 3000, noNaN: true });
    assert(
      property(drawn, (mean) => {
        const law = poisson(mean);
        expect(meanOver(law, () => 1)).toBeCloseTo(1, 12);
        expect(meanOver(law, (value) => value) / mean).toBeCloseTo(1, 10);
        expect(meanOver(law, (value) => (value - mean) ** 2) / mean).toBeCloseTo(1, 8);
      }),
    );
  });

  it('is negative binomial with mean and variance of a rate that is learned', () => {
    assert(
      property(double({ min: 0.2, max: 60, noNaN: true }), double({ min: 0.01, max: 20, noNaN: true }), (shape, of) => {
        const law = negativeBinomial({ shape, scale: 1 }, of);
        const mean = shape * of;
        expect(meanOver(law, (value) => value) / mean).toBeCloseTo(1, 9);
        expect(meanOver(law, (value) => (value - mean) ** 2) / (mean * (1 + of))).toBeCloseTo(1, 8);
      }),
    );
  });

  it('is the beta-binomial of exact fractions, also where it rises at both ends', () => {
    for (const [of, good, bad] of [
      [12, 0, 0],
      [20, 37, 3],
      [15, 0, 9],
      [9, 30, 0],
    ] as const) {
      const [a, b] = [Ratio.of(good).plus(half), Ratio.of(bad).plus(half)];
      const law = betaBinomial(of, { a: a.toNumber(), b: b.toNumber() });
      for (let k = 0; k <= of; k += 1) {
        const above = choose(of, k)
          .times(rising(a, k))
          .times(rising(b, of - k));
        expect(chanceOf(law, k)).toBeCloseTo(above.dividedBy(rising(a.plus(b), of)).toNumber(), 13);
      }
    }
  });

  it('is the binomial of exact fractions, and a point where the chance is none or certain', () => {
    const [p, q] = [Ratio.of(47, 50), Ratio.of(3, 50)];
    const law = binomial(20, p.toNumber());
    for (let k = 0; k <= 20; k += 1) {
      let exact = choose(20, k);
      for (let n = 0; n < 20; n += 1) exact = exact.times(n < k ? p : q);
      expect(chanceOf(law, k)).toBeCloseTo(exact.toNumber(), 14);
    }
    expect(binomial(7, 0)).toEqual({ from: 0, chances: [1] });
    expect(binomial(7, 1)).toEqual({ from: 7, chances: [1] });
  });

  it('ends, and errs to more outages, where a rate is learned from next to nothing', () => {
    const law = negativeBinomial({ shape: 1.5, scale: 1 }, 1e9);
    expect(law.chances.length).toBeLessThan(500_000);
    expect(meanOver(law, () => 1)).toBeCloseTo(1, 9);
    expect(chanceOfAtLeast(law, 1000)).toBeGreaterThan(0.99);
    expect(chanceOfAtLeast(negativeBinomial({ shape: 0.5, scale: 1 }, 1e9), 1000)).toBeGreaterThan(0.99);
    expect(() => negativeBinomial({ shape: 0.5, scale: 0 }, 10)).toThrow(RangeError);
  });

  it('sums from either end to the same', () => {
    assert(
      property(integer({ min: 0, max: 60 }), (value) => {
        const law = poisson(20);
        expect(cumulative(law)(value - 1) + chanceOfAtLeast(law, value)).toBeCloseTo(1, 13);
      }),
    );
  });
});

describe('laws of shares and of errors', () => {
  it('is the incomplete beta of whole numbers: a binomial tail', () => {
    for (const x of [0.01, 0.3, 0.5, 0.77, 0.999])
      for (let k = 1; k <= 12; k += 1)
        expect(betaAtMost(x, { a: k, b: 13 - k })).toBeCloseTo(chanceOfAtLeast(binomial(12, x), k), 12);
  });

  it('is e and its logarithm, forth and back', () => {
    assert(
      property(double({ min: -600, max: 0, noNaN: true }), (x) => {
        expect(exponential(x) / Math.exp(x)).toBeCloseTo(1, 11);
        expect(logarithm(exponential(x)) - x).toBeCloseTo(0, 10);
        expect(logarithm(1 - x)).toBeCloseTo(Math.log(1 - x), 13);
      }),
    );
    expect(exponential(-800)).toBe(0);
  });

  it('has quantiles that lead back, and ends where it is a point', () => {
    for (const law of [
      { a: 0.5, b: 12.5 },
      { a: 6.5, b: 6.5 },
      { a: 400.5, b: 0.5 },
      { a: 5000.5, b: 40.5 },
      { a: 100_000.5, b: 3.5 },
    ])
      expect(betaAtMost(betaQuantile(0.05, law), law)).toBeCloseTo(0.05, 10);
    expect(betaQuantile(0.05, { a: 5000.5, b: 40.5 })).toBeCloseTo(0.9897929861565843, 11);
    expect(betaQuantile(0.05, { a: 0, b: 13 })).toBe(0);
    expect(betaQuantile(0.05, { a: 13, b: 0 })).toBe(1);
  });

  it.each([
    [0, 0.5],
    [1.959963984540054, 0.025],
    [-1.2815515655446004, 0.9],
    [3, 0.0013498980316301],
    [2.999999999, 0.00134989803606],
    [6, 9.865876450377e-10],
  ])('lies %d errors above with chance %d', (z, chance) => {
    expect(normalBeyond(z) / chance).toBeCloseTo(1, 9);
  });
});
