/** Calendars in the words of cases: "24x7", "HK Mon-Fri 09:00-18:00 excl. general holidays". */
import { z } from 'zod';
import { Calendar } from '../../calendars/calendar.ts';
import { weekdays } from '../../calendars/definition.ts';
import type { Hours } from '../../calendars/definition.ts';
import { holidayList, holidayListNames } from '../../calendars/holidays/lists.ts';
import type { Outcome } from '../../values/outcome.ts';

const form = /^(\S+) (\w{3})-(\w{3}) (\d{2}:\d{2})-(\d{2}:\d{2})(?:,? (.*))?$/u;

/** A phrase as a calendar. */
export const calendarPhrase = z.string().transform((phrase, context): Calendar => {
  const calendar = read(phrase);
  if (calendar?.ok === true) return calendar.value;
  const why = calendar?.refusals[0]?.message ?? 'write it as "24x7" or "HK Mon-Fri 09:00-18:00"';
  context.addIssue({ code: 'custom', message: `${JSON.stringify(phrase)} is not a calendar: ${why}` });
  return z.NEVER;
});

/** Open round the clock; zones do not matter to it. */
export const always: Calendar = (() => {
  const made = Calendar.of({ zone: 'UTC', always: true });
  if (!made.ok) throw new RangeError('UTC is not known.');
  return made.value;
})();

function read(phrase: string): Outcome<Calendar> | undefined {
  if (/^24x7\b/u.test(phrase)) return { ok: true, value: always };
  const [, place = '', first = '', last = '', opening = '', closing = '', rest = ''] = form.exec(phrase) ?? [];
  const [from, to] = [first, last].map((day) => weekdays.findIndex((one) => one === day.toLowerCase()));
  if (from === undefined || to === undefined || from < 0 || to < from) return undefined;
  const hours: readonly Hours[] = [[opening, closing]];
  return Calendar.of({
    zone: place === 'HK' ? 'Asia/Hong_Kong' : place,
    weekly: Object.fromEntries(weekdays.slice(from, to + 1).map((day) => [day, hours])),
    holidays: holidaysOf(rest),
  });
}

/** "excl. general holidays" of Hong Kong, "excl. England holidays". */
function holidaysOf(rest: string): readonly string[] {
  const word = /excl\. (\w+) holidays/u.exec(rest)?.[1]?.toLowerCase();
  const name = holidayListNames.find((one) => word !== undefined && (one === word || one === `hk-${word}`));
  const list = name === undefined ? undefined : holidayList(name);
  return list?.ok === true ? list.value.dates.map(({ date }) => date) : [];
}
