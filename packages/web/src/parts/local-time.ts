/**
 * Moments as people read them, with the zone tables of the browser: the pinned tables of the core decide verdicts and are too
 * large to be sent to every screen for showing a date.
 */
import { sayDate } from '@troth/core';
import type { Language } from '@troth/core';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** Date and time of day in the zone; `undefined` where the text is no moment. */
export function localTime(
  at: string | number,
  zone: string,
): { readonly date: string; readonly time: string } | undefined {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return undefined;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** "26 Feb 2025 08:30" or "2025年2月26日 08:30"; a bare date stays one. */
export function sayAt(at: string | number, zone: string, language: Language): string {
  if (typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(at)) return sayDate(at, language);
  const local = localTime(at, zone);
  return local === undefined ? String(at) : `${sayDate(local.date, language)} ${local.time}`;
}

/** "HKT", "GMT+8": which clock is meant. */
export function zoneName(at: string | number, zone: string, language: Language): string {
  if (zone === 'Asia/Hong_Kong') return language === 'en' ? 'HKT' : '香港時間';
  const named = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(new Date(at));
  return named.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
