/** Instants in the zone of the agreement, as people read them. */
import { Zone } from '../calendars/zones/zone.ts';
import { Instant } from '../values/instant.ts';
import type { Language } from './text.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
/** Names of the months in English; Chinese writes their numbers. */
export const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** "14 Nov 2024" or "2024年11月14日". */
export function sayDate(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'zh-Hant') return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

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

/** "November 2024", "fourth quarter 2024", "2024"; other keys as they are. */
export function sayPeriod(key: string, language: Language): string {
  const month = /^(\d{4})-(\d{2})$/u.exec(key);
  if (month?.[1] !== undefined) {
    return language === 'en'
      ? `${longMonths[Number(month[2]) - 1] ?? ''} ${month[1]}`
      : `${month[1]}年${Number(month[2])}月`;
  }
  const quarter = /^(\d{4})-Q(\d)$/u.exec(key);
  if (quarter?.[1] !== undefined)
    return language === 'en' ? `Q${quarter[2]} ${quarter[1]}` : `${quarter[1]}年第${quarter[2]}季`;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(key)) return sayDate(key, language);
  return language === 'zh-Hant' && /^\d{4}$/u.test(key) ? `${key}年` : key;
}
