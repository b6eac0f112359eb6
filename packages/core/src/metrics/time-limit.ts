/**
 * Time limits that end with a day: a notice, a grace, a report due. Owns: when "5 business days after" is over. Does not own:
 * limits of case clocks, which may end at a time of day.
 */
import type { Calendar } from '../calendars/calendar.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { Quantity } from '../terms/quantity.ts';
import { addDays, addMonths } from '../values/local.ts';
import { Instant } from '../values/instant.ts';
import { accepted, andThen } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';

interface Place {
  readonly zone: Zone;
  /** Whose business days count. */
  readonly calendar: Calendar;
}

/**
 * The first instant after the limit: `limit` of physical time after `from`; or the local midnight at which the last day or
 * month ends, the date of `from` not counted. Fractions of days and months are rounded up. Refuses a calendar that hardly opens.
 */
export function endOfLimit(from: Instant, limit: Quantity, { zone, calendar }: Place): Outcome<Instant> {
  if (limit.dimension === 'time') return accepted(Instant.plus(from, Number(limit.value.ceil())));
  const n = Number(limit.value.ceil());
  const { date } = zone.toLocal(from);
  const endOf = (day: string): Instant => zone.startOfDay(addDays(day, 1));
  if (limit.dimension === 'days' && limit.unit === 'business') {
    const last = calendar.addBusinessDays(from, n, 'same-wall-time');
    return andThen(last, (at) => accepted(endOf(zone.toLocal(at).date)));
  }
  return accepted(endOf(limit.dimension === 'days' ? addDays(date, n) : addMonths(date, n)));
}
