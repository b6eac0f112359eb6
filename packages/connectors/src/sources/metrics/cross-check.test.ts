import { Ratio } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { crossCheck } from './cross-check.ts';
import type { CounterSample } from './cross-check.ts';

const every = (seconds: number, values: readonly number[], from = 0): CounterSample[] =>
  values.map((value, i) => ({ at: from + i * seconds * 1000, value }));
const adds = ({ ours, theirs, pieces }: ReturnType<typeof crossCheck>): boolean =>
  Ratio.sumOf([Ratio.parse(ours), ...pieces.map(({ amount }) => Ratio.parse(amount))])
    .minus(Ratio.parse(theirs ?? '0'))
    .abs()
    .lessThan(Ratio.parse('1e-9'));

describe('the difference is explained piece by piece', () => {
  const samples = every(10, [1, 2, 3, 6, 9, 9, 9, 9, 9]);
  test('stretched to the edges, and the first increment lost', () => {
    const check = crossCheck(samples, { from: 20_000, to: 80_000 }, 3.6);
    expect(check.ours).toBe('6');
    expect(check.pieces.map(({ reason }) => reason)).toEqual(['first-increment-lost', 'extrapolated']);
    expect(adds(check)).toBe(true);
  });
  test('a range that holds its left edge loses nothing', () => {
    const check = crossCheck(every(10, [1, 2, 3, 4, 5, 6, 7]), { from: 0, to: 60_000 }, 6);
    expect(check.pieces).toHaveLength(0);
    expect(check.sentence).toBe('Both say 6.');
  });
  test('too few samples', () => {
    const check = crossCheck(every(60, [5, 8]), { from: 30_000, to: 90_000 }, undefined);
    expect(check).toMatchObject({
      ours: '3',
      theirs: undefined,
      pieces: [{ reason: 'too-few-samples', amount: '-3' }],
    });
  });
  test('restarts count from zero in both', () => {
    const check = crossCheck(every(10, [1, 2, 3, 1, 2]), { from: 0, to: 40_000 }, 4);
    expect(check).toMatchObject({ ours: '4', restarts: 1, pieces: [] });
    expect(check.sentence).toContain('restarted once');
  });
  test('a restart far from the edge: servers of the 2.x line stretch to where the counter was zero', () => {
    // First seen 5 s into the window at 2, after a restart; a second further back it would have been zero.
    const restarted = [{ at: -20_000, value: 500 }, ...every(1, [2, 4, 6, 8, 10, 12], 5000)];
    const window = { from: 0, to: 10_500 };
    for (const [theirs, stretched] of [
      [13, '3'],
      [12.000_000_000_1, '2.0000000001'],
    ] as const) {
      const check = crossCheck(restarted, window, theirs);
      expect(check.ours).toBe('12');
      expect(check.pieces.map(({ reason }) => reason)).not.toContain('unexplained');
      expect(check.pieces).toHaveLength(2);
      expect(Number(check.pieces[1]?.amount)).toBeCloseTo(Number(stretched), 6);
    }
  });
  test('an answer that nothing explains is said to be so', () => {
    const check = crossCheck(samples, { from: 20_000, to: 80_000 }, 77);
    expect(check.pieces.map(({ reason }) => reason)).toContain('unexplained');
    expect(adds(check)).toBe(true);
  });
});
