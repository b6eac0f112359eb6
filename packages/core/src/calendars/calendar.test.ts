import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import type { DayMode } from './business-days.ts';
import { Calendar } from './calendar.ts';
import type { CalendarDefinition, Hours } from './definition.ts';
import { horizon } from './open-table.ts';

const t = (text: string): Instant => Instant.parse(text.length === 16 ? `${text}:00Z` : text);
const hour = 3_600_000;
const five = (...hours: Hours[]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });

const calendar = (definition: CalendarDefinition): Calendar => {
  const read = Calendar.of(definition);
  return read.ok ? read.value : expect.unreachable(read.refusals[0]?.message);
};

const office = calendar({ zone: 'UTC', weekly: five(['09:00', '17:00']), holidays: ['2024-05-09'] });
const always = calendar({ zone: 'Europe/London', always: true });
const never = calendar({ zone: 'UTC', weekly: {} });

const at = (found: Outcome<Instant>): string =>
  found.ok ? Instant.format(found.value).slice(0, 16) : (found.refusals[0]?.code ?? '');
const pause = (start: string, end: string): Interval => ({ start: t(start), end: t(end) });
const texts = (open: Iterable<Interval>): string[] =>
  [...open].map(({ start, end }) => `${Instant.format(start).slice(0, 16)} ${Instant.format(end).slice(0, 16)}`);

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

