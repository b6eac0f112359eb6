import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import { Calendar } from './calendar.ts';
import { horizon } from './open-table.ts';
import type { CalendarDefinition, Hours } from './definition.ts';
import { always, at, calendar, five, hour, never, office, pause, t, texts } from './testing/office.ts';

describe('Calendar.of', () => {
  it('passes refusals on', () => {
    const read = Calendar.of({ zone: 'UTC' });
    expect(read.ok ? '' : read.refusals[0]?.code).toBe('calendar/no-hours');
  });

  it('knows its zone', () => {
    expect(always.zone.name).toBe('Europe/London');
  });
});

describe('months of true length', () => {
  const minutes = (one: Calendar, from: string, to: string): number =>
    one.elapsed(one.zone.startOfDay(from), one.zone.startOfDay(to)) / 60_000;

  it('have the minutes that passed', () => {
    expect(minutes(always, '2024-03-01', '2024-04-01')).toBe(44_580);
    expect(minutes(always, '2024-10-01', '2024-11-01')).toBe(44_700);
    expect(minutes(calendar({ zone: 'Asia/Hong_Kong', always: true }), '2024-02-01', '2024-03-01')).toBe(41_760);
  });
});

describe('elapsed', () => {
  it('counts open time, and none backwards', () => {
    expect(office.elapsed(t('2024-05-06T10:00'), t('2024-05-07T10:00'))).toBe(8 * hour);
    expect(office.elapsed(t('2024-05-07T10:00'), t('2024-05-06T10:00'))).toBe(0);
    expect(office.elapsed(t('2024-05-06T10:00'), t('2024-05-06T10:00'))).toBe(0);
    expect(office.elapsed(t('2024-05-06T10:00'), Instant.of(t('2024-05-06T10:00') + 1))).toBe(1);
  });

  it('reaches from end to end of the horizon, and no further', () => {
    expect(always.elapsed(horizon.start, horizon.end)).toBe(horizon.end - horizon.start);
    expect(() => always.elapsed(Instant.of(horizon.start - 1), t('2024-05-06T10:00'))).toThrow(
      'Calendars answer from 1970 to 2999; check the dates with which this was asked.',
    );
    expect(() => office.elapsed(t('2024-05-06T10:00'), Instant.of(horizon.end + 1))).toThrow(RangeError);
    expect(Instant.format(horizon.end)).toBe('3000-01-01T00:00:00.000Z');
  });

  it('gives the same answers whatever was asked before', () => {
    const asked = calendar({ zone: 'UTC', weekly: five(['09:00', '17:00']) });
    const week = (from: string): number => asked.elapsed(t(from), Instant.of(t(from) + 7 * 24 * hour));
    for (const from of [
      '2024-05-06T10:00',
      '2031-05-05T10:00',
      '1990-05-07T10:00',
      '2024-05-06T10:00',
      '2200-05-07T10:00',
    ]) {
      expect(week(from)).toBe(40 * hour);
    }
    expect(asked.elapsed(t('1990-01-01T00:00'), t('2024-01-01T00:00'))).toBe(8870 * 8 * hour);
  });
});

