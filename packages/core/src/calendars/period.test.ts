import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import { parsePeriod } from './period-key.ts';
import { periodOf, periodsBetween, periodsFrom } from './period.ts';
import type { Period, PeriodRule } from './period.ts';
import { Zone } from './zones/zone.ts';

const zone = (name: string): Zone => Zone.get(name) ?? expect.unreachable(name);
const [utc, london, newYork] = [zone('UTC'), zone('Europe/London'), zone('America/New_York')];

const shown = ({ start, end, key }: Period): string =>
  `${key} ${Instant.format(start).replace(':00.000Z', 'Z')} ${Instant.format(end).replace(':00.000Z', 'Z')}`;
const at = (rule: PeriodRule, instant: string): string => shown(periodOf(rule, Instant.parse(instant)));

describe('natural periods', () => {
  it.each([
    ['day', '2024-02-15 2024-02-15T00:00Z 2024-02-16T00:00Z'],
    ['week', '2024-W07 2024-02-12T00:00Z 2024-02-19T00:00Z'],
    ['month', '2024-02 2024-02-01T00:00Z 2024-03-01T00:00Z'],
    ['quarter', '2024-Q1 2024-01-01T00:00Z 2024-04-01T00:00Z'],
    ['year', '2024 2024-01-01T00:00Z 2025-01-01T00:00Z'],
  ] as const)('%s', (unit, expected) => {
    expect(at({ unit, zone: utc }, '2024-02-15T12:00:00Z')).toBe(expected);
    expect(at({ unit, zone: utc, count: 1 }, '2024-02-15T12:00:00Z')).toBe(expected);
  });

  it('begin at their start and end before their end', () => {
    expect(at({ unit: 'quarter', zone: utc }, '2025-09-30T23:59:59Z')).toMatch(/^2025-Q3 /);
    expect(at({ unit: 'quarter', zone: utc }, '2025-10-01T00:00:00Z')).toMatch(/^2025-Q4 /);
    expect(at({ unit: 'week', zone: utc }, '2025-11-23T23:59:59Z')).toMatch(/^2025-W47 2025-11-17/);
    expect(at({ unit: 'week', zone: utc }, '2025-11-24T00:00:00Z')).toMatch(/^2025-W48 2025-11-24/);
  });

  it('have the true length of their days', () => {
    const minutes = (key: string, there: Zone): number => {
      const period = parsePeriod(key, there);
      return period.ok ? (period.value.end - period.value.start) / 60_000 : Number.NaN;
    };
    expect(minutes('2024-03', london)).toBe(44_580);
    expect(minutes('2024-10', london)).toBe(44_700);
    expect(minutes('2024-02', zone('Asia/Hong_Kong'))).toBe(41_760);
    expect(minutes('2025-03-30', zone('Europe/Berlin'))).toBe(1380);
    expect(minutes('2025-10-26', zone('Europe/Berlin'))).toBe(1500);
    expect(minutes('2011-12', zone('Pacific/Apia'))).toBe(30 * 1440);
  });

  it.each(['9999-12', '0000-01', '9999', '2024-01-01/9999Y'])(
    '%s, beyond the years that instants know, is refused',
    (key) => {
      expect(parsePeriod(key, zone('Asia/Hong_Kong')).ok).toBe(false);
    },
  );

  it('belong to the zone', () => {
    expect(at({ unit: 'month', zone: newYork }, '2024-03-01T04:59:00Z')).toBe(
      '2024-02 2024-02-01T05:00Z 2024-03-01T05:00Z',
    );
    expect(at({ unit: 'month', zone: newYork }, '2024-03-01T05:00:00Z')).toBe(
      '2024-03 2024-03-01T05:00Z 2024-04-01T04:00Z',
    );
  });

  it('start weeks on Sunday and years in April where the agreement says so', () => {
    expect(at({ unit: 'week', zone: utc, weekStart: 'sun' }, '2024-02-17T12:00:00Z')).toBe(
      '2024-02-11/1W 2024-02-11T00:00Z 2024-02-18T00:00Z',
    );
    expect(at({ unit: 'week', zone: utc, weekStart: 'mon' }, '2024-02-17T12:00:00Z')).toMatch(/^2024-W07 /);
    expect(at({ unit: 'year', zone: utc, yearStart: 4 }, '2024-02-15T12:00:00Z')).toBe(
      '2023-04-01/1Y 2023-04-01T00:00Z 2024-04-01T00:00Z',
    );
    expect(at({ unit: 'quarter', zone: utc, yearStart: 2 }, '2024-01-15T12:00:00Z')).toBe(
      '2023-11-01/1Q 2023-11-01T00:00Z 2024-02-01T00:00Z',
    );
    expect(at({ unit: 'month', zone: utc, yearStart: 4 }, '2024-02-15T12:00:00Z')).toMatch(/^2024-02 /);
    expect(at({ unit: 'year', zone: utc, yearStart: 1 }, '2024-02-15T12:00:00Z')).toMatch(/^2024 /);
  });

  it('come in halves and pairs', () => {
    expect(at({ unit: 'month', count: 6, zone: utc }, '2024-08-15T12:00:00Z')).toBe(
      '2024-07-01/6M 2024-07-01T00:00Z 2025-01-01T00:00Z',
    );
    expect(at({ unit: 'year', count: 2, zone: utc }, '1969-08-15T12:00:00Z')).toMatch(/^1968-01-01\/2Y /);
  });

  it('number weeks by their Thursday', () => {
    expect(at({ unit: 'week', zone: utc }, '2021-01-03T12:00:00Z')).toMatch(/^2020-W53 /);
    expect(at({ unit: 'week', zone: utc }, '2024-12-31T12:00:00Z')).toMatch(/^2025-W01 /);
  });
});

