/**
 * Moments: milliseconds since 1970-01-01T00:00Z without leap seconds (POSIX time), from the year 0000 to 9999, so that
 * each prints as RFC 3339 and differences stay exact. Does not own: the present (core has no clock), zones.
 */
import { quoted } from './decimal.ts';
import { dayMs, days, fromDays, isValid } from './local.ts';

declare const brand: unique symbol;

/** Epoch milliseconds. A difference of two is plain milliseconds; a sum of two is not an Instant. */
export type Instant = number & { readonly [brand]: 'instant' };

const first = -62_167_219_200_000;
const last = 253_402_300_799_999;

const of = (ms: number): Instant => {
  if (!Number.isInteger(ms) || ms < first || ms > last)
    throw new RangeError(`${ms} is not a whole number of milliseconds within the years 0000 to 9999.`);
  return ms as Instant;
};

const form = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,20}))?)?(?:([Zz])|([+-])(\d{2}):(\d{2}))$/;

const offsetMinutes = (sign: string, hours: number, minutes: number): number =>
  (sign === '-' ? -1 : 1) * (hours * 60 + minutes);

const tryParse = (text: string): Instant | undefined => {
  const match = form.exec(text);
  if (!match) return undefined;
  const [, date = '', hourText, minuteText, secondText = '0', decimals = '', , sign = '+', offH = '0', offM = '0'] =
    match;
  const [hour, minute, second] = [Number(hourText), Number(minuteText), Number(secondText)];
  const [offsetHour, offsetMinute] = [Number(offH), Number(offM)];
  if (!isValid(date) || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
    return undefined;
  const minutes = hour * 60 + minute - offsetMinutes(sign, offsetHour, offsetMinute);
  // A leap second is the last second of a UTC day (RFC 3339 §5.7); POSIX time gives it the number of the next one.
  if (second === 60 && (minutes + 1) % 1440 !== 0) return undefined;
  const fraction = second === 60 ? 0 : Number(decimals.slice(0, 3).padEnd(3, '0'));
  const ms = days(date) * dayMs + minutes * 60_000 + second * 1000 + fraction;
  return ms < first || ms > last ? undefined : of(ms);
};

const parse = (text: string): Instant => {
  const instant = tryParse(text);
  if (instant === undefined)
    throw new RangeError(
      `${quoted(text)} is not a moment: write date, time and offset, as in 2024-11-14T08:55:00+08:00.`,
    );
  return instant;
};

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

const format = (instant: Instant): string => {
  const day = Math.floor(instant / dayMs);
  const ms = instant - day * dayMs;
  const [hour, minute, second] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return `${fromDays(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(ms % 1000, 3)}Z`;
};

export const Instant = {
  /** The first moment that can be named, 0000-01-01T00:00:00.000Z: "since ever". */
  earliest: of(first),
  /** The last moment that can be named, 9999-12-31T23:59:59.999Z: "for ever". */
  latest: of(last),
  /** Epoch milliseconds as an Instant. Throws RangeError for fractions and beyond the years 0000 to 9999. */
  of,
  /**
   * Reads RFC 3339, "2024-11-14T08:55:00+08:00": the offset is required, since a time without one names no moment.
   * Seconds may be left out; digits beyond the millisecond are cut off. Throws RangeError, with a sentence to show.
   */
  parse,
  /** As `parse`, but undefined instead of an error. */
  tryParse,
  /** RFC 3339 in UTC with milliseconds: "2024-11-14T00:55:00.000Z"; it reads back through `parse`. */
  format,
  /** The moment that many milliseconds later, or earlier when negative. Throws RangeError as `of`. */
  plus: (instant: Instant, ms: number): Instant => of(instant + ms),
} as const;
