import { dayOf, Instant } from '@troth/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunOfSlices } from '../ports/evidence.ts';
import { freshRuns } from './fresh-runs.ts';
import { isUnknown, splitAtMidnight } from './runs.ts';
import type { DayRun } from './runs.ts';

const hour = 3_600_000;
const stepMs = 6 * hour;
const midnight = Instant.parse('2025-02-26T00:00:00Z');
const stamp = Instant.plus(midnight, hour);

const slice = fc.constantFrom('0/2', '1/2', '?');
const told = fc.record({
  from: fc.integer({ min: -6, max: 6 }),
  slices: fc.array(slice, { minLength: 1, maxLength: 40 }),
});
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function runOf({ from, slices }: Told): RunOfSlices {
  const unknown = new Uint32Array(Math.ceil(slices.length / 32));
  slices.forEach((one, i) => {
    if (one === '?') unknown[i >>> 5] = (unknown[i >>> 5] ?? 0) | (1 << (i & 31));
  });
  const counts = slices.map((one) => (one === '?' ? [0, 0] : one.split('/').map(Number)));
  const [bad, total] = [counts.map(([failed = 0]) => failed), counts.map(([, events = 0]) => events)];
  return { series: 'checks', stepMs, start: Instant.plus(midnight, from * stepMs), bad, total, unknown };
}

const split = (runs: readonly Told[]): readonly DayRun[] =>
  splitAtMidnight({ source: 'probe', runs: runs.map(runOf) }, stamp);

/** Slices by their number from midnight on, the later over the earlier. */
function laid(runs: readonly DayRun[]): Map<number, string> {
  const slices = new Map<number, string>();
  for (const run of runs)
    for (let i = 0; i < run.total.length; i += 1)
      slices.set(
        (run.start - midnight) / stepMs + i,
        isUnknown(run, i) ? '?' : `${run.bad[i] ?? ''}/${run.total[i] ?? ''}`,
      );
  return slices;
}

test('cut at midnight a run says what it said, and each piece lies in one day', () => {
  fc.assert(
    fc.property(told, (one) => {
      const pieces = split([one]);
      expect([...laid(pieces)]).toEqual(one.slices.map((said, i) => [one.from + i, said]));
      for (const { start, total } of pieces)
        expect(dayOf(Instant.plus(start, total.length * stepMs - 1))).toBe(dayOf(start));
      const days = pieces.map(({ start }) => dayOf(start));
      expect(new Set(days).size).toBe(days.length);
    }),
  );
});

test('an instant is believed where the batch is claimed, and an empty name is none', () => {
  const claim = { ...runOf({ from: 0, slices: ['0/2'] }), recordedAt: midnight, subject: '', agreement: '' };
  const recorded = (claimed: boolean, runs: readonly RunOfSlices[]): readonly Instant[] =>
    splitAtMidnight({ source: 'probe', runs, claimed }, stamp).map(({ recordedAt }) => recordedAt);
  expect(recorded(true, [claim, runOf({ from: 0, slices: ['0/2'] })])).toEqual([midnight, stamp]);
  expect(recorded(false, [claim])).toEqual([stamp]);
  const [run] = splitAtMidnight({ source: 'probe', runs: [claim] }, stamp);
  expect(run?.name).toEqual({ source: 'probe', series: 'checks', stepMs });
});

test('what is fresh is what changes something, and all of it', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 4 }), fc.array(told, { maxLength: 4 }), (first, then) => {
      const [held, runs] = [split(first), split(then)];
      const fresh = freshRuns({
        runs,
        claimed: false,
        held: ({ start }) => held.filter((one) => dayOf(one.start) === dayOf(start)),
      });
      expect(laid([...held, ...fresh.runs])).toEqual(laid([...held, ...runs]));
      const now = laid(held);
      for (const run of fresh.runs)
        for (const [i, said] of laid([run])) {
          expect(now.get(i)).not.toBe(said);
          now.set(i, said);
        }
      expect(fresh.told).toEqual([...new Set(fresh.runs.map(({ at }) => at))].sort((a, b) => a - b));
      const again = freshRuns({ runs: fresh.runs.slice(-1), claimed: false, held: () => [...held, ...fresh.runs] });
      expect(again.runs).toEqual([]);
    }),
  );
});