describe('add', () => {
  it('ends at closing, or at the next opening where the agreement says so', () => {
    expect(at(office.add(t('2024-05-06T09:00'), 8 * hour))).toBe('2024-05-06T17:00');
    expect(at(office.add(t('2024-05-06T09:00'), 8 * hour, 'close'))).toBe('2024-05-06T17:00');
    expect(at(office.add(t('2024-05-06T09:00'), 8 * hour, 'next-open'))).toBe('2024-05-07T09:00');
    expect(at(office.add(t('2024-05-06T09:00'), 7 * hour, 'next-open'))).toBe('2024-05-06T16:00');
  });

  it('of nothing gives the next open instant', () => {
    expect(at(office.add(t('2024-05-06T12:00'), 0))).toBe('2024-05-06T12:00');
    expect(at(office.add(t('2024-05-06T17:00'), 0))).toBe('2024-05-07T09:00');
    expect(at(office.add(t('2024-05-04T12:00'), 0, 'next-open'))).toBe('2024-05-06T09:00');
  });

  it('is refused when there is less time than that, and when there is less open time', () => {
    expect(at(always.add(t('2024-01-01T00:00'), horizon.end - t('2024-01-01T00:00')))).toBe('3000-01-01T00:00');
    expect(at(always.add(t('2024-01-01T00:00'), horizon.end - t('2024-01-01T00:00') + 1))).toBe('calendar/never-open');
    expect(at(always.subtract(t('2024-01-01T00:00'), t('2024-01-01T00:00')))).toBe('1970-01-01T00:00');
    const daily = calendar({ zone: 'UTC', weekly: { sun: [['00:00', '12:00']] }, recurringHolidays: ['12-25'] });
    expect(at(daily.add(t('2990-01-01T00:00'), 600 * 12 * hour))).toBe('calendar/never-open');
  });

  it('reaches years that were not asked for before', () => {
    expect(at(office.add(t('2024-05-06T09:00'), 5000 * 8 * hour))).toBe('2043-07-06T17:00');
    expect(at(always.add(t('2024-01-01T00:00'), 500 * 366 * 24 * hour))).toBe('2525-01-14T00:00');
  });

  it('refuses what is no duration', () => {
    for (const ms of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(office.add(t('2024-05-06T09:00'), ms)).toEqual({
        ok: false,
        refusals: [
          {
            code: 'calendar/bad-duration',
            message: `${ms} ms is not a duration to count: it must be a whole number of milliseconds, zero or more.`,
          },
        ],
      });
    }
  });

  it('refuses a calendar that does not open that much', () => {
    expect(never.add(t('2024-05-06T09:00'), 0)).toEqual({
      ok: false,
      refusals: [
        {
          code: 'calendar/never-open',
          message:
            'From 2024-05-06T09:00:00.000Z this calendar does not have that much open time between 1970 and 2999.',
        },
      ],
    });
    expect(at(office.add(t('2024-05-06T09:00'), 2 ** 53 - 1))).toBe('calendar/never-open');
    const once = calendar({
      zone: 'UTC',
      weekly: {},
      overrides: [{ date: '2024-05-06', intervals: [['09:00', '10:00']] }],
    });
    expect(at(once.add(t('1970-01-01T00:00'), hour))).toBe('2024-05-06T10:00');
    expect(at(once.add(t('2024-05-06T09:00'), hour + 1))).toBe('calendar/never-open');
    expect(at(once.add(t('2024-05-06T09:00'), hour, 'next-open'))).toBe('calendar/never-open');
    expect(at(once.subtract(t('2900-05-06T09:00'), hour))).toBe('2024-05-06T09:00');
    expect(at(once.subtract(t('2024-05-06T10:00'), hour + 1))).toBe('calendar/never-open');
  });

  it('refuses a start outside the horizon', () => {
    expect(at(always.add(Instant.of(horizon.start - 1), 0))).toBe('calendar/never-open');
    expect(at(always.add(horizon.end, 0))).toBe('calendar/never-open');
    expect(at(always.add(horizon.start, 0))).toBe('1970-01-01T00:00');
    expect(at(always.add(Instant.of(horizon.end - 1), 1))).toBe('3000-01-01T00:00');
    expect(at(always.add(Instant.of(horizon.end - 1), 2))).toBe('calendar/never-open');
  });
});

describe('subtract', () => {
  it('ends at an opening, or at the closing before it', () => {
    expect(at(office.subtract(t('2024-05-07T10:00'), hour))).toBe('2024-05-07T09:00');
    expect(at(office.subtract(t('2024-05-07T10:00'), hour, 'next-open'))).toBe('2024-05-06T17:00');
    expect(at(office.subtract(t('2024-05-07T10:00'), 2 * hour))).toBe('2024-05-06T16:00');
    expect(at(office.subtract(t('2024-05-07T10:00'), 2 * hour, 'next-open'))).toBe('2024-05-06T16:00');
  });

  it('of nothing gives the end of the open time before', () => {
    expect(at(office.subtract(t('2024-05-07T10:00'), 0))).toBe('2024-05-07T10:00');
    expect(at(office.subtract(t('2024-05-07T09:00'), 0))).toBe('2024-05-06T17:00');
    expect(at(office.subtract(t('2024-05-05T09:00'), 0))).toBe('2024-05-03T17:00');
  });

  it('reaches years that were not asked for before, and stops at 1970', () => {
    expect(at(office.subtract(t('2043-07-06T17:00'), 5000 * 8 * hour))).toBe('2024-05-06T09:00');
    expect(at(always.subtract(t('1970-01-02T00:00'), 24 * hour))).toBe('1970-01-01T00:00');
    expect(at(always.subtract(t('1970-01-02T00:00'), 24 * hour + 1))).toBe('calendar/never-open');
    expect(at(always.subtract(t('1970-01-02T00:00'), 24 * hour, 'next-open'))).toBe('calendar/never-open');
    expect(at(always.subtract(horizon.start, 0))).toBe('calendar/never-open');
    expect(at(always.subtract(t('2024-05-06T09:00'), -1))).toBe('calendar/bad-duration');
  });
});

