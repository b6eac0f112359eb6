/**
 * Dates of the civil calendar as text, 'YYYY-MM-DD', without a zone (proleptic Gregorian, years 0 to 9999, ISO 8601).
 * Owns: the arithmetic of dates. Does not own: instants and zones; which date it is somewhere is asked of a zone.
 */
import { quoted } from './decimal.ts';

/** A date as text, 'YYYY-MM-DD'; such texts sort as their dates do. Check text from outside with `isValid`. */
export type PlainDate = string;

/** Milliseconds of 24 hours. A civil day in a zone may be longer or shorter: that is the zone's business. */
export const dayMs = 86_400_000;

const form = /^(\d{4})-(\d{2})-(\d{2})$/;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Leap years after Gregory: every fourth, except centuries not divisible by 400. */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days in a month, 1 to 12. Throws RangeError for another month. */
export const daysInMonth = (year: number, month: number): number => {
  const length = lengths[month - 1];
  if (length === undefined) throw new RangeError(`${month} is not a month: months are 1 to 12.`);
  return month === 2 && isLeapYear(year) ? 29 : length;
};

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const read = (text: string): DateParts | undefined => {
  const match = form.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
};

/** Year, month (1 to 12) and day of a date. Throws RangeError when the text is not a date of the calendar. */
export const partsOf = (date: PlainDate): DateParts => {
  const parts = read(date);
  if (!parts) throw new RangeError(`${quoted(date)} is not a date of the calendar: write it as 2024-11-14.`);
  return parts;
};

/** Whether the text is 'YYYY-MM-DD' and the calendar has that day: "2023-02-29" is not. */
export const isValid = (text: string): boolean => read(text) !== undefined;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The date of its parts. Throws RangeError unless the calendar has that day and the year is 0 to 9999. */
export const dateOf = ({ year, month, day }: DateParts): PlainDate => {
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  partsOf(date);
  return date;
};

// The year is counted from March, so that the leap day comes last, and in eras of 400 years, which all have the same
// number of days (146 097); 719 468 days lie between 0000-03-01 and 1970-01-01. Integers only.
const eraDays = 146_097;
const epochShift = 719_468;

/** Days from 1970-01-01 to the date; negative before. Throws RangeError for text that is not a date. */
export const days = (date: PlainDate): number => {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * eraDays + yearOfEra * 365 + leapDays + dayOfYear - epochShift;
};

/** The date that many days after 1970-01-01. Throws RangeError unless the years stay within 0000 to 9999. */
export const fromDays = (count: number): PlainDate => {
  if (!Number.isInteger(count) || count < -719_528 || count > 2_932_896)
    throw new RangeError(`${count} is not a whole number of days within the years 0000 to 9999.`);
  const shifted = count + epochShift;
  const era = Math.floor(shifted / eraDays);
  const dayOfEra = shifted - era * eraDays;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = ((marchMonth + 2) % 12) + 1;
  return `${pad(era * 400 + yearOfEra + (month > 2 ? 0 : 1), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** The date that many days later, or earlier when negative. Throws RangeError beyond the years 0000 to 9999. */
export const addDays = (date: PlainDate, count: number): PlainDate => fromDays(days(date) + count);

/** The weekday: 0 is Monday, 6 is Sunday (ISO 8601 order). Throws RangeError for text that is not a date. */
export const weekday = (date: PlainDate): number => (((days(date) + 3) % 7) + 7) % 7;

/**
 * The same day that many months later, or earlier when negative; a day the month lacks becomes its last day:
 * 31 January plus one month is 28 or 29 February. Add from the anchor, not step by step: clamped days do not come back.
 * Throws RangeError for fractions of months and beyond the years 0000 to 9999.
 */
export const addMonths = (date: PlainDate, count: number): PlainDate => {
  if (!Number.isSafeInteger(count)) throw new RangeError(`${count} is not a whole number of months.`);
  const { year, month, day } = partsOf(date);
  const months = year * 12 + (month - 1) + count;
  const target = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  return dateOf({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
};
