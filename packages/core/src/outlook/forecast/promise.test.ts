import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../calendars/calendar.ts';
import type { RowResult, SegmentResult } from '../../evaluation/statement.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import type { PastRow } from './past.ts';
import { forecastPromise } from './promise.ts';
import type { ForecastQuestion, PromiseForecast } from './promise.ts';
import { readingOf } from './reading.ts';
import { chancePercent, sayForecast } from './say.ts';

const laid = Calendar.of({ zone: 'Asia/Hong_Kong', always: true });
if (!laid.ok) throw new TypeError('the calendar is one');
const always = laid.value;
const [start, end] = ['2025-01-31T16:00:00.000Z', '2025-02-28T16:00:00.000Z'];
const now = Instant.parse('2025-02-26T00:30:00.000Z');
const minute = 60_000;

function rowOf(part: Partial<SegmentResult>): RowResult {
  const segment: SegmentResult = {
    revision: 1,
    start,
    end,
    verdict: 'open',
    figures: {},
    completeness: '1',
    excluded: [],
    refused: [],
    flags: [],
    steps: [],
    ...part,
  };
  const period = { key: '2025-02', start, end, zone: 'Asia/Hong_Kong' };
  const head = { commitment: 'promise', clause: 'K11', title: { en: 'Promise' }, metric: 'any' };
  return { ...head, period, segments: [segment], verdict: 'open', credits: [] };
}

const count = (exact: number) => ({ exact: String(exact), unit: 'count' });
const ms = (minutes: number) => ({ exact: String(minutes * minute), unit: 'ms' });

const cases = (done: number, misses: number): RowResult =>
  rowOf({
    target: '>= 95 %',
    value: { exact: String((done - misses) / done), unit: 'share' },
    figures: { cases: count(done), misses: count(misses), pending: count(0) },
  });

const time = (used: number, allowed = 4.032): RowResult =>
  rowOf({
    target: '>= 99.99 %',
    value: { exact: '1', unit: 'share' },
    figures: { downtime: ms(used), allowed: ms(allowed), outages: count(used > 0 ? 1 : 0), agreed: ms(40_320) },
  });

const monthMs = 31 * 86_400_000;

/** So many months before, the same figures in each; the first ones missed. */
function months(many: number, row: RowResult, missed = 0): readonly PastRow[] {
  const reading = row.segments[0] === undefined ? undefined : readingOf(row.segments[0]);
  if (reading === undefined) throw new TypeError('the row says nothing');
  return Array.from({ length: many }, (_, at) => {
    const from = Instant.plus(Instant.parse(start), (at - many) * monthMs);
    const head = { commitment: 'promise', period: `month ${at}`, start: from, end: Instant.plus(from, monthMs) };
    return { ...head, knownAt: now, missed: at < missed, reading };
  });
}

function forecast(row: RowResult, more: Partial<ForecastQuestion> = {}): PromiseForecast {
  const made = forecastPromise({ row, calendar: always, now, knownAt: now, past: [], ...more });
  if (made === undefined) throw new TypeError('there is no forecast');
  return made;
}

describe('cases', () => {
  test('37 of 40 with four more expected cannot be mended, by comparison alone', () => {
    const made = forecast(cases(40, 3), { past: months(3, cases(46, 2)) });
    expect(made).toMatchObject({ state: 'UNRECOVERABLE', breach: 1, by: 'comparison' });
    expect(made.facts).toMatchObject({ done: 40, good: 37, expected: 4, best: Ratio.of(41, 44) });
    expect(sayForecast(made).en).toContain('even if all of the 4 cases still expected are in time it ends at 93.2 %');
  });

  test('one late of forty stays open, and more late cases are never better', () => {
    const past = months(12, cases(46, 1));
    const chances = [0, 1, 2, 3].map((late) => forecast(cases(40, late), { past }).breach);
    expect(chances).toEqual(chances.toSorted((one, other) => one - other));
    expect(forecast(cases(40, 1), { past })).toMatchObject({ state: 'OPEN', by: 'law' });
  });
});

