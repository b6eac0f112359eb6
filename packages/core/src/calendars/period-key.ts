/** Periods by name: "2024", "2024-Q4", "2024-11", "2024-W46", "2024-11-14", "2004-01-02T12:00/3Q". */
import { addDays, days, fromDays, isValid, weekday } from '../values/local.ts';
import type { PlainDate } from '../values/local.ts';
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { periodOf } from './period.ts';
import type { Period, PeriodRule, PeriodUnit } from './period.ts';
import { wallMs } from './wall-time.ts';
import type { Zone } from './zones/zone.ts';

const unitOf: Readonly<Record<string, PeriodUnit>> = { D: 'day', W: 'week', M: 'month', Q: 'quarter', Y: 'year' };

interface Named {
  readonly rule: PeriodRule;
  /** A local date inside the period. */
  readonly date: PlainDate;
}

/** Monday of an ISO week: 4 January is always in week 1. */
function mondayOf(year: string, week: string): PlainDate {
  const fourth = `${year}-01-04`;
  return fromDays(days(fourth) - weekday(fourth) + (Number(week) - 1) * 7);
}

function anchored(key: string, zone: Zone): Named | undefined {
  const [, date = '', time = '00:00', count = '', letter = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?\/([1-9]\d{0,3})([DWMQY])$/.exec(key) ?? [];
  const unit = unitOf[letter];
  if (unit === undefined || !isValid(date) || wallMs(time) === undefined) return undefined;
  return { rule: { unit, count: Number(count), anchor: `${date}T${time}`, zone }, date };
}

function named(key: string, zone: Zone): Named | undefined {
  const [, year = '', part = ''] = /^(\d{4})(?:-(.+))?$/.exec(key) ?? [];
  if (year === '') return undefined;
  if (part === '') return { rule: { unit: 'year', zone }, date: `${year}-01-01` };
  if (/^Q[1-4]$/.test(part)) {
    const month = String(Number(part.slice(1)) * 3).padStart(2, '0');
    return { rule: { unit: 'quarter', zone }, date: `${year}-${month}-01` };
  }
  if (/^W\d{2}$/.test(part)) {
    const monday = mondayOf(year, part.slice(1));
    // The week belongs to the year of its Thursday; week 53 of a year with 52 is the next year's first.
    const own = addDays(monday, 3).startsWith(year);
    return own ? { rule: { unit: 'week', zone }, date: monday } : undefined;
  }
  if (/^\d{2}$/.test(part) && isValid(`${key}-01`)) return { rule: { unit: 'month', zone }, date: `${key}-01` };
  return isValid(key) ? { rule: { unit: 'day', zone }, date: key } : undefined;
}

/** The period of a name, in a zone; refuses other text, saying what can be written. */
export function parsePeriod(key: string, zone: Zone): Outcome<Period> {
  const found = named(key, zone) ?? anchored(key, zone);
  if (found === undefined) {
    const forms = '2024, 2024-Q4, 2024-11, 2024-W46, 2024-11-14, or 2024-11-14/7D';
    return refused({ code: 'period/bad-key', message: `${JSON.stringify(key)} is not a period: write ${forms}.` });
  }
  const period = within(found, zone);
  if (period === undefined) {
    const message = `${JSON.stringify(key)} does not lie within the years 0000 to 9999.`;
    return refused({ code: 'period/bad-key', message });
  }
  // The name given is kept: an anchored period may be named by any of its boundaries.
  return accepted({ ...period, key });
}

/** Undefined where it begins or ends beyond the years that instants know. */
function within({ rule, date }: Named, zone: Zone): Period | undefined {
  try {
    return periodOf(rule, zone.toInstant(date, (rule.anchor ?? '').slice(11) || '00:00'));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
