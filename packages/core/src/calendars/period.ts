/**
 * Periods of an agreement: reporting months, quarters, anchored weeks. Boundaries are wall times in a zone, so that a
 * period has the true length of its days; the k-th boundary is counted from the anchor, never from the one before it,
 * so that 31 January + 1 month is 28 February and + 2 months is 31 March again.
 */
import { Instant } from '../values/instant.ts';
import { addMonths, dayMs, days, fromDays, isValid, partsOf } from '../values/local.ts';
import type { PlainDate } from '../values/local.ts';
import { wallMs } from './wall-time.ts';
import type { Zone } from './zones/zone.ts';

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** How an agreement's time is cut into periods. */
export interface PeriodRule {
  readonly unit: PeriodUnit;
  /** 1 when not said. */
  readonly count?: number | undefined;
  readonly zone: Zone;
  /** A local boundary, "2004-01-02" or "2004-01-02T12:00"; without it, the natural boundaries of the unit. */
  readonly anchor?: string | undefined;
  /** For weeks without an anchor; Monday when not said. */
  readonly weekStart?: 'mon' | 'sun' | undefined;
  /** Month in which the year starts, for quarters and years without an anchor; 1 when not said. */
  readonly yearStart?: number | undefined;
}

/** [start, end); `key` names it among the periods of its rule and reads back through `parsePeriod`. */
export interface Period {
  readonly start: Instant;
  readonly end: Instant;
  readonly key: string;
}

interface Anchor {
  readonly date: PlainDate;
  /** Wall time of every boundary, milliseconds after midnight. */
  readonly ms: number;
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;
const daysOf = { day: 1, week: 7 } as const;

/** "2004-01-02" or "2004-01-02T12:00[:SS]" (a space will do); undefined for other text. */
function readAnchor(text: string): Anchor | undefined {
  const [date = '', time = '00:00', more] = text.split(/[T ]/);
  const ms = wallMs(time);
  return more === undefined && isValid(date) && ms !== undefined ? { date, ms } : undefined;
}

function anchorOf(rule: PeriodRule): Anchor {
  if (rule.anchor !== undefined) {
    const anchor = readAnchor(rule.anchor);
    if (anchor === undefined)
      throw new RangeError(`${JSON.stringify(rule.anchor)} is not a date to count periods from.`);
    return anchor;
  }
  // 1970-01-05 was a Monday.
  if (rule.unit === 'week') return { date: rule.weekStart === 'sun' ? '1970-01-04' : '1970-01-05', ms: 0 };
  const month = rule.unit === 'quarter' || rule.unit === 'year' ? (rule.yearStart ?? 1) : 1;
  return { date: addMonths('1970-01-01', month - 1), ms: 0 };
}

function countOf(rule: PeriodRule): number {
  const count = rule.count ?? 1;
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new RangeError(`A period of ${count} ${rule.unit}s cannot be laid out: count whole ones.`);
}

/** The local date of the k-th boundary. */
function boundaryDate(rule: PeriodRule, anchor: Anchor, k: number): PlainDate {
  const steps = k * countOf(rule);
  return rule.unit === 'day' || rule.unit === 'week'
    ? fromDays(days(anchor.date) + steps * daysOf[rule.unit])
    : addMonths(anchor.date, steps * monthsOf[rule.unit]);
}

function boundary(rule: PeriodRule, anchor: Anchor, k: number): Instant {
  return Instant.of(rule.zone.instantOfWall(days(boundaryDate(rule, anchor, k)) * dayMs + anchor.ms));
}

/** About which k an instant falls in; off by one at most. */
function nearK(rule: PeriodRule, anchor: Anchor, at: Instant): number {
  const { date } = rule.zone.toLocal(at);
  if (rule.unit === 'day' || rule.unit === 'week') {
    return Math.floor((days(date) - days(anchor.date)) / (daysOf[rule.unit] * countOf(rule)));
  }
  const [here, there] = [partsOf(date), partsOf(anchor.date)];
  const months = (here.year - there.year) * 12 + here.month - there.month;
  return Math.floor(months / (monthsOf[rule.unit] * countOf(rule)));
}

/** The ISO 8601 week of a Monday: its Thursday decides the year. */
function isoWeek(monday: PlainDate): string {
  const thursday = days(monday) + 3;
  const { year } = partsOf(fromDays(thursday));
  const week = Math.floor((thursday - days(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

const letters = { day: 'D', week: 'W', month: 'M', quarter: 'Q', year: 'Y' } as const;

function keyOf(rule: PeriodRule, anchor: Anchor, date: PlainDate): string {
  const natural = rule.anchor === undefined && (rule.count ?? 1) === 1;
  const { year, month } = partsOf(date);
  if (natural && rule.unit === 'day') return date;
  if (natural && rule.unit === 'month') return date.slice(0, 7);
  if (natural && rule.unit === 'week' && rule.weekStart !== 'sun') return isoWeek(date);
  if (natural && (rule.yearStart ?? 1) === 1 && rule.unit === 'year') return date.slice(0, 4);
  if (natural && (rule.yearStart ?? 1) === 1 && rule.unit === 'quarter') return `${year}-Q${(month + 2) / 3}`;
  const minutes = Math.floor(anchor.ms / 60_000);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${date}${minutes === 0 ? '' : `T${clock}`}/${rule.count ?? 1}${letters[rule.unit]}`;
}

function periodAt(rule: PeriodRule, k: number): Period {
  const anchor = anchorOf(rule);
  const key = keyOf(rule, anchor, boundaryDate(rule, anchor, k));
  return { start: boundary(rule, anchor, k), end: boundary(rule, anchor, k + 1), key };
}

/** The number of the period that holds an instant; 0 begins at the anchor. */
function indexOf(rule: PeriodRule, at: Instant): number {
  const anchor = anchorOf(rule);
  let k = nearK(rule, anchor, at);
  while (boundary(rule, anchor, k) > at) k -= 1;
  while (boundary(rule, anchor, k + 1) <= at) k += 1;
  return k;
}

/** The period that holds an instant. Throws RangeError for an anchor or a count that are not one. */
export function periodOf(rule: PeriodRule, at: Instant): Period {
  return periodAt(rule, indexOf(rule, at));
}

/** As many periods in a row, the first holding the instant. */
export function periodsFrom(rule: PeriodRule, at: Instant, count: number): Period[] {
  const first = indexOf(rule, at);
  return Array.from({ length: count }, (_, i) => periodAt(rule, first + i));
}

/** The periods that meet [start, end). */
export function periodsBetween(rule: PeriodRule, start: Instant, end: Instant): Period[] {
  if (end <= start) return [];
  const periods: Period[] = [];
  for (let k = indexOf(rule, start); ; k += 1) {
    const period = periodAt(rule, k);
    if (period.start >= end) return periods;
    periods.push(period);
  }
}
