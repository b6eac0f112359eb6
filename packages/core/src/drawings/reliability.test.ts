import { expect, test } from 'vitest';
import { reliabilityChart } from './reliability.ts';

const bins = [
  { from: 0, to: 0.1, count: 90, said: 0.025, seen: 0.03 },
  { from: 0.9, to: 1, count: 10, said: 0.99, seen: 1 },
];

test('a square for each bin, larger where there are more forecasts, higher where more was missed', () => {
  const { marks, table, description } = reliabilityChart({ bins, language: 'en', width: 600 });
  const [low, high] = marks.filter((mark) => mark.mark === 'rect');
  expect(low?.width).toBeGreaterThan(high?.width ?? Infinity);
  expect(low?.y).toBeGreaterThan(high?.y ?? Infinity);
  expect(description).toBe('90 forecasts: 2.5 % said, 3.0 % seen; 10 forecasts: 99.0 % said, 100.0 % seen');
  expect(table.rows[1]).toEqual(['90–100 %', '10', '99.0 %', '100.0 %']);
});