describe('anchored periods', () => {
  const anchored = (rule: Omit<PeriodRule, 'zone'>, instant: string, there = newYork): string =>
    at({ ...rule, zone: there }, instant);

  it.each([
    [{ unit: 'year', count: 1 }, '2006-01-04T15:04:05Z', '2006-01-02T12:00/1Y 2006-01-02T17:00Z 2007-01-02T17:00Z'],
    [{ unit: 'quarter', count: 1 }, '2006-01-04T15:04:05Z', '2006-01-02T12:00/1Q 2006-01-02T17:00Z 2006-04-02T16:00Z'],
    [{ unit: 'quarter', count: 1 }, '2006-01-02T11:04:05Z', '2005-10-02T12:00/1Q 2005-10-02T16:00Z 2006-01-02T17:00Z'],
    [{ unit: 'quarter', count: 3 }, '2006-01-04T15:04:05Z', '2005-07-02T12:00/3Q 2005-07-02T16:00Z 2006-04-02T16:00Z'],
  ] as const)('of %j keep the time on the wall at %s', (rule, instant, expected) => {
    expect(anchored({ ...rule, anchor: '2004-01-02 12:00:00' }, instant)).toBe(expected);
  });

  it('reach back before the anchor', () => {
    expect(anchored({ unit: 'day', count: 2, anchor: '2004-01-02T17:00' }, '2003-12-31T16:55:00Z', utc)).toBe(
      '2003-12-29T17:00/2D 2003-12-29T17:00Z 2003-12-31T17:00Z',
    );
    expect(anchored({ unit: 'week', anchor: '2021-06-06' }, '2021-06-04T00:00:00Z', utc)).toBe(
      '2021-05-30/1W 2021-05-30T00:00Z 2021-06-06T00:00Z',
    );
    expect(
      anchored(
        { unit: 'day', count: 3, anchor: '2022-01-03T22:00' },
        '2021-12-23T06:00:00Z',
        zone('America/Anchorage'),
      ),
    ).toBe('2021-12-19T22:00/3D 2021-12-20T07:00Z 2021-12-23T07:00Z');
  });

  it('clamp to the end of a month, counting from the anchor', () => {
    const rule = { unit: 'month', anchor: '2025-01-31' } as const;
    expect(anchored(rule, '2025-03-02T23:59:59Z', utc)).toBe('2025-02-28/1M 2025-02-28T00:00Z 2025-03-31T00:00Z');
    expect(anchored(rule, '2025-02-27T23:59:59Z', utc)).toBe('2025-01-31/1M 2025-01-31T00:00Z 2025-02-28T00:00Z');
    expect(anchored({ unit: 'month', anchor: '2025-03-31' }, '2025-05-31T00:00:01Z', utc)).toBe(
      '2025-05-31/1M 2025-05-31T00:00Z 2025-06-30T00:00Z',
    );
  });

  it('take an hour of the wall on a day when it is skipped', () => {
    expect(anchored({ unit: 'day', anchor: '2024-03-01T01:30' }, '2024-03-31T12:00:00Z', london)).toBe(
      '2024-03-31T01:30/1D 2024-03-31T01:30Z 2024-04-01T00:30Z',
    );
  });

  it('refuse to be laid out from nonsense', () => {
    for (const anchor of ['2024-02-30', '2024-02-01T25:00', '2024-02-01T10:00T', 'x', '']) {
      expect(() => anchored({ unit: 'day', anchor }, '2024-01-01T00:00:00Z')).toThrow(
        `${JSON.stringify(anchor)} is not a date to count periods from.`,
      );
    }
    for (const count of [0, -1, 1.5]) {
      expect(() => anchored({ unit: 'day', count }, '2024-01-01T00:00:00Z')).toThrow(
        `A period of ${count} days cannot be laid out: count whole ones.`,
      );
    }
  });
});

