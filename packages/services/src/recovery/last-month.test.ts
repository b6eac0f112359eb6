import { expect, it } from 'vitest';
import { lastMonthOf } from './last-month.ts';

it.each([
  ['2024-11', '2024-11'],
  ['2024-Q4', '2024-12'],
  ['2024', '2024-12'],
  // From Monday 30 December to Sunday 5 January.
  ['2025-W01', '2025-01'],
  ['2024-12-31', '2024-12'],
  ['2024-11-14/7D', '2024-11'],
  ['soon', 'soon'],
])('%s is summed under %s', (period, month) => {
  expect(lastMonthOf(period)).toBe(month);
});
