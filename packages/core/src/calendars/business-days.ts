/** Counting in business dates: dates to which some open time belongs. */
import { dayMs, days, fromDays } from '../values/local.ts';
import type { Instant } from '../values/instant.ts';
import type { PlainDate } from '../values/local.ts';
import type { OpenHours } from './open-hours.ts';
import { horizon } from './open-table.ts';
import type { OpenTable } from './open-table.ts';

/**
 * Where on the last date the count lands: at the wall time it started from, open or not ('same-wall-time'); when that
 * date's last hours close ('end-of-working-day'); or at the same wall time if open, else at the nearest open instant
 * in the direction of travel ('snap-to-open').
 */
export type DayMode = 'same-wall-time' | 'end-of-working-day' | 'snap-to-open';

/** Dates without opening hours after which it is worth asking whether any follow at all. */
const droughtDays = 366;

/** The n-th business date from a date, itself not counted; for 0 the date itself or else the next business date. */
function businessDate(
  calendar: { hours: OpenHours; table: OpenTable },
  from: PlainDate,
  n: number,
): number | undefined {
  const step = n < 0 ? -1 : 1;
  let day = n === 0 ? days(from) - 1 : days(from);
  let left = Math.max(1, Math.abs(n));
  let closed = 0;
  while (left > 0) {
    day += step;
    if (day * dayMs < horizon.start || day * dayMs >= horizon.end) return undefined;
    const isBusiness = !calendar.hours.ofDate(fromDays(day)).isEmpty;
    closed = isBusiness ? 0 : closed + 1;
    if (isBusiness) left -= 1;
    else if (closed % droughtDays === 0 && !opensAgain(calendar.table, day, step)) return undefined;
  }
  return day;
}

function opensAgain(table: OpenTable, day: number, step: number): boolean {
  const found = step > 0 ? table.forward(day * dayMs, 0, false) : table.backward(day * dayMs, 0, false);
  return found !== undefined;
}

/** `n` business dates after `start`, before it when negative; undefined when the horizon comes first. */
export function businessDays(
  calendar: { readonly hours: OpenHours; readonly table: OpenTable },
  start: Instant,
  count: { readonly n: number; readonly mode: DayMode },
): number | undefined {
  const { zone } = calendar.hours;
  const local = zone.toLocal(start);
  const day = businessDate(calendar, local.date, count.n);
  if (day === undefined) return undefined;
  if (count.mode === 'end-of-working-day') return calendar.hours.ofDate(fromDays(day)).bounds.at(-1);
  const at = zone.instantOfWall(day * dayMs + local.ms);
  if (count.mode === 'same-wall-time' || calendar.table.isOpen(at)) return at;
  return count.n < 0 ? calendar.table.backward(at, 0, false) : calendar.table.forward(at, 0, false);
}
