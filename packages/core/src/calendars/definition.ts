/**
 * What an agreement writes down about a calendar. Precedence on a date: a holiday closes it; otherwise an override
 * replaces the weekly hours; closures are taken out of whatever is then open.
 */
import type { PlainDate } from '../values/local.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** ISO 8601 order, Monday first. */
export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * [opening, closing) on the wall, ["09:00", "18:00"]; "24:00" is the end of the day. A closing time at or before the
 * opening time is on the next day: ["22:00", "06:00"] belongs, whole, to the day it starts.
 */
export type Hours = readonly [opening: string, closing: string];

/** Hours of one date in place of the weekly ones; an empty list closes it. */
export interface Override {
  readonly date: PlainDate;
  readonly intervals: readonly Hours[];
}

/** A stretch of one date that is closed; `to` at or before `from` is on the next day. */
export interface Closure {
  readonly date: PlainDate;
  readonly from: string;
  readonly to: string;
}

export interface CalendarDefinition {
  /** IANA name. */
  readonly zone: string;
  /** A weekday without an entry is closed. */
  readonly weekly?: Readonly<Partial<Record<Weekday, readonly Hours[] | undefined>>> | undefined;
  /** Open round the clock every day, in place of `weekly`; holidays and closures still close. */
  readonly always?: boolean | undefined;
  /** Dates on which no hours start. A night shift that began the day before still ends in the morning. */
  readonly holidays?: readonly PlainDate[] | undefined;
  /** "MM-DD", every year. */
  readonly recurringHolidays?: readonly string[] | undefined;
  readonly overrides?: readonly Override[] | undefined;
  readonly closures?: readonly Closure[] | undefined;
}