describe('periods in a row', () => {
  const months: PeriodRule = { unit: 'month', zone: london };
  const keys = (periods: readonly Period[]): string[] => periods.map(({ key }) => key);
  const instant = Instant.parse;

  it('begin with the one that holds the instant', () => {
    expect(keys(periodsFrom(months, instant('2023-11-30T23:00:00Z'), 3))).toEqual(['2023-11', '2023-12', '2024-01']);
    expect(periodsFrom(months, instant('2023-11-30T23:00:00Z'), 0)).toEqual([]);
  });

  it('meet a stretch of time', () => {
    expect(keys(periodsBetween(months, instant('2024-01-31T12:00:00Z'), instant('2024-03-01T00:00:00Z')))).toEqual([
      '2024-01',
      '2024-02',
    ]);
    expect(
      keys(periodsBetween(months, instant('2024-01-31T12:00:00Z'), instant('2024-03-01T00:00:00.001Z'))),
    ).toHaveLength(3);
    expect(periodsBetween(months, instant('2024-01-31T12:00:00Z'), instant('2024-01-31T12:00:00Z'))).toEqual([]);
  });

  it('tile the line: each ends where the next begins, and holds what it is asked for', () => {
    const rule = fc.record({
      unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
      count: fc.integer({ min: 1, max: 5 }),
      anchor: fc.constantFrom(undefined, '2024-01-31T02:30', '2011-12-30', '2000-02-29T23:00'),
      zone: fc.constantFrom(utc, london, newYork, zone('Pacific/Apia'), zone('Africa/Cairo')),
    }) satisfies fc.Arbitrary<PeriodRule>;
    fc.assert(
      fc.property(rule, fc.integer({ min: 0, max: 4_000_000_000 }), (one, second) => {
        const asked = Instant.of(second * 1000);
        const [here, next] = periodsFrom(one, asked, 2);
        expect(here !== undefined && here.start <= asked && asked < here.end).toBe(true);
        expect(next?.start).toBe(here?.end);
      }),
    );
  });
});

describe('parsePeriod', () => {
  const parsed = (key: string, there = utc): string => {
    const period = parsePeriod(key, there);
    return period.ok ? shown(period.value) : (period.refusals[0]?.code ?? '');
  };

  it.each([
    ['2024', '2024 2024-01-01T00:00Z 2025-01-01T00:00Z'],
    ['2024-Q4', '2024-Q4 2024-10-01T00:00Z 2025-01-01T00:00Z'],
    ['2024-Q1', '2024-Q1 2024-01-01T00:00Z 2024-04-01T00:00Z'],
    ['2024-11', '2024-11 2024-11-01T00:00Z 2024-12-01T00:00Z'],
    ['2024-11-14', '2024-11-14 2024-11-14T00:00Z 2024-11-15T00:00Z'],
    ['2024-W46', '2024-W46 2024-11-11T00:00Z 2024-11-18T00:00Z'],
    ['2020-W53', '2020-W53 2020-12-28T00:00Z 2021-01-04T00:00Z'],
    ['2025-W01', '2025-W01 2024-12-30T00:00Z 2025-01-06T00:00Z'],
    ['2024-11-14/7D', '2024-11-14/7D 2024-11-14T00:00Z 2024-11-21T00:00Z'],
    ['2024-11-14/12W', '2024-11-14/12W 2024-11-14T00:00Z 2025-02-06T00:00Z'],
    ['2004-01-02T12:00/3Q', '2004-01-02T12:00/3Q 2004-01-02T12:00Z 2004-10-02T12:00Z'],
    ['2024-04-01/1Y', '2024-04-01/1Y 2024-04-01T00:00Z 2025-04-01T00:00Z'],
    ['2024-04-30/1M', '2024-04-30/1M 2024-04-30T00:00Z 2024-05-30T00:00Z'],
  ])('reads %s', (key, expected) => {
    expect(parsed(key)).toBe(expected);
  });

  it('reads it in the zone', () => {
    expect(parsed('2024-07', zone('Asia/Hong_Kong'))).toBe('2024-07 2024-06-30T16:00Z 2024-07-31T16:00Z');
  });

  it.each([
    '',
    '24',
    '20245',
    '2024-',
    '2024-Q5',
    '2024-Q0',
    '2024-Q11',
    'x2024-Q1',
    '2024-13',
    '2024-1',
    '2024-W54',
    '2024-W53',
    '2024-W00',
    '2024-W1',
    '2024-W011',
    '2024-02-30',
    '2024-02-30/1D',
    '2024-02-01T25:00/1D',
    '2024-02-01/0D',
    '2024-02-01/D',
    '2024-02-01/1X',
    'x2024-02-01/1D',
    '2024-02-01/1DD',
  ])('refuses %j', (key) => {
    expect(parsePeriod(key, utc)).toEqual({
      ok: false,
      refusals: [
        {
          code: 'period/bad-key',
          message: `${JSON.stringify(key)} is not a period: write 2024, 2024-Q4, 2024-11, 2024-W46, 2024-11-14, or 2024-11-14/7D.`,
        },
      ],
    });
  });

  it('reads back every key it wrote', () => {
    for (const unit of ['day', 'week', 'month', 'quarter', 'year'] as const) {
      for (const rule of [
        {},
        { count: 3 },
        { anchor: '2004-01-31T09:15' },
        { weekStart: 'sun', yearStart: 4 },
      ] as const) {
        const period = periodOf({ unit, zone: london, ...rule }, Instant.parse('2024-06-15T12:00:00Z'));
        const back = parsePeriod(period.key, london);
        expect(back.ok && back.value.start).toBe(period.start);
      }
    }
  });
});
