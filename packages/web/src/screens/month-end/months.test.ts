import { expect, test } from 'vitest';
import { lastMonth, monthBeside } from './months.ts';

test('months follow each other over the turn of the year', () => {
  expect(monthBeside('2024-12', 1)).toBe('2025-01');
  expect(monthBeside('2025-01', -1)).toBe('2024-12');
  expect(monthBeside('2024-02', 1)).toBe('2024-03');
  expect(lastMonth('2025-02-26')).toBe('2025-01');
  expect(lastMonth('2025-01-01')).toBe('2024-12');
});
