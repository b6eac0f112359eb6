/** Open time on the line of instants, wherever it comes from: one definition, or calendars put together. */
import type { Instant } from '../values/instant.ts';
import type { IntervalSet } from '../values/interval.ts';
import type { PlainDate } from '../values/local.ts';
import type { Zone } from './zones/zone.ts';

export interface OpenHours {
  readonly zone: Zone;
  /** Whether the date is closed as a whole by name, whatever its weekday. */
  isHoliday(date: PlainDate): boolean;
  /** The open time that belongs to a date: a night shift belongs, whole, to the date it starts. */
  ofDate(date: PlainDate): IntervalSet;
  /** Open time in [start, end). */
  between(start: Instant, end: Instant): IntervalSet;
}
