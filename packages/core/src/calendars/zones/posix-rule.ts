/**
 * The closing rule of a zone file (POSIX.1-2017 §8.3 "TZ" with the extensions of RFC 9636 §3.3.1), such as
 * `CET-1CEST,M3.5.0,M10.5.0/3`: what the zone does in every year after its last listed transition.
 */
import { dateOf, days, daysInMonth, isLeapYear } from '../../values/local.ts';

/** One change of offset: the instant in seconds since 1970, and the offsets (seconds east of UTC) on its two sides. */
export interface RuleTransition {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface DateRule {
  readonly kind: 'M' | 'J' | 'n';
  readonly numbers: readonly number[];
  readonly seconds: number;
}

/** The standard offset and, with summer time, the other offset and the two dates of change. */
export interface PosixRule {
  readonly standard: number;
  readonly summer: number | undefined;
  readonly start: DateRule | undefined;
  readonly end: DateRule | undefined;
}

const abbreviation = '(?:<[^>]+>|[A-Za-z]{3,})';
const clock = '[+-]?\\d{1,3}(?::\\d{2}){0,2}';
const whole = new RegExp(`^${abbreviation}(${clock})(?:${abbreviation}(${clock})?(?:,([^,]+),([^,]+))?)?$`);

/** "hh[:mm[:ss]]" with a sign, in seconds; the hours may exceed 24 (RFC 9636 §3.3.1). */
function clockSeconds(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[+-]/, '').split(':').map(Number);
  return sign * (hours * 3600 + minutes * 60 + seconds);
}

function dateRule(text: string): DateRule {
  const [date = '', time = '2'] = text.split('/');
  const kind = date.startsWith('M') ? 'M' : date.startsWith('J') ? 'J' : 'n';
  const numbers = date.replace(/^[MJ]/, '').split('.').map(Number);
  return { kind, numbers, seconds: clockSeconds(time) };
}

/** Reads a rule. Throws RangeError for text that is not one: the table is ours. */
export function parseRule(text: string): PosixRule {
  const found = whole.exec(text);
  if (found === null) throw new RangeError(`not a POSIX time-zone rule: ${text}`);
  const [, standardText = '0', summerText, start, end] = found;
  // POSIX counts westward; the rest of the world counts eastward.
  const standard = 0 - clockSeconds(standardText);
  if (start === undefined || end === undefined) {
    return { standard, summer: undefined, start: undefined, end: undefined };
  }
  const summer = summerText === undefined ? standard + 3600 : 0 - clockSeconds(summerText);
  return { standard, summer, start: dateRule(start), end: dateRule(end) };
}

const dayNumber = (year: number, month: number): number => days(dateOf({ year, month, day: 1 }));

/** Days since 1970 on which a date rule falls in a year. */
function ruleDay(rule: DateRule, year: number): number {
  const [first = 0, week = 0, weekday = 0] = rule.numbers;
  if (rule.kind === 'M') {
    const monthStart = dayNumber(year, first);
    const monthDays = daysInMonth(year, first);
    // 1970-01-01 was a Thursday; the rule counts Sunday as 0.
    const lead = (weekday - ((monthStart + 4) % 7) + 7) % 7;
    const day = lead + (week - 1) * 7;
    return monthStart + (day < monthDays ? day : day - 7);
  }
  const newYear = dayNumber(year, 1);
  if (rule.kind === 'n') return newYear + first;
  // Jn never counts 29 February.
  return newYear + first - 1 + (isLeapYear(year) && first >= 60 ? 1 : 0);
}

/** The two changes a rule makes in a year, in order of time; none for a zone without summer time. */
export function ruleTransitions(rule: PosixRule, year: number): RuleTransition[] {
  const { standard, summer, start, end } = rule;
  if (summer === undefined || start === undefined || end === undefined) return [];
  // Each date rule is written in the local time in force before it.
  const on = { at: ruleDay(start, year) * 86_400 + start.seconds - standard, from: standard, to: summer };
  const off = { at: ruleDay(end, year) * 86_400 + end.seconds - summer, from: summer, to: standard };
  return on.at < off.at ? [on, off] : [off, on];
}
