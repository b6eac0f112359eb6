/**
 * Days of the agreement's zone, counted exactly. Owns: how many days lie between two instants, whole days when both are local
 * midnights and exact fractions of the day otherwise (a day of 23 h is still one day).
 */
import type { Zone } from '../calendars/zones/zone.ts';
import { addDays, addMonths, dateOf, days, daysInMonth, partsOf } from '../values/local.ts';
import type { PlainDate } from '../values/local.ts';
import type { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';

/** What is asked of a zone here. */
export type LocalDays = Pick<Zone, 'toLocal' | 'startOfDay'>;

/** Dates with an exact place inside: 3 April noon is day 19816.5. */
export interface DaySpan {
  readonly from: Ratio;
  readonly to: Ratio;
}

/** The place of an instant on the line of local days. */
export function dayOf(instant: Instant, zone: LocalDays): Ratio {
  const { date } = zone.toLocal(instant);
  const start = zone.startOfDay(date);
  const day = Ratio.of(days(date));
  if (instant === start) return day;
  return day.plus(Ratio.of(instant - start, zone.startOfDay(addDays(date, 1)) - start));
}

/** Start and end on the line of local days. */
export function daySpan(span: { readonly start: Instant; readonly end: Instant }, zone: LocalDays): DaySpan {
  return { from: dayOf(span.start, zone), to: dayOf(span.end, zone) };
}

/** The span of two dates, the second not included. */
export function dateSpan(from: PlainDate, to: PlainDate): DaySpan {
  return { from: Ratio.of(days(from)), to: Ratio.of(days(to)) };
}

export function lengthOf({ from, to }: DaySpan): Ratio {
  return Ratio.max(to.minus(from), Ratio.zero);
}

export function overlapOf(a: DaySpan, b: DaySpan): DaySpan {
  return { from: Ratio.max(a.from, b.from), to: Ratio.min(a.to, b.to) };
}

/** Whole months from one date to another, when it is a whole number of them; counted from the first date. */
export function wholeMonths(from: PlainDate, to: PlainDate): number | undefined {
  const [a, b] = [partsOf(from), partsOf(to)];
  const count = (b.year - a.year) * 12 + b.month - a.month;
  return count > 0 && addMonths(from, count) === to ? count : undefined;
}

/** Months, with parts of calendar months by their own days: from 16 January to 1 March are 16/31 + 1. */
export function monthsOf(span: DaySpan, dates: { readonly from: PlainDate; readonly to: PlainDate }): Ratio {
  const whole = wholeMonths(dates.from, dates.to);
  const exact = dateSpan(dates.from, dates.to);
  if (whole !== undefined && exact.from.equals(span.from) && exact.to.equals(span.to)) return Ratio.of(whole);
  let sum = Ratio.zero;
  for (let first = firstOfMonth(dates.from); Ratio.of(days(first)).lessThan(span.to); first = addMonths(first, 1)) {
    const { year, month } = partsOf(first);
    const part = lengthOf(overlapOf(span, dateSpan(first, addMonths(first, 1))));
    sum = sum.plus(part.dividedBy(Ratio.of(daysInMonth(year, month))));
  }
  return sum;
}

/** The first day of the month of a date. */
export function firstOfMonth(date: PlainDate): PlainDate {
  return dateOf({ ...partsOf(date), day: 1 });
}
