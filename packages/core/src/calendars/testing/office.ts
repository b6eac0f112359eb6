/** Calendars and short ways to write and show instants, for the tests of this room. */
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Calendar } from '../calendar.ts';
import type { CalendarDefinition, Hours } from '../definition.ts';

export const hour = 3_600_000;

/** "2024-05-06T09:00", in UTC. */
export const t = (text: string): Instant => Instant.parse(`${text}:00Z`);

/** The same hours from Monday to Friday. */
export const five = (...hours: Hours[]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });

/** The calendar of a definition that must be accepted. */
export function calendar(definition: CalendarDefinition): Calendar {
  const read = Calendar.of(definition);
  if (read.ok) return read.value;
  throw new Error(read.refusals.map(({ message }) => message).join(' '));
}

export const office = calendar({ zone: 'UTC', weekly: five(['09:00', '17:00']), holidays: ['2024-05-09'] });
export const always = calendar({ zone: 'Europe/London', always: true });
export const never = calendar({ zone: 'UTC', weekly: {} });

/** To the minute, in UTC; or the code of the first refusal. */
export const at = (found: Outcome<Instant>): string =>
  found.ok ? Instant.format(found.value).slice(0, 16) : (found.refusals[0]?.code ?? '');

export const pause = (start: string, end: string): Interval => ({ start: t(start), end: t(end) });

export const texts = (open: Iterable<Interval>): string[] =>
  [...open].map(({ start, end }) => `${Instant.format(start).slice(0, 16)} ${Instant.format(end).slice(0, 16)}`);