describe('when it is open', () => {
  it('is a question of instants', () => {
    expect(office.isOpen(t('2024-05-06T09:00'))).toBe(true);
    expect(office.isOpen(Instant.of(t('2024-05-06T17:00') - 1))).toBe(true);
    expect(office.isOpen(t('2024-05-06T17:00'))).toBe(false);
    expect(office.isOpen(Instant.of(t('2024-05-06T09:00') - 1))).toBe(false);
    expect(office.isOpen(t('2024-05-09T12:00'))).toBe(false);
    expect(never.isOpen(t('2024-05-09T12:00'))).toBe(false);
  });

  it('and of dates', () => {
    const yearly = calendar({ zone: 'UTC', always: true, holidays: ['2024-05-09'], recurringHolidays: ['12-25'] });
    expect(yearly.isHoliday('2024-05-09')).toBe(true);
    expect(yearly.isHoliday('2025-05-09')).toBe(false);
    expect(yearly.isHoliday('2031-12-25')).toBe(true);
    expect(office.isBusinessDate('2024-05-08')).toBe(true);
    expect(office.isBusinessDate('2024-05-09')).toBe(false);
    expect(office.isBusinessDate('2024-05-11')).toBe(false);
  });

  it('is listed between instants', () => {
    expect(texts(office.openBetween(t('2024-05-08T16:00'), t('2024-05-10T10:00')))).toEqual([
      '2024-05-08T16:00 2024-05-08T17:00',
      '2024-05-10T09:00 2024-05-10T10:00',
    ]);
    expect(office.openBetween(t('2024-05-10T10:00'), t('2024-05-10T10:00')).isEmpty).toBe(true);
    expect(office.openBetween(t('2024-05-10T11:00'), t('2024-05-10T10:00')).isEmpty).toBe(true);
    expect(texts(always.openBetween(Instant.earliest, Instant.latest))).toEqual(['1970-01-01T00:00 3000-01-01T00:00']);
    expect(office.openBetween(Instant.earliest, t('1969-12-31T10:00')).isEmpty).toBe(true);
    expect(texts(office.openBetween(t('2024-05-10T17:00'), t('2024-05-13T09:00')))).toEqual([]);
  });

  it('is listed from an instant on', () => {
    expect(texts(office.openings(t('2024-05-08T16:00'), 2))).toEqual([
      '2024-05-08T16:00 2024-05-08T17:00',
      '2024-05-10T09:00 2024-05-10T17:00',
    ]);
    expect(office.openings(t('2024-05-08T16:00'), 0)).toEqual([]);
    expect(office.openings(t('2024-05-08T16:00'), 300).at(-1)).toEqual(pause('2025-07-02T09:00', '2025-07-02T17:00'));
    expect(never.openings(t('2024-05-08T16:00'), 2)).toEqual([]);
    expect(always.openings(t('2024-05-08T16:00'), 2)).toEqual([{ start: t('2024-05-08T16:00'), end: horizon.end }]);
  });
});

