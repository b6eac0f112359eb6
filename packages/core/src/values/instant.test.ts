import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Instant } from './instant.ts';

const instants = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }).map(Instant.of);

describe('reading', () => {
  test.each([
    ['2024-11-14T08:55:00+08:00', '2024-11-14T00:55:00.000Z'],
    ['2024-11-14T00:55:00Z', '2024-11-14T00:55:00.000Z'],
    ['2024-11-14t00:55:00z', '2024-11-14T00:55:00.000Z'],
    ['2024-11-14 08:55:00+08:00', '2024-11-14T00:55:00.000Z'],
    ['2025-02-26T08:30+08:00', '2025-02-26T00:30:00.000Z'],
    ['2024-11-14T00:55:00-00:00', '2024-11-14T00:55:00.000Z'],
    ['2024-12-31T20:30:00-03:30', '2025-01-01T00:00:00.000Z'],
    ['2025-01-01T00:15:00+00:45', '2024-12-31T23:30:00.000Z'],
    ['2024-11-14T00:00:00.5Z', '2024-11-14T00:00:00.500Z'],
    ['2024-11-14T00:00:00.05Z', '2024-11-14T00:00:00.050Z'],
    ['2024-11-14T00:00:00.123999999Z', '2024-11-14T00:00:00.123Z'],
    ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60.7Z', '2017-01-01T00:00:00.000Z'],
    ['2017-01-01T07:59:60+08:00', '2017-01-01T00:00:00.000Z'],
    ['2016-12-31T15:59:60-08:00', '2017-01-01T00:00:00.000Z'],
    ['2024-11-14T23:59:59+23:59', '2024-11-14T00:00:59.000Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, utc) => {
    expect(Instant.format(Instant.parse(text))).toBe(utc);
    expect(Instant.tryParse(text)).toBe(Date.parse(utc));
  });

  test.each([
    '2024-11-14T08:55:00',
    '2024-11-14',
    '',
    '2024-11-14T08Z',
    '2024-11-14T8:55:00Z',
    '2024-11-14T08:5:00Z',
    '2024-11-14T24:00:00Z',
    '2024-11-14T23:60:00Z',
    '2024-11-14T23:00:61Z',
    '2024-02-30T00:00:00Z',
    '2024-11-14T08:55:00+8:00',
    '2024-11-14T08:55:00+0800',
    '2024-11-14T08:55:00+24:00',
    '2024-11-14T08:55:00+08:60',
    '2024-11-14T08:55:00.Z',
    '2024-11-14T08:55.5Z',
    '2024-11-14T08:55:00,5Z',
    'x2024-11-14T08:55:00Z',
    '2024-11-14T08:55:00Zx',
    '2024-11-14T08:55:00Z+08:00',
    '2024-11-14T08:55:60Z',
    '2024-11-14T23:59:60+08:00',
    '0000-01-01T00:00:00+00:01',
    '9999-12-31T23:59:00-00:01',
    `2024-11-14T08:55:00.${'1'.repeat(21)}Z`,
    '1731546900000',
  ])('refuses %j', (text) => {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    expect(Instant.tryParse(text)).toBeUndefined();
    expect(() => Instant.parse(text)).toThrow(
      new RangeError(`"${shown}" is not a moment: write date, time and offset, as in 2024-11-14T08:55:00+08:00.`),
    );
  });

  test('what is written reads back, and is what the engine writes', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(Instant.parse(Instant.format(instant))).toBe(instant);
        expect(Instant.format(instant)).toBe(new Date(instant).toISOString());
      }),
    );
  });
});

describe('numbers', () => {
  test('are whole milliseconds of the years 0000 to 9999', () => {
    expect([Instant.earliest, Instant.latest].map(Instant.format)).toEqual([
      '0000-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
    ]);
    expect(Instant.of(0)).toBe(0);
    for (const ms of [Instant.earliest - 1, Instant.latest + 1, 0.5, Number.NaN, Infinity])
      expect(() => Instant.of(ms)).toThrow(
        new RangeError(`${ms} is not a whole number of milliseconds within the years 0000 to 9999.`),
      );
  });

  test('plus moves both ways and stays within bounds', () => {
    expect([Instant.plus(Instant.of(1000), 500), Instant.plus(Instant.of(1000), -1500)]).toEqual([1500, -500]);
    expect(() => Instant.plus(Instant.latest, 1)).toThrow(RangeError);
  });
});