describe('clocks with pauses', () => {
  const pauses = [pause('2024-05-06T15:00', '2024-05-07T10:00'), pause('2024-05-07T09:30', '2024-05-07T11:00')];

  it('stand still', () => {
    expect(at(office.deadline(t('2024-05-06T14:00'), 2 * hour, pauses))).toBe('2024-05-07T12:00');
    expect(at(office.deadline(t('2024-05-06T14:00'), hour, pauses))).toBe('2024-05-06T15:00');
    expect(at(office.deadline(t('2024-05-06T14:00'), 2 * hour, IntervalSet.of(pauses)))).toBe('2024-05-07T12:00');
    expect(at(office.deadline(t('2024-05-07T10:30'), hour, pauses))).toBe('2024-05-07T12:00');
    expect(at(office.deadline(t('2024-05-06T14:00'), 3 * hour, []))).toBe('2024-05-06T17:00');
    expect(office.held(pauses)).toBe(4 * hour);
    expect(office.held(IntervalSet.of(pauses))).toBe(4 * hour);
  });

  it('that need not run are due when they could', () => {
    expect(at(office.deadline(t('2024-05-06T15:30'), 0, pauses))).toBe('2024-05-07T11:00');
    expect(at(office.deadline(t('2024-05-06T14:59'), 0, pauses))).toBe('2024-05-06T14:59');
    expect(at(office.deadline(t('2024-05-06T15:00'), 0, pauses))).toBe('2024-05-07T11:00');
  });

  it('follow the boundary of the agreement', () => {
    const clock = { start: t('2024-05-06T14:00'), targetMs: hour, pauses };
    expect(at(office.due(clock))).toBe('2024-05-06T15:00');
    expect(at(office.due({ ...clock, boundary: 'close' }))).toBe('2024-05-06T15:00');
    expect(at(office.due({ ...clock, boundary: 'next-open' }))).toBe('2024-05-07T11:00');
    expect(at(office.due({ ...clock, targetMs: 2 * hour, boundary: 'next-open' }))).toBe('2024-05-07T12:00');
    expect(at(office.due({ ...clock, targetMs: 7 * hour, boundary: 'next-open' }))).toBe('2024-05-08T09:00');
  });

  it('that are paused for ever are never due', () => {
    const open = [{ start: t('2024-05-06T15:00'), end: Instant.latest }];
    expect(at(office.deadline(t('2024-05-06T14:00'), 2 * hour, open))).toBe('calendar/never-open');
    expect(at(office.deadline(t('2024-05-06T14:00'), hour, open))).toBe('2024-05-06T15:00');
    expect(at(office.deadline(t('2024-05-06T14:00'), -1, open))).toBe('calendar/bad-duration');
    expect(office.elapsedPaused(t('2024-05-06T14:00'), t('2024-05-08T14:00'), open)).toBe(hour);
  });

  it('may have been paused since ever', () => {
    const open = [{ start: Instant.earliest, end: t('2024-05-06T15:00') }];
    expect(at(office.deadline(t('2024-05-06T14:00'), hour, open))).toBe('2024-05-06T16:00');
    const until = [{ start: Instant.earliest, end: t('1970-01-01T10:00') }];
    expect(office.held(until)).toBe(hour);
  });

  it('measure what they ran', () => {
    const [start, end] = [t('2024-05-06T14:00'), t('2024-05-07T12:00')];
    expect(office.elapsedPaused(start, end, pauses)).toBe(2 * hour);
    expect(office.elapsedPaused(start, end, IntervalSet.of(pauses))).toBe(2 * hour);
    expect(office.elapsedPaused(end, start, pauses)).toBe(0);
    expect(office.elapsedPaused(start, start, pauses)).toBe(0);
    expect(office.overrun({ start, targetMs: hour, pauses }, end)).toEqual({ spentMs: 2 * hour, overrunMs: hour });
    expect(office.overrun({ start, targetMs: 3 * hour, pauses }, end)).toEqual({ spentMs: 2 * hour, overrunMs: 0 });
  });

  it('reach shares of their target', () => {
    const clock = { start: t('2024-05-06T14:00'), targetMs: 2 * hour, pauses };
    const due = office.thresholds(clock, ['0.25', '0.5', '1', '1.5', '1/3'].map(Ratio.parse.bind(Ratio)));
    expect(due.ok ? due.value.map(Instant.format) : []).toEqual([
      '2024-05-06T14:30:00.000Z',
      '2024-05-06T15:00:00.000Z',
      '2024-05-07T12:00:00.000Z',
      '2024-05-07T13:00:00.000Z',
      '2024-05-06T14:40:00.000Z',
    ]);
    const third = office.thresholds({ ...clock, targetMs: 100 }, [Ratio.of(1, 3)]);
    expect(third.ok ? third.value : []).toEqual([clock.start + 34]);
    const refusedShare = office.thresholds(clock, [Ratio.of(-1)]);
    expect(refusedShare.ok ? '' : refusedShare.refusals[0]?.code).toBe('calendar/bad-duration');
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

describe('business days', () => {
  const daysOf =
    (one: Calendar) =>
    (start: string, n: number, mode: DayMode): string =>
      at(one.addBusinessDays(t(start), n, mode));
  const days = daysOf(office);

  it('keep the time on the wall', () => {
    expect(days('2024-05-08T20:00', 1, 'same-wall-time')).toBe('2024-05-10T20:00');
    expect(days('2024-05-10T08:00', -1, 'same-wall-time')).toBe('2024-05-08T08:00');
    expect(days('2024-05-04T12:00', 1, 'same-wall-time')).toBe('2024-05-06T12:00');
    expect(days('2024-05-04T12:00', 0, 'same-wall-time')).toBe('2024-05-06T12:00');
    expect(days('2024-05-06T12:00', 0, 'same-wall-time')).toBe('2024-05-06T12:00');
    expect(days('2024-05-06T12:00', 10, 'same-wall-time')).toBe('2024-05-21T12:00');
  });

  it('end at closing', () => {
    expect(days('2024-05-08T20:00', 1, 'end-of-working-day')).toBe('2024-05-10T17:00');
    expect(days('2024-05-06T20:00', 0, 'end-of-working-day')).toBe('2024-05-06T17:00');
  });

  it('or snap to open time in the direction of travel', () => {
    expect(days('2024-05-06T20:00', 1, 'snap-to-open')).toBe('2024-05-08T09:00');
    expect(days('2024-05-07T20:00', 1, 'snap-to-open')).toBe('2024-05-10T09:00');
    expect(days('2024-05-06T20:00', -1, 'snap-to-open')).toBe('2024-05-03T17:00');
    expect(days('2024-05-06T08:00', -1, 'snap-to-open')).toBe('2024-05-02T17:00');
    expect(days('2024-05-06T12:00', 1, 'snap-to-open')).toBe('2024-05-07T12:00');
    expect(days('2024-05-06T08:00', 0, 'snap-to-open')).toBe('2024-05-06T09:00');
  });

  it('are whole, and refuse to be looked for in vain', () => {
    expect(office.addBusinessDays(t('2024-05-06T12:00'), 1.5, 'same-wall-time')).toEqual({
      ok: false,
      refusals: [{ code: 'calendar/bad-days', message: '1.5 is not a whole number of business days.' }],
    });
    expect(daysOf(never)('2024-05-06T12:00', 1, 'same-wall-time')).toBe('calendar/never-open');
    expect(daysOf(never)('2024-05-06T12:00', -1, 'same-wall-time')).toBe('calendar/never-open');
    const once = calendar({
      zone: 'UTC',
      weekly: {},
      overrides: [{ date: '2030-05-06', intervals: [['09:00', '10:00']] }],
    });
    expect(daysOf(once)('2024-05-06T12:00', 1, 'end-of-working-day')).toBe('2030-05-06T10:00');
    expect(daysOf(once)('2036-05-06T12:00', -1, 'end-of-working-day')).toBe('2030-05-06T10:00');
    expect(daysOf(once)('2024-05-06T12:00', 2, 'end-of-working-day')).toBe('calendar/never-open');
    expect(daysOf(always)('1970-01-01T12:00', -1, 'same-wall-time')).toBe('calendar/never-open');
    expect(daysOf(always)('2999-12-31T12:00', 1, 'same-wall-time')).toBe('calendar/never-open');
    expect(daysOf(always)('2999-12-30T12:00', 1, 'same-wall-time')).toBe('2999-12-31T12:00');
    expect(daysOf(always)('1970-01-02T12:00', -1, 'same-wall-time')).toBe('1970-01-01T12:00');
  });

  it('grow by the open time that was held', () => {
    const clock = { start: t('2024-05-06T10:00'), days: 1, mode: 'same-wall-time' } as const;
    const paused = (...pauses: Interval[]): string => at(office.deadlineDays({ ...clock, pauses }));
    expect(paused()).toBe('2024-05-07T10:00');
    expect(paused(pause('2024-05-06T12:00', '2024-05-06T14:00'))).toBe('2024-05-07T12:00');
    expect(
      at(office.deadlineDays({ ...clock, pauses: IntervalSet.of([pause('2024-05-06T12:00', '2024-05-06T14:00')]) })),
    ).toBe('2024-05-07T12:00');
    expect(paused(pause('2024-05-06T08:00', '2024-05-06T11:00'))).toBe('2024-05-07T11:00');
    expect(paused(pause('2024-05-07T11:00', '2024-05-07T14:00'))).toBe('2024-05-07T10:00');
    expect(paused(pause('2024-05-06T12:00', '2024-05-06T14:00'), pause('2024-05-07T11:00', '2024-05-07T13:00'))).toBe(
      '2024-05-07T14:00',
    );
    expect(at(never.deadlineDays({ ...clock, pauses: [] }))).toBe('calendar/never-open');
    const late = { ...clock, start: t('2024-05-06T20:00'), pauses: [pause('2024-05-06T20:00', '2024-05-06T22:00')] };
    expect(at(office.deadlineDays(late))).toBe('2024-05-07T20:00');
  });
});

describe('calendars put together', () => {
  const hongKong = calendar({ zone: 'Asia/Hong_Kong', weekly: five(['09:00', '18:00']), holidays: ['2024-04-04'] });
  const london = calendar({ zone: 'Europe/London', weekly: five(['09:00', '17:00']), holidays: ['2024-03-29'] });
  const both = hongKong.intersect(london);

  it('are open when both are', () => {
    expect(texts(both.openBetween(t('2024-03-28T00:00'), t('2024-04-06T00:00')))).toEqual([
      '2024-03-28T09:00 2024-03-28T10:00',
      '2024-04-01T08:00 2024-04-01T10:00',
      '2024-04-02T08:00 2024-04-02T10:00',
      '2024-04-03T08:00 2024-04-03T10:00',
      '2024-04-05T08:00 2024-04-05T10:00',
    ]);
    expect(both.zone.name).toBe('Asia/Hong_Kong');
    expect(['2024-03-29', '2024-04-04', '2024-04-05'].map((date) => both.isHoliday(date))).toEqual([true, true, false]);
    expect(['2024-03-29', '2024-04-04', '2024-04-05'].map((date) => both.isBusinessDate(date))).toEqual([
      false,
      false,
      true,
    ]);
    expect(at(both.add(t('2024-03-28T09:30'), hour))).toBe('2024-04-01T08:30');
    expect(at(both.addBusinessDays(t('2024-03-28T09:30'), 1, 'end-of-working-day'))).toBe('2024-04-01T10:00');
  });

  it('share split days too', () => {
    const split = calendar({ zone: 'UTC', weekly: five(['08:00', '10:00'], ['12:00', '14:00']) });
    const late = calendar({ zone: 'UTC', weekly: five(['09:00', '13:00']) });
    expect(split.intersect(late).elapsed(t('2024-05-06T00:00'), t('2024-05-07T00:00'))).toBe(2 * hour);
    expect(at(split.intersect(late).addBusinessDays(t('2024-05-06T00:00'), 0, 'end-of-working-day'))).toBe(
      '2024-05-06T13:00',
    );
  });

  const change = t('2024-05-08T12:00');
  const longer = calendar({ zone: 'UTC', weekly: five(['07:00', '19:00']), holidays: ['2024-05-13'] });
  const spliced = Calendar.spliced([
    { from: change, calendar: longer },
    { from: t('2024-01-01T00:00'), calendar: office },
    { from: t('2024-05-15T00:00'), calendar: office },
  ]);
  const changed = spliced.ok ? spliced.value : expect.unreachable('spliced');

  it('follow one another from an instant on', () => {
    expect(texts(changed.openBetween(t('2024-05-07T00:00'), t('2024-05-16T00:00')))).toEqual([
      '2024-05-07T09:00 2024-05-07T17:00',
      '2024-05-08T09:00 2024-05-08T19:00',
      '2024-05-09T07:00 2024-05-09T19:00',
      '2024-05-10T07:00 2024-05-10T19:00',
      '2024-05-14T07:00 2024-05-14T19:00',
      '2024-05-15T09:00 2024-05-15T17:00',
    ]);
    expect(changed.elapsed(t('2024-05-08T00:00'), t('2024-05-10T00:00'))).toBe(22 * hour);
    expect(changed.openBetween(t('2023-05-08T00:00'), t('2023-05-09T00:00')).total()).toBe(8 * hour);
  });

  it('ask the one in force for its holidays and dates', () => {
    expect(['2024-05-09', '2024-05-13'].map((date) => changed.isHoliday(date))).toEqual([false, true]);
    expect(changed.isHoliday('2023-05-09')).toBe(false);
    expect(
      ['2024-05-08', '2024-05-09', '2024-05-13', '2023-05-08'].map((date) => changed.isBusinessDate(date)),
    ).toEqual([true, true, false, true]);
    expect(at(changed.addBusinessDays(t('2024-05-07T10:00'), 1, 'end-of-working-day'))).toBe('2024-05-08T19:00');
    const holiday = calendar({ zone: 'UTC', always: true, holidays: ['2024-05-08'] });
    const from = (instant: string) =>
      Calendar.spliced([
        { from: t('2024-01-01T00:00'), calendar: office },
        { from: t(instant), calendar: holiday },
      ]);
    const isHoliday = (instant: string) => {
      const read = from(instant);
      return read.ok && read.value.isHoliday('2024-05-08');
    };
    expect([isHoliday('2024-05-08T00:00'), isHoliday('2024-05-08T00:01')]).toEqual([true, false]);
  });

  it('refuse to follow without an order, or into another zone', () => {
    const message = (parts: Parameters<typeof Calendar.spliced>[0]): string => {
      const read = Calendar.spliced(parts);
      return read.ok ? '' : `${read.refusals[0]?.code}: ${read.refusals[0]?.message}`;
    };
    const part = { from: change, calendar: office };
    expect(message([])).toBe('calendar/no-versions: There is no calendar in the list to put in force.');
    expect(message([part])).toBe('');
    expect(message([part, { ...part, calendar: longer }])).toBe(
      'calendar/two-versions: Two calendars take effect at 2024-05-08T12:00:00.000Z: keep one of them.',
    );
    const later = { from: t('2024-06-08T12:00'), calendar: longer };
    expect(message([part, later, { ...later, calendar: office }])).toMatch(/^calendar\/two-versions: /);
    expect(message([part, { from: t('2024-06-08T12:00'), calendar: london }])).toBe(
      'calendar/two-zones: Europe/London follows UTC: keep one zone in all versions.',
    );
  });
});
