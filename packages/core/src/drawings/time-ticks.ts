/** Marks of a time axis in the agreement's zone: midnights and full hours as people there know them. */
import { Zone } from '../calendars/zones/zone.ts';
import { sayDate } from '../terms/date-words.ts';
import { localOf } from '../terms/moment-words.ts';
import type { Language } from '../terms/text.ts';
import { Instant } from '../values/instant.ts';

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const hourSteps = [0.25, 0.5, 1, 2, 3, 6, 12] as const;

/** About six marks between the ends. */
export function ticksOf(
  [start, end]: readonly [number, number],
  zoneName: string,
  language: Language,
): readonly Tick[] {
  const zone = Zone.get(zoneName);
  if (zone === undefined) return [];
  const length = end - start;
  return length > 3 * dayMs ? dayTicks([start, end], zoneName, language) : hourTicks([start, end], zoneName);
}

function dayTicks([start, end]: readonly [number, number], zoneName: string, language: Language): readonly Tick[] {
  const zone = Zone.get(zoneName);
  if (zone === undefined) return [];
  const days = Math.max(1, Math.round((end - start) / dayMs / 5));
  const step = days > 20 ? Math.round(days / 30) * 30 : days > 4 ? 7 : days;
  const found: Tick[] = [];
  for (let at = start; at < end;) {
    const { date } = localOf(at, zoneName);
    found.push({ at, label: shortDate(date, language) });
    // Noon of the day so many days later is always on that date, whatever the clocks did in between.
    at = zone.startOfDay(localOf(at + step * dayMs + dayMs / 2, zoneName).date);
    if (at <= (found[found.length - 1]?.at ?? at)) break;
  }
  return found;
}

function shortDate(date: string, language: Language): string {
  const said = sayDate(date, language);
  return language === 'en' ? said.replace(/ \d{4}$/u, '') : said.replace(/^\d{4}年/u, '');
}

function hourTicks([start, end]: readonly [number, number], zoneName: string): readonly Tick[] {
  const step = (hourSteps.find((hours) => (end - start) / (hours * hourMs) <= 6) ?? 12) * hourMs;
  const found: Tick[] = [];
  const first = localOf(Instant.of(start), zoneName);
  const midnight = Zone.get(zoneName)?.startOfDay(first.date) ?? start;
  for (let at = midnight + Math.ceil((start - midnight) / step) * step; at < end; at += step)
    found.push({ at, label: localOf(at, zoneName).time });
  return found;
}
