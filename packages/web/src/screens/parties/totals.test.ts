import { expect, test } from 'vitest';
import { totalsOf } from './totals.ts';

test('credits add up exactly, each currency for itself', () => {
  const sums = [
    { currency: 'HKD', amount: '15000.00' },
    { currency: 'USD', amount: '0.10' },
    { currency: 'HKD', amount: '0.20' },
    { currency: 'USD', amount: '0.20' },
  ];
  expect(totalsOf(sums)).toEqual([
    { currency: 'HKD', amount: '15000.20' },
    { currency: 'USD', amount: '0.30' },
  ]);
  expect(totalsOf([])).toEqual([]);
});
