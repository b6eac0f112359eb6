/**
 * Time limits of an agreement outside claims: until when a copy is acknowledged, by when notice must be given. Owns: which
 * calendar counts its business days, and counting back from an end.
 */
import type { Revision } from '../../agreements/revision.ts';
import { deadlineAfter, deadlineFrom } from '../../credits/claims/deadline.ts';
import type { BusinessDates, DeadlineSetting } from '../../credits/claims/deadline.ts';
import type { Quantity } from '../../terms/quantity.ts';
import type { Instant } from '../../values/instant.ts';
import { addDays, weekday } from '../../values/local.ts';
import type { PlainDate } from '../../values/local.ts';

const weekdays: BusinessDates = { isBusinessDate: (date) => weekday(date) < 5 };

/** Business days are those of the agreement's first calendar that is not open at all times; Monday to Friday without one. */
function settingOf({ terms, calendars, zone }: Revision): DeadlineSetting {
  const office = Object.entries(terms.calendars ?? {}).find(([, { always }]) => always !== true)?.[0];
  return {
    zone,
    businessDays: (office === undefined ? undefined : calendars.get(office)) ?? weekdays,
    receivedBy: 'end-of-day',
  };
}

/** The instant at which a limit that begins at an instant is over; undefined when no business day follows. */
export const limitAfter = (revision: Revision, at: Instant, limit: Quantity): Instant | undefined =>
  deadlineFrom(at, limit, settingOf(revision));

const searchDays = 3660;

/** The last day on which a notice of this length can still be given before `end` (which is the first day after). */
export function lastDayOfNotice(revision: Revision, end: PlainDate, notice: Quantity): PlainDate | undefined {
  const setting = settingOf(revision);
  const latest = revision.zone.startOfDay(end);
  for (let back = 1; back <= searchDays; back += 1) {
    const day = addDays(end, -back);
    const over = deadlineAfter(addDays(day, 1), notice, setting);
    if (over !== undefined && over <= latest) return day;
  }
  return undefined;
}