describe('round the clock', () => {
  const day = (rest: Partial<CalendarDefinition>): number =>
    calendar({ zone: 'UTC', always: true, ...rest }).elapsed(t('2024-05-06T00:00'), t('2024-05-08T00:00')) / hour;

  it('yields to holidays, overrides and closures', () => {
    expect(day({})).toBe(48);
    expect(day({ holidays: ['2024-05-06'] })).toBe(24);
    expect(day({ recurringHolidays: ['05-06'] })).toBe(24);
    expect(day({ overrides: [{ date: '2024-05-06', intervals: [] }] })).toBe(24);
    expect(day({ closures: [{ date: '2024-05-06', from: '10:00', to: '13:00' }] })).toBe(45);
  });

  it('is seven whole days a week, not six, nor shorter ones', () => {
    const whole: Hours[] = [['00:00', '24:00']];
    const week = { ...five(['00:00', '24:00']), sat: whole, sun: whole };
    const hours = (weekly: CalendarDefinition['weekly']): number =>
      calendar({ zone: 'UTC', weekly }).elapsed(t('2024-05-06T00:00'), t('2024-05-13T00:00')) / hour;
    expect(hours(week)).toBe(168);
    expect(hours({ ...week, sun: [] })).toBe(144);
    expect(hours({ ...week, mon: [['00:00', '23:00']] })).toBe(167);
    expect(hours({ ...week, wed: [['01:00', '24:00']] })).toBe(167);
    expect(
      hours({
        ...week,
        wed: [
          ['00:00', '12:00'],
          ['12:00', '24:00'],
        ],
      }),
    ).toBe(168);
  });
});

describe('precedence', () => {
  const mixed = calendar({
    zone: 'UTC',
    weekly: five(['09:00', '17:00']),
    holidays: ['2024-06-04'],
    recurringHolidays: ['06-06'],
    overrides: [
      {
        date: '2024-06-03',
        intervals: [
          ['06:00', '08:00'],
          ['07:00', '12:00'],
        ],
      },
      { date: '2024-06-04', intervals: [['06:00', '22:00']] },
      { date: '2024-06-06', intervals: [['06:00', '22:00']] },
      { date: '2024-06-07', intervals: [] },
      { date: '2024-06-08', intervals: [['20:00', '04:00']] },
    ],
    closures: [
      { date: '2024-06-03', from: '10:00', to: '11:00' },
      { date: '2024-06-05', from: '16:00', to: '24:00' },
      { date: '2024-06-08', from: '23:00', to: '01:00' },
    ],
  });

  it('is holiday, then override, then weekly hours, less closures', () => {
    expect(texts(mixed.openBetween(t('2024-06-03T00:00'), t('2024-06-10T00:00')))).toEqual([
      '2024-06-03T06:00 2024-06-03T10:00',
      '2024-06-03T11:00 2024-06-03T12:00',
      '2024-06-05T09:00 2024-06-05T16:00',
      '2024-06-08T20:00 2024-06-08T23:00',
      '2024-06-09T01:00 2024-06-09T04:00',
    ]);
    expect(
      ['2024-06-04', '2024-06-05', '2024-06-07', '2024-06-08', '2024-06-09'].map((date) => mixed.isBusinessDate(date)),
    ).toEqual([false, true, false, true, false]);
  });
});

describe('night shifts', () => {
  const night = calendar({ zone: 'Europe/Berlin', weekly: five(['22:00', '06:00']), holidays: ['2024-05-01'] });

  it('belong to the day they start; a holiday closes the one that starts on it', () => {
    expect(texts(night.openBetween(t('2024-04-30T00:00'), t('2024-05-05T00:00')))).toEqual([
      '2024-04-30T00:00 2024-04-30T04:00',
      '2024-04-30T20:00 2024-05-01T04:00',
      '2024-05-02T20:00 2024-05-03T04:00',
      '2024-05-03T20:00 2024-05-04T04:00',
    ]);
  });

  it('end the working day in the morning after', () => {
    expect(at(night.addBusinessDays(t('2024-04-29T12:00'), 1, 'end-of-working-day'))).toBe('2024-05-01T04:00');
  });
});

describe('dates that a zone skipped', () => {
  it('have no hours', () => {
    const apia = calendar({ zone: 'Pacific/Apia', weekly: five(['09:00', '17:00']) });
    expect(apia.isBusinessDate('2011-12-30')).toBe(false);
    expect(texts(apia.openBetween(t('2011-12-29T00:00'), t('2012-01-02T00:00')))).toEqual([
      '2011-12-29T00:00 2011-12-29T03:00',
      '2011-12-29T19:00 2011-12-30T03:00',
      '2012-01-01T19:00 2012-01-02T00:00',
    ]);
    expect(at(apia.addBusinessDays(t('2011-12-29T20:00'), 1, 'same-wall-time'))).toBe('2012-01-01T20:00');
  });
});
