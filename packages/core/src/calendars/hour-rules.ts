/** Reads a calendar definition into numbers, refusing what does not say one thing. */
import { days, isValid } from '../values/local.ts';
import { accepted } from '../values/outcome.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';
import { weekdays } from './definition.ts';
import type { CalendarDefinition, Hours } from './definition.ts';
import { suggestion } from './nearest.ts';
import { wallMs } from './wall-time.ts';
import { zoneNames } from './zones/zone-table.ts';
import { Zone } from './zones/zone.ts';

/** Hours of a day as a flat list opening, closing, … of milliseconds since midnight on the clock face; may pass 24 h. */
export type DayHours = readonly number[];

/** A definition as numbers; days count from 1970-01-01. */
export interface HourRules {
  readonly zone: Zone;
  /** Seven entries, Monday first. */
  readonly week: readonly DayHours[];
  readonly holidays: ReadonlySet<number>;
  /** "MM-DD". */
  readonly recurring: ReadonlySet<string>;
  readonly overrides: ReadonlyMap<number, DayHours>;
  readonly closures: ReadonlyMap<number, DayHours>;
}

type Place = readonly (string | number)[];

const dayLength = 86_400_000;
const wholeDay: DayHours = [0, dayLength];

class Reader {
  readonly refusals: Refusal[] = [];

  refuse(code: string, message: string, at: Place): void {
    this.refusals.push({ code, message, at });
  }

  date(text: string, at: Place): number | undefined {
    if (isValid(text)) return days(text);
    this.refuse(
      'calendar/bad-date',
      `${JSON.stringify(text)} is not a date of the calendar: write it as 2024-11-14.`,
      at,
    );
    return undefined;
  }

  time(text: string, at: Place): number | undefined {
    const ms = wallMs(text);
    if (ms === undefined) {
      const shown = JSON.stringify(text);
      this.refuse('calendar/bad-time', `${shown} is not a wall time: write it as 09:00, up to 24:00.`, at);
    }
    return ms;
  }

  /** One stretch; a closing time at or before the opening time is on the next day. */
  stretch(hours: Hours, places: readonly [Place, Place]): number[] {
    const from = this.time(hours[0], places[0]);
    const to = this.time(hours[1], places[1]);
    if (from === undefined || to === undefined) return [];
    if (from === dayLength) {
      this.refuse(
        'calendar/bad-time',
        'A day ends at 24:00 and nothing opens then: write 00:00 of the next day.',
        places[0],
      );
      return [];
    }
    if (from === to) {
      const message = `${hours[0]} to ${hours[1]} could be nothing or a whole day: write 00:00 to 24:00 for a whole day.`;
      this.refuse('calendar/empty-hours', message, places[0]);
      return [];
    }
    return [from, to > from ? to : to + dayLength];
  }

  hours(list: readonly Hours[], at: Place): DayHours {
    return list.flatMap((hours, i) =>
      this.stretch(hours, [
        [...at, i, 0],
        [...at, i, 1],
      ]),
    );
  }
}

function readWeek(definition: CalendarDefinition, reader: Reader): readonly DayHours[] {
  const { weekly, always } = definition;
  if (always === true && Object.values(weekly ?? {}).some((hours) => hours !== undefined)) {
    const message = 'A calendar is open always or by weekly hours, not both: remove one of them.';
    reader.refuse('calendar/two-weeks', message, ['always']);
  }
  if (always !== true && weekly === undefined) {
    const message = 'When is this calendar open? Write its weekly hours, or always: true.';
    reader.refuse('calendar/no-hours', message, ['weekly']);
  }
  return weekdays.map((day) => (always === true ? wholeDay : reader.hours(weekly?.[day] ?? [], ['weekly', day])));
}

function readRecurring(definition: CalendarDefinition, reader: Reader): ReadonlySet<string> {
  const texts = definition.recurringHolidays ?? [];
  texts.forEach((text, i) => {
    // Any leap year will do: 29 February recurs, though not every year.
    if (isValid(`2000-${text}`)) return;
    const message = `${JSON.stringify(text)} is not a day of the year: write month and day as 12-25.`;
    reader.refuse('calendar/bad-day', message, ['recurringHolidays', i]);
  });
  return new Set(texts);
}

function readOverrides(definition: CalendarDefinition, reader: Reader): ReadonlyMap<number, DayHours> {
  const read = new Map<number, DayHours>();
  definition.overrides?.forEach(({ date, intervals }, i) => {
    const day = reader.date(date, ['overrides', i, 'date']);
    if (day === undefined) return;
    if (read.has(day)) {
      const message = `${date} has two overrides: keep one that lists all its hours.`;
      reader.refuse('calendar/two-overrides', message, ['overrides', i]);
    }
    read.set(day, reader.hours(intervals, ['overrides', i, 'intervals']));
  });
  return read;
}

function readClosures(definition: CalendarDefinition, reader: Reader): ReadonlyMap<number, DayHours> {
  const read = new Map<number, DayHours>();
  definition.closures?.forEach(({ date, from, to }, i) => {
    const day = reader.date(date, ['closures', i, 'date']);
    const stretch = reader.stretch(
      [from, to],
      [
        ['closures', i, 'from'],
        ['closures', i, 'to'],
      ],
    );
    if (day !== undefined) read.set(day, [...(read.get(day) ?? []), ...stretch]);
  });
  return read;
}

/** Reads a definition; all its mistakes are refused at once, each with its place. */
export function readHours(definition: CalendarDefinition): Outcome<HourRules> {
  const reader = new Reader();
  const zone = Zone.get(definition.zone);
  if (zone === undefined) {
    const shown = JSON.stringify(definition.zone);
    const message = `${shown} is not a time zone of the IANA database.${suggestion(definition.zone, zoneNames)}`;
    reader.refuse('calendar/unknown-zone', message, ['zone']);
  }
  const week = readWeek(definition, reader);
  const holidays = new Set<number>();
  definition.holidays?.forEach((date, i) => holidays.add(reader.date(date, ['holidays', i]) ?? 0));
  const recurring = readRecurring(definition, reader);
  const overrides = readOverrides(definition, reader);
  const closures = readClosures(definition, reader);
  if (zone === undefined || reader.refusals.length > 0) return { ok: false, refusals: reader.refusals };
  return accepted({ zone, week, holidays, recurring, overrides, closures });
}
