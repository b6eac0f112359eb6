/** Calendars of an agreement laid out over the years its lists cover. Owns: K05 hours → calendars that count. */
import { Calendar } from '../calendars/calendar.ts';
import { holidayList } from '../calendars/holidays/lists.ts';
import { Zone } from '../calendars/zones/zone.ts';
import type { Complaint } from './compile.ts';
import type { HolidayListUse } from './revision.ts';
import type { AgreementTerms } from './schema/agreement.ts';
import { weekdays } from './schema/scope.ts';
import type { CalendarTerms } from './schema/scope.ts';

type Day = (typeof weekdays)[number];
type WallInterval = readonly [string, string];

export interface LaidOut {
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly lists: readonly HolidayListUse[];
}

/** Every calendar of the agreement by id, and the holiday lists they rest on with their editions. */
export function layOutCalendars(terms: AgreementTerms, zoneName: string, complain: Complaint): LaidOut {
  const calendars = new Map<string, Calendar>();
  const lists = new Map<string, HolidayListUse>();
  for (const [id, calendar] of Object.entries(terms.calendars ?? {})) {
    const path = ['calendars', id];
    const holidays = holidayDates(calendar, { path: [...path, 'holidays'], complain, used: lists });
    const zone = calendar.zone ?? zoneName;
    if (Zone.get(zone) === undefined) {
      complain([...path, 'zone'], 'ZONE', `"${zone}" is no IANA time zone; write for example Asia/Hong_Kong`);
      continue;
    }
    if (calendar.always !== true && calendar.weekly === undefined) {
      complain(path, 'CALENDAR-HOURS', 'says neither "always: true" nor "weekly"; a calendar needs its hours');
      continue;
    }
    const laid = Calendar.of({
      zone,
      ...(calendar.always === true ? { always: true } : {}),
      weekly: weeklyHours(calendar.weekly ?? {}),
      holidays: [...holidays, ...(calendar.holidayDates ?? [])],
      recurringHolidays: calendar.recurringHolidays ?? [],
      overrides: (calendar.special ?? []).map((day) => ({ date: day.date, intervals: day.hours.map(wallInterval) })),
      closures: (calendar.closures ?? []).map((day) => ({
        date: day.date,
        from: wallInterval(day.hours)[0],
        to: wallInterval(day.hours)[1],
      })),
    });
    if (laid.ok) calendars.set(id, laid.value);
    else for (const refusal of laid.refusals) complain(path, refusal.code, refusal.message);
  }
  return { calendars, lists: [...lists.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

interface Lookup {
  readonly path: readonly string[];
  readonly complain: Complaint;
  /** Lists found so far. */
  readonly used: Map<string, HolidayListUse>;
}

function holidayDates(calendar: CalendarTerms, { path, complain, used }: Lookup): readonly string[] {
  const { holidays } = calendar;
  if (holidays === undefined || holidays === 'none') return [];
  const names = typeof holidays === 'string' ? [holidays] : holidays;
  return names.flatMap((name) => {
    const list = holidayList(name);
    if (!list.ok) {
      for (const refusal of list.refusals) complain(path, refusal.code, refusal.message);
      return [];
    }
    used.set(name, { name, edition: list.value.edition });
    return list.value.dates.map((day) => day.date);
  });
}

function weeklyHours(weekly: NonNullable<CalendarTerms['weekly']>): Partial<Record<Day, WallInterval[]>> {
  const hours: Partial<Record<Day, WallInterval[]>> = {};
  for (const [key, intervals] of Object.entries(weekly)) {
    for (const day of daysOf(key)) hours[day] = [...(hours[day] ?? []), ...intervals.map(wallInterval)];
  }
  return hours;
}

/** "mon-fri" as its days; a range may pass the end of the week (sat-mon). */
function daysOf(key: string): readonly Day[] {
  const [first, last] = key.split('-');
  const start = weekdays.findIndex((day) => day === first);
  const end = last === undefined ? start : weekdays.findIndex((day) => day === last);
  const count = ((end - start + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => weekdays[(start + index) % 7]).filter((day) => day !== undefined);
}

function wallInterval(text: string): WallInterval {
  const [from = '', to = ''] = text.split('-').map((part) => part.trim());
  return [from, to];
}
