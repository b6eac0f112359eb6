/** Clocks that stop: pauses are stretches of real time, in any order, that may overlap or begin before the clock. */
import type { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import { horizon } from './open-table.ts';
import type { OpenTable } from './open-table.ts';

/** What happens when time runs out exactly at closing: due then ('close'), or at the next opening ('next-open'). */
export type Boundary = 'close' | 'next-open';

export type Pauses = Iterable<Interval> | IntervalSet;

/** Pauses joined, inside the horizon and from `start` on; an interval without end may end at `Instant.latest`. */
function joined(pauses: Pauses, start: Instant): readonly number[] {
  const set = pauses instanceof IntervalSet ? pauses : IntervalSet.of(pauses);
  return set.clip(start < horizon.start ? horizon.start : start, horizon.end).bounds;
}

/** Open milliseconds inside the union of the pauses. */
export function heldMs(table: OpenTable, pauses: Pauses): number {
  const bounds = joined(pauses, horizon.start);
  let held = 0;
  for (let i = 0; i < bounds.length; i += 2) held += table.elapsed(bounds[i] ?? 0, bounds[i + 1] ?? 0);
  return held;
}

/** Open milliseconds in [start, end) outside every pause. */
export function runningMs(table: OpenTable, span: Interval, pauses: Pauses): number {
  const set = pauses instanceof IntervalSet ? pauses : IntervalSet.of(pauses);
  return table.elapsed(span.start, span.end) - heldMs(table, set.clip(span.start, span.end));
}

/**
 * The instant by which the clock has run for `ms`, walking from pause to pause: the cost is that of the pauses, not of
 * the distance. A clock that need not run at all is due as soon as it could. Undefined beyond the horizon.
 */
export function dueAt(
  table: OpenTable,
  clock: { readonly start: Instant; readonly ms: number; readonly boundary: Boundary },
  pauses: Pauses,
): number | undefined {
  const bounds = joined(pauses, clock.start);
  const next = clock.boundary === 'next-open';
  let at: number = clock.start;
  let left = clock.ms;
  for (let i = 0; i < bounds.length; i += 2) {
    const pause = bounds[i] ?? 0;
    const run = table.elapsed(at, pause);
    if (run > left || (run === left && left > 0 && !next)) return table.forward(at, left, next);
    left -= run;
    at = bounds[i + 1] ?? 0;
  }
  return table.forward(at, left, next);
}
