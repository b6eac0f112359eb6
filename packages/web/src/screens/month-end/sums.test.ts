import { expect, test } from 'vitest';
import { isNothing, saySums, sumsOf } from './sums.ts';

test('sums are exact, in order of their currencies, and never mixed', () => {
  const sums = sumsOf([
    { amount: '0.10', currency: 'HKD' },
    { amount: '15000.00', currency: 'HKD' },
    { amount: '-0.20', currency: 'HKD' },
    { amount: '12.50', currency: 'GBP' },
  ]);
  expect(saySums(sums)).toBe('GBP 12.50 + HKD 14,999.90');
  expect(sumsOf([])).toEqual([]);
  expect(isNothing({ amount: '0.00', currency: 'HKD' })).toBe(true);
});
