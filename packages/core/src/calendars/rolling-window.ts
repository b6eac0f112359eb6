/** Windows that end now: the last seven days, the last month. */
import { Instant } from '../values/instant.ts';
import { addMonths, dayMs, days } from '../values/local.ts';
import type { PeriodUnit } from './period.ts';
import type { Zone } from './zones/zone.ts';

export interface RollingRule {
  readonly unit: PeriodUnit | 'hour' | 'minute';
  readonly count: number;
  readonly zone: Zone;
}

const fixedMs = { minute: 60_000, hour: 3_600_000 } as const;
const daysOf = { day: 1, week: 7 } as const;
const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/**
 * [at − count units, at). Minutes and hours are physical; longer units go back to the same time on the wall, so that a
 * rolling week across a clock change has 167 or 169 hours; a day that the month lacks is its last day.
 */
export function rollingWindow(rule: RollingRule, at: Instant): { readonly start: Instant; readonly end: Instant } {
  const { unit, count, zone } = rule;
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`A window of ${count} ${unit}s has no start.`);
  if (unit === 'hour' || unit === 'minute') return { start: Instant.plus(at, -count * fixedMs[unit]), end: at };
  const { date, ms } = zone.toLocal(at);
  const first =
    unit === 'day' || unit === 'week'
      ? days(date) - count * daysOf[unit]
      : days(addMonths(date, -count * monthsOf[unit]));
  return { start: Instant.of(zone.instantOfWall(first * dayMs + ms)), end: at };
}
