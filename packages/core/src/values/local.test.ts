import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateOf,
  dayMs,
  days,
  daysInMonth,
  fromDays,
  isLeapYear,
  isValid,
  partsOf,
  weekday,
} from './local.ts';

const dayNumbers = fc.integer({ min: -719_528, max: 2_932_896 });

describe('dates', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['1970-02-01', 31],
    ['2000-02-28', 11_015],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    ['2024-02-29', 19_782],
    ['2024-12-31', 20_088],
    ['2025-01-01', 20_089],
    ['1900-03-01', -25_508],
    ['0000-01-01', -719_528],
    ['0000-02-29', -719_469],
    ['0000-03-01', -719_468],
    ['9999-12-31', 2_932_896],
  ])('%s is day %d', (date, number) => {
    expect(days(date)).toBe(number);
    expect(fromDays(number)).toBe(date);
  });

  test('day numbers and dates are one to one, in order', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        expect(days(fromDays(number))).toBe(number);
        if (number < 2_932_896) expect(fromDays(number) < fromDays(number + 1)).toBe(true);
      }),
    );
  });

  test('agree with the Gregorian calendar of the engine', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        expect(fromDays(number)).toBe(new Date(number * dayMs).toISOString().slice(0, 10));
        expect(weekday(fromDays(number))).toBe((new Date(number * dayMs).getUTCDay() + 6) % 7);
      }),
    );
  });

  test.each([-719_529, 2_932_897, 0.5, Number.NaN])('%d days are refused', (count) => {
    expect(() => fromDays(count)).toThrow(
      new RangeError(`${count} is not a whole number of days within the years 0000 to 9999.`),
    );
  });

  test('only days of the calendar are valid', () => {
    for (const date of [
      '2024-02-29',
      '2000-02-29',
      '2023-02-28',
      '2024-01-31',
      '2024-12-31',
      '0000-01-01',
      '2024-04-30',
    ])
      expect([date, isValid(date)]).toEqual([date, true]);
    for (const date of [
      '2023-02-29',
      '1900-02-29',
      '2024-02-30',
      '2024-04-31',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '2024-01-32',
      '',
      '2024-1-01',
      '24-01-01',
      '2024-01-1',
      '2024-01-011',
      '12024-01-01',
      '2024/01/01',
      '2024-01-01T00:00',
      '-024-01-01',
    ])
      expect([date, isValid(date)]).toEqual([date, false]);
  });

  test('invalid text throws a sentence', () => {
    const sentence = new RangeError('"2023-02-29" is not a date of the calendar: write it as 2024-11-14.');
    for (const act of [
      days,
      weekday,
      partsOf,
      (date: string) => addDays(date, 1),
      (date: string) => addMonths(date, 1),
    ])
      expect(() => act('2023-02-29')).toThrow(sentence);
  });

  test('parts', () => {
    expect(partsOf('2024-02-09')).toEqual({ year: 2024, month: 2, day: 9 });
    expect(dateOf({ year: 24, month: 2, day: 9 })).toBe('0024-02-09');
    expect(() => dateOf({ year: 2023, month: 2, day: 29 })).toThrow(RangeError);
    expect(() => dateOf({ year: 10_000, month: 1, day: 1 })).toThrow(RangeError);
  });

  test('weekdays count from Monday', () => {
    expect(['2024-11-11', '2024-11-14', '2024-11-17', '1969-12-29', '1969-12-28'].map(weekday)).toEqual([
      0, 3, 6, 0, 6,
    ]);
  });

  test('leap years and lengths of months', () => {
    expect([2024, 2023, 1900, 2000, 0].map(isLeapYear)).toEqual([true, false, false, true, true]);
    const of = (year: number) => Array.from({ length: 12 }, (_, i) => daysInMonth(year, i + 1));
    expect(of(2023)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(of(2024)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    for (const month of [0, 13])
      expect(() => daysInMonth(2024, month)).toThrow(new RangeError(`${month} is not a month: months are 1 to 12.`));
  });
});

describe('adding', () => {
  test('days', () => {
    expect([addDays('2024-02-28', 1), addDays('2024-03-01', -1), addDays('2024-12-31', 1)]).toEqual([
      '2024-02-29',
      '2024-02-29',
      '2025-01-01',
    ]);
  });

  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 3, '2024-04-30'],
    ['2024-01-31', 0, '2024-01-31'],
    ['2024-11-14', 1, '2024-12-14'],
    ['2024-11-14', 2, '2025-01-14'],
    ['2024-01-14', -1, '2023-12-14'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', -48, '2020-02-29'],
    ['0000-02-01', -1, '0000-01-01'],
    ['9999-11-30', 1, '9999-12-30'],
  ])('%s and %d months', (date, count, result) => {
    expect(addMonths(date, count)).toBe(result);
  });

  test('stays within the years 0000 to 9999 and takes whole months', () => {
    expect(() => addMonths('9999-12-01', 1)).toThrow(RangeError);
    expect(() => addMonths('0000-01-01', -1)).toThrow(RangeError);
    expect(() => addMonths('2024-01-01', 0.5)).toThrow(new RangeError('0.5 is not a whole number of months.'));
  });

  test('days that every month has come back; no month is skipped', () => {
    const counts = fc.integer({ min: -1200, max: 1200 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), counts, (number, count) => {
        const date = fromDays(number + 40_000);
        const { year, month, day } = partsOf(date);
        const moved = partsOf(addMonths(date, count));
        expect(moved.year * 12 + moved.month).toBe(year * 12 + month + count);
        expect(moved.day).toBe(Math.min(day, daysInMonth(moved.year, moved.month)));
      }),
    );
  });
});
