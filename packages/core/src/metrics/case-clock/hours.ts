/**
 * The hours in which a clock runs. A calendar is such hours; so is the clock on the wall. The replay asks for no more than
 * this, so it can be tested with hours made of arithmetic.
 */
import type { DayMode } from '../../calendars/business-days.ts';
import type { Zone } from '../../calendars/zones/zone.ts';
import { Instant } from '../../values/instant.ts';
import { dayMs, days } from '../../values/local.ts';
import { accepted } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';

export interface Hours {
  /** Open milliseconds in [start, end). */
  elapsed(start: Instant, end: Instant): number;
  /** When that much open time has passed; time that runs out at closing is due at closing. */
  add(start: Instant, ms: number): Outcome<Instant>;
  /** `n` days of these hours later. */
  addDays(start: Instant, n: number, mode: DayMode): Outcome<Instant>;
}

/** What of a calendar the clocks use. */
export interface BusinessHours {
  elapsed(start: Instant, end: Instant): number;
  add(start: Instant, ms: number): Outcome<Instant>;
  addBusinessDays(start: Instant, n: number, mode: DayMode): Outcome<Instant>;
}

/** The open hours of a calendar; days are its business days. */
export function hoursOf(calendar: BusinessHours): Hours {
  return {
    elapsed: (start, end) => calendar.elapsed(start, end),
    add: (start, ms) => calendar.add(start, ms),
    addDays: (start, n, mode) => calendar.addBusinessDays(start, n, mode),
  };
}

/** Round the clock; days are the dates of the zone, as long as they are. */
export function wallHours(zone: Pick<Zone, 'toLocal' | 'instantOfWall'>): Hours {
  return {
    elapsed: (start, end) => Math.max(0, end - start),
    add: (start, ms) => accepted(Instant.plus(start, ms)),
    addDays: (start, n, mode) => {
      const local = zone.toLocal(start);
      const day = days(local.date) + n;
      const wall = mode === 'end-of-working-day' ? (day + 1) * dayMs : day * dayMs + local.ms;
      return accepted(Instant.of(zone.instantOfWall(wall)));
    },
  };
}
