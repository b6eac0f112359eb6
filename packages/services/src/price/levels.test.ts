/** Sums of the table of costs: no agreement twice, no two currencies together. */
import { expect, it } from 'vitest';
import type { CostRow } from './cost-effectiveness.ts';
import { levelsOf, sumsOf } from './levels.ts';

const row = (agreement: string, more: Partial<CostRow> = {}): CostRow => ({
  service: 'SVC',
  party: 'lion-rock',
  cover: 'sla',
  agreement,
  promised: '>= 99.9 %',
  currency: 'HKD',
  fee: 100,
  cost: 30,
  expected: 5,
  recovery: 1,
  margin: 65,
  recommendation: { code: 'keep', words: { en: 'Keep.', 'zh-Hant': '維持。' } },
  ...more,
});

it('counts an agreement of two services once, and adds up only what is in one currency', () => {
  const rows = [
    row('A'),
    row('A', { service: 'SVC-2' }),
    row('B', { promised: '>= 99.5 %' }),
    row('C', { currency: 'GBP' }),
  ];
  expect(
    sumsOf(rows).map(({ currency, agreements, fee, margin, recovery }) => [
      currency,
      agreements,
      fee,
      margin,
      recovery,
    ]),
  ).toEqual([
    ['HKD', 2, 200, 130, 2],
    ['GBP', 1, 100, 65, 1],
  ]);
  expect(levelsOf(rows).map(({ promised, currency, agreements }) => [promised, currency, agreements])).toEqual([
    ['>= 99.5 %', 'HKD', 1],
    ['>= 99.9 %', 'HKD', 1],
    ['>= 99.9 %', 'GBP', 1],
  ]);
});

it('says of how many nobody knows the credits, and leaves out what is not charged', () => {
  const unpriced = row('A', { expected: undefined, margin: 70 });
  const { agreement: _none, fee: _free, ...bare } = row('A');
  expect(sumsOf([unpriced, bare])).toEqual([
    { currency: 'HKD', agreements: 1, fee: 100, cost: 30, expected: 0, recovery: 1, margin: 70, unpriced: 1 },
  ]);
});
