import { describe, expect, test } from 'vitest';
import { divideRounded, roundingModes } from './rounding.ts';

// Tenths rounded to whole numbers, in the order of `roundingModes`:
// half-up, half-even, half-down, up, down, floor, ceiling.
const table: [tenths: bigint, ...results: bigint[]][] = [
  [25n, 3n, 2n, 2n, 3n, 2n, 2n, 3n],
  [35n, 4n, 4n, 3n, 4n, 3n, 3n, 4n],
  [15n, 2n, 2n, 1n, 2n, 1n, 1n, 2n],
  [5n, 1n, 0n, 0n, 1n, 0n, 0n, 1n],
  [4n, 0n, 0n, 0n, 1n, 0n, 0n, 1n],
  [6n, 1n, 1n, 1n, 1n, 0n, 0n, 1n],
  [24n, 2n, 2n, 2n, 3n, 2n, 2n, 3n],
  [26n, 3n, 3n, 3n, 3n, 2n, 2n, 3n],
  [20n, 2n, 2n, 2n, 2n, 2n, 2n, 2n],
  [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n],
  [-25n, -3n, -2n, -2n, -3n, -2n, -3n, -2n],
  [-35n, -4n, -4n, -3n, -4n, -3n, -4n, -3n],
  [-15n, -2n, -2n, -1n, -2n, -1n, -2n, -1n],
  [-5n, -1n, 0n, 0n, -1n, 0n, -1n, 0n],
  [-4n, 0n, 0n, 0n, -1n, 0n, -1n, 0n],
  [-6n, -1n, -1n, -1n, -1n, 0n, -1n, 0n],
  [-24n, -2n, -2n, -2n, -3n, -2n, -3n, -2n],
  [-26n, -3n, -3n, -3n, -3n, -2n, -3n, -2n],
  [-20n, -2n, -2n, -2n, -2n, -2n, -2n, -2n],
];

describe('divideRounded', () => {
  test('the modes are the documented ones, in their order', () => {
    expect(roundingModes).toEqual(['half-up', 'half-even', 'half-down', 'up', 'down', 'floor', 'ceiling']);
  });

  test.each(table)('%d tenths, in every mode', (tenths, ...results) => {
    expect(roundingModes.map((mode) => divideRounded(tenths, 10n, mode))).toEqual(results);
  });

  test('a denominator of three never ties', () => {
    expect(roundingModes.map((mode) => divideRounded(5n, 3n, mode))).toEqual([2n, 2n, 2n, 2n, 1n, 1n, 2n]);
    expect(roundingModes.map((mode) => divideRounded(-5n, 3n, mode))).toEqual([-2n, -2n, -2n, -2n, -1n, -2n, -1n]);
  });
});
