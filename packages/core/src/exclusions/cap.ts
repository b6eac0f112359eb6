/** Caps on what may be excluded: the first part in order of time is excluded, the rest counts. */
import { periodOf } from '../calendars/period.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import type { ExclusionTerms } from './schema.ts';

interface Found {
  readonly row: Interval;
  readonly intervals: IntervalSet;
}

/** Cuts the intervals, taken together in order of time, down to the cap of each window. */
export function capped<F extends Found>(
  found: readonly F[],
  cap: ExclusionTerms['cap'],
  setting: { readonly period: Interval; readonly zone: Zone },
): readonly F[] {
  if (cap === undefined || 'uncapped' in cap) return found;
  const limit = Number(cap.length.value.floor());
  const used = new Map<number, number>();
  const ordered = [...found].sort((a, b) => a.row.start - b.row.start || a.row.end - b.row.end);
  let taken = IntervalSet.empty;
  return ordered.map((one) => {
    const fresh = one.intervals.minus(taken);
    taken = taken.union(fresh);
    return {
      ...one,
      intervals: withinLimit(fresh, { limit, used, windowOf: (at) => windowStart(at, cap.per, setting) }),
    };
  });
}

function withinLimit(
  intervals: IntervalSet,
  budget: { limit: number; used: Map<number, number>; windowOf: (at: Interval) => number },
): IntervalSet {
  const kept: Interval[] = [];
  for (const interval of intervals) {
    const window = budget.windowOf(interval);
    const used = budget.used.get(window) ?? 0;
    const length = Math.min(interval.end - interval.start, budget.limit - used);
    if (length <= 0) continue;
    budget.used.set(window, used + length);
    kept.push({ start: interval.start, end: Instant.of(interval.start + length) });
  }
  return IntervalSet.of(kept);
}

function windowStart(
  at: Interval,
  per: 'period' | 'month' | 'quarter' | 'year',
  setting: { readonly period: Interval; readonly zone: Zone },
): number {
  if (per === 'period') return setting.period.start;
  return periodOf({ unit: per, count: 1, zone: setting.zone }, at.start).start;
}
