import { describe, expect, it } from 'vitest';
import { days } from '../values/local.ts';
import type { CalendarDefinition } from './definition.ts';
import { readHours } from './hour-rules.ts';

const utc = (rest: Partial<CalendarDefinition>): CalendarDefinition => ({ zone: 'UTC', weekly: {}, ...rest });

const refusals = (definition: CalendarDefinition): string[] => {
  const read = readHours(definition);
  return read.ok ? [] : read.refusals.map(({ code, message, at }) => `${(at ?? []).join('.')} ${code}: ${message}`);
};

const rules = (definition: CalendarDefinition) => {
  const read = readHours(definition);
  return read.ok ? read.value : expect.unreachable(read.refusals[0]?.message);
};

const hour = 3_600_000;

describe('reading a calendar definition', () => {
  it('turns hours into milliseconds since midnight, past 24:00 for a night', () => {
    const { week, zone } = rules(
      utc({
        weekly: {
          mon: [
            ['08:30', '12:00'],
            ['13:00', '24:00'],
          ],
          sun: [['22:00', '06:00']],
        },
      }),
    );
    expect(week).toEqual([[8.5 * hour, 12 * hour, 13 * hour, 24 * hour], [], [], [], [], [], [22 * hour, 30 * hour]]);
    expect(zone.name).toBe('UTC');
  });

  it('reads midnight as a closing time', () => {
    expect(rules(utc({ weekly: { tue: [['22:00', '00:00']] } })).week[1]).toEqual([22 * hour, 24 * hour]);
  });

  it('opens round the clock', () => {
    const always = rules({ zone: 'UTC', always: true });
    expect(always.week).toEqual(Array.from({ length: 7 }, () => [0, 24 * hour]));
    expect(rules({ zone: 'UTC', always: true, weekly: {} }).week).toEqual(always.week);
    expect(rules({ zone: 'UTC', always: false, weekly: {} }).week[0]).toEqual([]);
  });

  it('keeps dates as days, and closures of one date together', () => {
    const read = rules(
      utc({
        holidays: ['1970-01-02', '2024-12-25'],
        recurringHolidays: ['02-29'],
        overrides: [
          { date: '1970-01-03', intervals: [] },
          { date: '1970-01-04', intervals: [['01:00', '02:00']] },
        ],
        closures: [
          { date: '1970-01-05', from: '01:00', to: '02:00' },
          { date: '1970-01-05', from: '23:00', to: '01:00' },
        ],
      }),
    );
    expect([...read.holidays]).toEqual([1, days('2024-12-25')]);
    expect([...read.recurring]).toEqual(['02-29']);
    expect([...read.overrides]).toEqual([
      [2, []],
      [3, [hour, 2 * hour]],
    ]);
    expect([...read.closures]).toEqual([[4, [hour, 2 * hour, 23 * hour, 25 * hour]]]);
  });
});

describe('refusals', () => {
  it('of an unknown zone, with what may have been meant', () => {
    expect(refusals({ zone: 'Europe/Londn', weekly: {} })).toEqual([
      'zone calendar/unknown-zone: "Europe/Londn" is not a time zone of the IANA database. Did you mean "Europe/London"?',
    ]);
  });

  it('of a calendar without hours, and of one with two kinds', () => {
    expect(refusals({ zone: 'UTC' })).toEqual([
      'weekly calendar/no-hours: When is this calendar open? Write its weekly hours, or always: true.',
    ]);
    expect(refusals({ zone: 'UTC', always: false })).toHaveLength(1);
    expect(refusals({ zone: 'UTC', always: true, weekly: { mon: [['09:00', '17:00']] } })).toEqual([
      'always calendar/two-weeks: A calendar is open always or by weekly hours, not both: remove one of them.',
    ]);
    expect(refusals({ zone: 'UTC', always: true, weekly: { mon: undefined } })).toEqual([]);
  });

  it('of times that are none', () => {
    expect(
      refusals(
        utc({
          weekly: {
            mon: [['9', '17:00']],
            wed: [
              ['08:00', '09:00'],
              ['10:00', 'late'],
            ],
          },
        }),
      ),
    ).toEqual([
      'weekly.mon.0.0 calendar/bad-time: "9" is not a wall time: write it as 09:00, up to 24:00.',
      'weekly.wed.1.1 calendar/bad-time: "late" is not a wall time: write it as 09:00, up to 24:00.',
    ]);
    expect(refusals(utc({ weekly: { fri: [['24:00', '02:00']] } }))).toEqual([
      'weekly.fri.0.0 calendar/bad-time: A day ends at 24:00 and nothing opens then: write 00:00 of the next day.',
    ]);
  });

  it('of hours that could be nothing or a whole day', () => {
    expect(refusals(utc({ weekly: { fri: [['09:00', '09:00']] } }))).toEqual([
      'weekly.fri.0.0 calendar/empty-hours: 09:00 to 09:00 could be nothing or a whole day: write 00:00 to 24:00 for a whole day.',
    ]);
  });

  it('of dates and days that the calendar does not have', () => {
    expect(
      refusals(
        utc({
          holidays: ['2024-01-01', '2024-02-30'],
          recurringHolidays: ['12-25', '02-30'],
          overrides: [{ date: 'x', intervals: [['a', '10:00']] }],
          closures: [{ date: '2024-13-01', from: '09:00', to: '09:00' }],
        }),
      ),
    ).toEqual([
      'holidays.1 calendar/bad-date: "2024-02-30" is not a date of the calendar: write it as 2024-11-14.',
      'recurringHolidays.1 calendar/bad-day: "02-30" is not a day of the year: write month and day as 12-25.',
      'overrides.0.date calendar/bad-date: "x" is not a date of the calendar: write it as 2024-11-14.',
      'closures.0.date calendar/bad-date: "2024-13-01" is not a date of the calendar: write it as 2024-11-14.',
      'closures.0.from calendar/empty-hours: 09:00 to 09:00 could be nothing or a whole day: write 00:00 to 24:00 for a whole day.',
    ]);
  });

  it('of the times of an override and of a closure, at their places', () => {
    const override = {
      date: '2024-06-01',
      intervals: [
        ['08:00', '09:00'],
        ['10:00', 'x'],
      ],
    } as const;
    const closure = { date: '2024-06-01', from: '10:00', to: 'y' };
    expect(refusals(utc({ overrides: [override], closures: [closure] }))).toEqual([
      'overrides.0.intervals.1.1 calendar/bad-time: "x" is not a wall time: write it as 09:00, up to 24:00.',
      'closures.0.to calendar/bad-time: "y" is not a wall time: write it as 09:00, up to 24:00.',
    ]);
  });

  it('of two overrides of one date', () => {
    const override = { date: '2024-06-01', intervals: [] };
    expect(refusals(utc({ overrides: [override, { ...override, date: '2024-06-02' }, override] }))).toEqual([
      'overrides.2 calendar/two-overrides: 2024-06-01 has two overrides: keep one that lists all its hours.',
    ]);
  });
});