describe('minutes', () => {
  const given = {
    outages: Ratio.of(6),
    over: Ratio.of(527_040 * minute),
    meanRepair: Ratio.of(4 * minute),
    source: { en: 'records' },
  };

  test('the hospital: 3.4 % without the works, certain with them', () => {
    const planned = Ratio.of(2 * minute);
    expect(forecast(time(3.1), { given }).breach).toBeCloseTo(0.033793590095760266, 15);
    const made = forecast(time(3.1), { given, planned });
    expect(made).toMatchObject({ state: 'WORKS', breach: 1 });
    const { facts } = made;
    expect(facts.of === 'time' && facts.without?.breach).toBeCloseTo(0.033793590095760266, 15);
  });

  test('an outage that reaches up to what is known goes on, and makes a miss more likely', () => {
    const steps = [
      { what: 'downtime that counts', parts: [{ what: 'outage O', intervals: [[now - minute, now] as const] }] },
    ];
    const [segment] = time(3.1).segments;
    const running = rowOf({ ...segment, steps });
    expect(forecast(running, { given }).breach).toBeGreaterThan(forecast(time(3.1), { given }).breach);
    expect(forecast(running, { given }).facts).toMatchObject({ running: true });
  });

  test('more used is never less likely to be missed, more allowed never more likely (40)', () => {
    const past = months(4, time(1));
    const house = { periods: 200, missed: 12 };
    assert(
      property(integer({ min: 0, max: 4000 }), integer({ min: 0, max: 500 }), (used, more) => {
        const chance = (u: number, a: number): number =>
          forecast(time(u / 1000, a / 1000), { past, house, given: undefined }).breach;
        expect(chance(used + more, 4032)).toBeGreaterThanOrEqual(chance(used, 4032) - 1e-12);
        expect(chance(used, 4032 + more)).toBeLessThanOrEqual(chance(used, 4032) + 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  test('what few periods taught is averaged with the misses of all promises, and says so', () => {
    const house = { periods: 100, missed: 6 };
    const made = forecast(time(1), { past: months(2, time(1)), house });
    const alone = forecast(time(1), { past: months(2, time(1)) });
    expect(made.law).toBe(alone.breach);
    expect(Math.sign(made.breach - alone.breach)).toBe(Math.sign(0.06 - alone.breach));
    expect(sayForecast(made)['zh-Hant']).toContain('100 期中 6 期');
    expect(forecast(time(1), { past: months(2, time(1)), house, given }).law).toBeUndefined();
  });

  test('without any repair to learn from it is a bound, not a forecast', () => {
    const made = forecast(time(0));
    expect(made).toMatchObject({ by: 'bound', state: 'OPEN' });
    expect(sayForecast(made).en).toContain('No forecast, an upper bound');
  });
});

test('where the law did worse than the rate of misses three times, the rate is said', () => {
  const house = { periods: 100, missed: 10 };
  const made = forecast(time(1), { past: months(9, time(1), 1), house, rateOnly: true });
  expect(made).toMatchObject({ by: 'rate', state: 'OPEN' });
  expect(made.breach).toBeCloseTo(0.11, 12);
  expect(forecast(time(5), { past: months(9, time(1)), house, rateOnly: true }).state).toBe('BREACHED');
});

test('a mean is forecast from the means of closed periods', () => {
  const mean = (value: number): RowResult =>
    rowOf({ target: '<= 260 ms', value: { exact: String(value), unit: 'ms' }, figures: { samples: count(9) } });
  const past = [245, 247, 243].flatMap((value) => months(1, mean(value)));
  expect(forecast(mean(245), { past }).breach).toBeLessThan(0.01);
  expect(forecast(mean(275), { past }).breach).toBeGreaterThan(0.99);
  expect(forecast(mean(300), { past }).state).toBe('UNRECOVERABLE');
});

test('happenings are counted against the most that may be', () => {
  const happened = (many: number): RowResult =>
    rowOf({ target: '<= 2', value: count(many), figures: { count: count(many) } });
  const past = months(6, happened(1));
  expect(forecast(happened(3), { past })).toMatchObject({ state: 'BREACHED', breach: 1 });
  const [one, two] = [forecast(happened(1), { past }).breach, forecast(happened(2), { past }).breach];
  expect(one).toBeLessThan(two);
  expect(two).toBeLessThan(0.2);
});

test('percent is never 0 or 100 for what is neither', () => {
  expect([1e-9, 0.0338, 0.107, 0.9991].map((breach) => chancePercent({ state: 'OPEN', breach }))).toEqual([
    '<0.1',
    '3.4',
    '11',
    '>99',
  ]);
  expect(chancePercent({ state: 'UNRECOVERABLE', breach: 1 })).toBe('100');
});
