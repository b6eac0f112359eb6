/** Instants in the zone of the agreement, as people read them. Dates without a zone are in date-words.ts. */
import { Zone } from '../calendars/zones/zone.ts';
import { Instant } from '../values/instant.ts';
import { sayDate } from './date-words.ts';
import type { Language } from './text.ts';

const two = (value: number): string => String(value).padStart(2, '0');

interface Local {
  readonly date: string;
  readonly time: string;
}

/** Local date and time of day; seconds only where they are not zero. */
export function localOf(instant: number, zone: string): Local {
  const found = Zone.get(zone);
  if (found === undefined) throw new RangeError(`no time zone is named ${zone}`);
  const { date, ms } = found.toLocal(Instant.of(instant));
  const seconds = Math.floor(ms / 1000) % 60;
  const time = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}`;
  return { date, time: seconds === 0 ? time : `${time}:${two(seconds)}` };
}

/** "14 Nov 2024 08:55" in the zone. */
export function sayMoment(instant: number, zone: string, language: Language): string {
  const { date, time } = localOf(instant, zone);
  return `${sayDate(date, language)} ${time}`;
}

/** "14 Nov 08:55 – 09:50", with the second date only where it differs. */
export function sayStretch(stretch: readonly [number, number], zone: string, language: Language): string {
  const [from, to] = [localOf(stretch[0], zone), localOf(stretch[1], zone)];
  const end = from.date === to.date ? to.time : `${sayDate(to.date, language)} ${to.time}`;
  return `${sayDate(from.date, language)} ${from.time} – ${end}`;
}
