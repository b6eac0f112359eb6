import { expect, it } from 'vitest';
import { creditChancesChart } from './credit-chances.ts';

const facts = {
  currency: 'HKD',
  tiers: [
    { from: 0, to: 0, chance: 0.6 },
    { from: 5000, to: 5000, chance: 0.36 },
    { from: 10_000, to: 25_000, chance: 0.04 },
    { from: 30_000, to: 30_000, chance: 1e-7 },
  ],
  valueAtRisk: 5000,
  language: 'en' as const,
  width: 500,
};

it('draws lengths by chance, and hatches what one month in twenty goes beyond', () => {
  const bars = creditChancesChart(facts).marks.filter((mark) => mark.mark === 'rect');
  const [none, five] = bars;
  expect((five?.width ?? 0) / (none?.width ?? 1)).toBeCloseTo(0.6, 2);
  expect(bars.map(({ hatched }) => hatched)).toEqual([false, false, true, true]);
  expect(bars.every(({ x, width }) => x + width <= 500)).toBe(true);
});

it('says the same as a table, and that a small chance is not none', () => {
  const { table, description } = creditChancesChart(facts);
  expect(table.rows).toEqual([
    ['no credit', '60.00 %'],
    ['5,000.00', '36.00 %'],
    ['10,000.00 – 25,000.00', '4.00 %'],
    ['30,000.00', '< 0.01 %'],
  ]);
  expect(description).toMatch(/within HKD 5,000\.00/u);
  expect(creditChancesChart({ ...facts, language: 'zh-Hant' }).table.rows[0]?.[0]).toBe('無補償');
});
