import { describe, expect, it } from 'vitest';
import { seeded } from '../chance/draws.ts';
import { outageCounts } from './outage-counts.ts';

const years = 20_000;
const learned = { shape: 0.9, months: 3 };

/** Outages of so many first months of each year. */
function drawn(months: number): number[] {
  const count = outageCounts({ perMonth: 0.3, learned }, seeded(7));
  return Array.from({ length: years }, () => {
    const year = Array.from({ length: 12 }, () => count());
    return year.slice(0, months).reduce((sum, one) => sum + one, 0);
  });
}

/** P(n) of a negative binomial with an uncertain rate over so many months, by its definition. */
function byDefinition(n: number, months: number): number {
  const q = months / (learned.months + months);
  let chance = (1 - q) ** learned.shape;
  for (let k = 0; k < n; k += 1) chance *= ((learned.shape + k) / (k + 1)) * q;
  return chance;
}

describe('outages of a year at a rate that was learned', () => {
  it.each([1, 3, 12])('over %i months come by one uncertain rate, not by a new one each month', (months) => {
    const counts = drawn(months);
    for (const n of [0, 1, 2, 5]) {
      const chance = byDefinition(n, months);
      const share = counts.filter((count) => count === n).length / years;
      expect(Math.abs(share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / years));
    }
  });

  it('begins afresh with each year', () => {
    const count = outageCounts({ perMonth: 0.3, learned }, seeded(11));
    const januaries = Array.from({ length: years }, () => Array.from({ length: 12 }, () => count())[0] ?? 0);
    const none = januaries.filter((one) => one === 0).length / years;
    expect(Math.abs(none - byDefinition(0, 1))).toBeLessThan(4 * Math.sqrt(0.25 / years));
  });

  it('at a known rate each month is drawn by itself', () => {
    const count = outageCounts({ perMonth: 0.5 }, seeded(3));
    const quiet = Array.from({ length: years }, () => count() + count() + count() === 0).filter(Boolean).length / years;
    const chance = Math.exp(-1.5);
    expect(Math.abs(quiet - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / years));
  });
});
