import { array, assert, integer, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenAt } from './broken-at.ts';
import type { RowResult } from './statement.ts';

type Pair = readonly [number, number];

function rowOf(intervals: readonly Pair[], { allowed, downtime }: { allowed: number; downtime?: number }): RowResult {
  const total = downtime ?? intervals.reduce((sum, [start, end]) => sum + end - start, 0);
  const verdict = total > allowed ? 'missed' : 'met';
  const parts = intervals.map((one, index) => ({ what: `outage O-${index}`, intervals: [one] }));
  return {
    commitment: 'availability',
    clause: '6.1',
    title: { en: 'Availability' },
    metric: 'availability',
    period: { key: '2024-11', start: '', end: '', zone: 'UTC' },
    verdict,
    credits: [],
    segments: [
      {
        revision: 1,
        start: '',
        end: '',
        verdict,
        figures: { downtime: { exact: String(total), unit: 'ms' }, allowed: { exact: String(allowed), unit: 'ms' } },
        completeness: '1',
        excluded: [],
        refused: [],
        flags: [],
        steps: [{ what: 'downtime that counts', value: '', parts }],
      },
    ],
  };
}

/** Outages in order, apart from one another. */
const outages = array(tuple(nat(50), integer({ min: 1, max: 50 })), { maxLength: 12 }).map((drawn) => {
  let at = 0;
  return drawn.map(([gap, length]): Pair => {
    const start = at + gap;
    at = start + length;
    return [start, at];
  });
});

describe('the instant at which a promise is broken', () => {
  it('is the one after which more counted than is allowed, whatever the order of the outages', () => {
    assert(
      property(outages, nat(200), (intervals, allowed) => {
        const at = brokenAt(rowOf(intervals.toReversed(), { allowed }));
        const total = intervals.reduce((sum, [start, end]) => sum + end - start, 0);
        if (total <= allowed) {
          expect(at).toBeUndefined();
          return;
        }
        const until = (end: number): number =>
          intervals.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.min(from, end)), 0);
        expect(until(Number(at))).toBe(allowed);
        expect(until(Number(at) + 1)).toBe(allowed + 1);
      }),
    );
  });

  it('is not told where time was weighed: half of an hour is not the first half of it', () => {
    expect(brokenAt(rowOf([[0, 60]], { allowed: 20, downtime: 30 }))).toBeUndefined();
  });
});
