/** Caps on what may be excluded: the first agreed time of each window, in order of time, is excluded; the rest counts. */
import type { Calendar } from '../calendars/calendar.ts';
import { periodsBetween } from '../calendars/period.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import type { ExclusionTerms } from './schema.ts';

type Cap = ExclusionTerms['cap'];

export interface CapSetting {
  readonly period: Interval;
  readonly zone: Zone;
  readonly hours: Calendar;
  /** First day of the agreement: what happened before it used nothing up. */
  readonly since: Instant;
}

/** Windows in which the cap is granted anew, as far as they bear on the period. */
function windowsOf(cap: Cap, { period, zone, since }: CapSetting): readonly Interval[] {
  if (cap === undefined || 'uncapped' in cap || cap.per === 'period') return [period];
  return periodsBetween({ unit: cap.per, count: 1, zone }, period.start, period.end).flatMap(({ start, end }) => {
    const from = Instant.of(Math.max(start, since));
    return from < end ? [{ start: from, end }] : [];
  });
}

/** The time whose works or events must be known: a cap of a year looks back to its first day. */
export function capReach(cap: Cap, setting: CapSetting): Interval {
  const { period } = setting;
  const starts = windowsOf(cap, setting).map(({ start }) => start);
  return { start: Instant.of(Math.min(period.start, ...starts)), end: period.end };
}

/**
 * Cuts the intervals, taken together in order of time, down to the cap of each window. Time that several of them hold is used
 * once, whichever sites they speak of; time outside service hours uses nothing, because it was never promised.
 */
export function capped<F extends { readonly intervals: IntervalSet }>(
  found: readonly F[],
  cap: Cap,
  setting: CapSetting,
): readonly F[] {
  if (cap === undefined || 'uncapped' in cap) return found;
  const asked = IntervalSet.unionOf(found.map(({ intervals }) => intervals));
  const limit = Number(cap.length.value.floor());
  const kept = IntervalSet.unionOf(
    windowsOf(cap, setting).map(({ start, end }) =>
      firstPart(asked.intersect(setting.hours.openBetween(start, end)), limit),
    ),
  );
  return found.map((one) => ({ ...one, intervals: one.intervals.intersect(kept) }));
}

/** The first `limit` milliseconds of a set. */
function firstPart(set: IntervalSet, limit: number): IntervalSet {
  const kept: Interval[] = [];
  let left = limit;
  for (const { start, end } of set) {
    if (left <= 0) break;
    const length = Math.min(end - start, left);
    kept.push({ start, end: Instant.of(start + length) });
    left -= length;
  }
  return IntervalSet.of(kept);
}
