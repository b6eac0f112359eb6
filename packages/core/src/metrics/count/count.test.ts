import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceRow, RowOf } from '../../evidence/row.ts';
import { formatQuantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import { fill } from '../metric.ts';
import type { Measurement } from '../metric.ts';
import { at, contextOf, excluded, minutes, state, told } from '../timeline/testing/scene.ts';
import type { Scene } from '../timeline/testing/scene.ts';
import { count } from './count.ts';

const parse = (terms: object) => count.terms.parse({ kind: 'count', ...terms });
const measure = (scene: Scene, terms: object): Measurement => count.measure(parse(terms), contextOf(scene));
const value = (found: Measurement): string =>
  found.value.measured ? formatQuantity(found.value.value) : found.value.why;
const facet = (found: Measurement, name: string): string => {
  const q = found.facets[name];
  return q === undefined ? 'none' : formatQuantity(q);
};

const opened = (id: string, minute: number, more: Partial<RowOf<'case'>> = {}): RowOf<'case'> => ({
  form: 'case',
  id: `${id}-opened`,
  source: 'desk',
  case: id,
  event: 'opened',
  at: at(minute),
  recordedAt: at(minute),
  ...more,
});

describe('outages', () => {
  const rows = [state('a', [0, 5]), state('b', [3, 10]), state('c', [100, 130])];
  test('overlapping outages are one', () => {
    const found = measure({ rows }, { of: 'outages' });
    expect([value(found), facet(found, 'downtime'), facet(found, 'longest')]).toEqual(['2', '40 min', '30 min']);
    expect(found.occurrences.map(({ id }) => id)).toEqual(['a', 'c']);
  });
  test('only those longer than the length, and of the states asked for', () => {
    expect(value(measure({ rows }, { of: 'outages', longerThan: '10 min' }))).toBe('1');
    expect(value(measure({ rows }, { of: 'outages', longerThan: '9 min' }))).toBe('2');
    const slow = [...rows, state('d', [200, 210], { state: 'degraded' })];
    expect(value(measure({ rows: slow }, { of: 'outages', states: ['degraded'] }))).toBe('1');
  });
  test('an outage that is excluded whole does not count', () => {
    expect(value(measure({ rows, exclusions: [excluded(minutes(100, 140))] }, { of: 'outages' }))).toBe('1');
  });
  test('an outage counts in the period in which it begins', () => {
    const across = [told('o', ['2024-11-30T23:00:00Z', '2024-12-01T01:00:00Z'])];
    expect(value(measure({ rows: across }, { of: 'outages' }))).toBe('1');
    expect(value(measure({ rows: across, period: '2024-12' }, { of: 'outages' }))).toBe('0');
    const daily = ['08:00', '20:00'] as const;
    expect(
      value(
        measure(
          { rows: [told('o', ['2024-11-30T23:00:00Z', '2024-12-01T09:00:00Z'])], daily, period: '2024-12' },
          { of: 'outages' },
        ),
      ),
    ).toBe('1');
  });
  test('members: together, or any', () => {
    const two = [
      state('a', [0, 60], { subject: 'A' }),
      state('b', [30, 90], { subject: 'B' }),
      state('c', [200, 210], { subject: 'A' }),
    ];
    expect(value(measure({ rows: two, subjects: ['A', 'B'] }, { of: 'outages', combine: 'all-down' }))).toBe('1');
    expect(value(measure({ rows: two, subjects: ['A', 'B'] }, { of: 'outages' }))).toBe('2');
    expect(value(measure({ rows: two, subjects: ['A', 'B'] }, { of: 'outages', members: ['B'] }))).toBe('1');
  });
  test('a rate per agreed time', () => {
    expect(value(measure({ rows }, { of: 'outages', per: '15 d' }))).toBe('1');
    expect(value(measure({ rows, context: { agreed: minutes() } }, { of: 'outages', per: '15 d' }))).toBe(
      'no-agreed-time',
    );
  });
  test('mean time between failures: time up ÷ outages', () => {
    const found = measure({ rows }, { of: 'outages', express: 'mtbf' });
    expect(found.value.measured && found.value.value.value.toString()).toBe(String(((43_200 - 40) / 2) * 60_000));
    expect(value(measure({}, { of: 'outages', express: 'mtbf' }))).toBe('no-volume');
    expect(value(measure({}, { of: 'outages', express: 'mtbf', whenNone: 'uptime' }))).toBe('30 d');
  });
  test('the share of repeats looks back before the period', () => {
    const log = [
      told('old', ['2024-10-25T00:00:00Z', '2024-10-25T01:00:00Z'], { subject: 'A' }),
      told('x', ['2024-11-02T00:00:00Z', '2024-11-02T01:00:00Z'], { subject: 'A' }),
      told('y', ['2024-11-05T00:00:00Z', '2024-11-05T01:00:00Z'], { subject: 'B' }),
      told('z', ['2024-11-20T00:00:00Z', '2024-11-20T01:00:00Z'], { subject: 'A' }),
    ];
    const scene = { rows: log, subjects: ['A', 'B'] };
    const repeat = { of: 'outages', express: 'repeat-share' };
    expect(value(measure(scene, { ...repeat, repeatWithin: '10 d' }))).toBe(
      formatQuantity({ dimension: 'ratio', value: Ratio.of(1, 3), unit: '' }),
    );
    expect(value(measure(scene, { ...repeat, repeatWithin: '30 d' }))).toBe(
      formatQuantity({ dimension: 'ratio', value: Ratio.of(2, 3), unit: '' }),
    );
    expect(value(measure({ rows: [], subjects: ['A'] }, { ...repeat, repeatWithin: '30 d' }))).toBe('no-volume');
  });
  test('nothing observed under explicit coverage is no zero', () => {
    expect(value(measure({ context: { coverage: 'explicit' } }, { of: 'outages' }))).toBe('no-data');
    expect(value(measure({ context: { coverage: 'explicit', unknown: 'down' } }, { of: 'outages' }))).toBe('1');
  });
});

describe('cases', () => {
  const rows: EvidenceRow[] = [
    opened('T1', 10, { type: 'incident', priority: 'P1' }),
    { ...opened('T1', 20), id: 'T1-again', event: 'reopened' },
    opened('T2', 30, { type: 'incident', priority: 'P2' }),
    opened('T3', 40, { type: 'request', priority: 'P1' }),
    opened('T4', -10, { type: 'incident', priority: 'P1' }),
    opened('T5', 43_200, { type: 'incident', priority: 'P1' }),
  ];
  test.each([
    [{}, '3'],
    [{ types: ['incident'] }, '2'],
    [{ priorities: ['P1'] }, '2'],
    [{ types: ['incident'], priorities: ['P1'] }, '1'],
    [{ types: ['change'] }, '0'],
  ])('opened in the period, %j', (terms, expected) => {
    expect(value(measure({ rows }, { of: 'cases', ...terms }))).toBe(expected);
  });
  test('a case is excluded by its number, with the clause', () => {
    const found = measure(
      { rows, exclusions: [excluded(minutes(0, 100)), excluded(minutes(), { cases: ['T2'] })] },
      { of: 'cases' },
    );
    expect(value(found)).toBe('2');
    expect(found.steps).toContainEqual({ what: 'T2 is taken out by maintenance', clause: 'K10', rows: ['w1'] });
  });
  test('cases of other subjects are not asked for; while a period is open only what is known counts', () => {
    const log = [opened('T1', 10, { subject: 'A' }), opened('T2', 20, { subject: 'B' }), opened('T3', 30)];
    expect(value(measure({ rows: log, subjects: ['A'] }, { of: 'cases' }))).toBe('2');
    const open = measure({ rows: log, context: { until: at(20) } }, { of: 'cases' });
    expect([value(open), open.flags]).toEqual(['1', ['period-open']]);
  });
  test('repeats are of the same class when no subject is named', () => {
    const found = measure({ rows }, { of: 'cases', express: 'repeat-share', repeatWithin: '1 h' });
    expect(value(found)).toBe(formatQuantity({ dimension: 'ratio', value: Ratio.of(2, 3), unit: '' }));
  });
});

describe('rows and slices', () => {
  test('rows by form, series and state; excluded by the moment they begin', () => {
    const signal = (id: string, minute: number, name: string): EvidenceRow => ({
      form: 'signal',
      id,
      source: 'hko',
      signal: name,
      start: at(minute),
      end: at(minute + 60),
      recordedAt: at(minute),
    });
    const rows = [
      signal('1', 0, 'T8'),
      signal('2', 500, 'T8'),
      signal('3', 600, 'black-rain'),
      state('s', [0, 5], { state: 'degraded' }),
      state('t', [50, 55]),
    ];
    expect(value(measure({ rows }, { of: 'rows', form: 'signal' }))).toBe('3');
    expect(value(measure({ rows }, { of: 'rows', form: 'signal', series: 'T8' }))).toBe('2');
    expect(
      value(measure({ rows, exclusions: [excluded(minutes(0, 10))] }, { of: 'rows', form: 'signal', series: 'T8' })),
    ).toBe('1');
    expect(value(measure({ rows }, { of: 'rows', form: 'state', states: ['degraded'] }))).toBe('1');
  });
  test('bad slices are judged by their own kind, and may be a rate', () => {
    const slice = (minute: number, bad: number): EvidenceRow => ({
      form: 'slice',
      id: `s${minute}`,
      source: 'probe',
      series: 'http',
      start: at(minute),
      end: at(minute + 1),
      bad: Ratio.of(bad),
      total: Ratio.of(100),
      recordedAt: at(minute + 1),
    });
    const rows = [slice(0, 6), slice(1, 5), slice(2, 50)];
    const slices = { series: 'http', slice: '1 min', badWhen: { errors: '> 5 %' }, empty: 'good' };
    expect(value(measure({ rows }, { of: 'bad-slices', slices }))).toBe('2');
    expect(value(measure({ rows }, { of: 'bad-slices', slices, per: '15 d' }))).toBe('1');
  });
});

describe('terms', () => {
  test.each([
    [{ of: 'outages', types: ['incident'] }, 'types'],
    [{ of: 'cases', longerThan: '5 min' }, 'longerThan'],
    [{ of: 'bad-slices' }, 'slices'],
    [{ of: 'rows' }, 'form'],
    [{ of: 'cases', express: 'mtbf' }, 'express'],
    [{ of: 'outages', express: 'repeat-share' }, 'repeatWithin'],
    [{ of: 'outages', express: 'mtbf', per: '1 h' }, 'per'],
  ])('%j is refused at %s', (terms, path) => {
    const read = count.terms.safeParse({ kind: 'count', ...terms });
    expect(read.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
  test('lint asks what the time between failures is without a failure', () => {
    const setting = { priorities: [], fellows: [] };
    const lint = (terms: object) =>
      fill(count, parse(terms))
        .lint(setting)
        .map(({ code }) => code);
    expect(lint({ of: 'outages', express: 'mtbf' })).toEqual(['no-failure-unstated']);
    expect(lint({ of: 'outages', express: 'mtbf', whenNone: 'uptime' })).toEqual([]);
    expect(lint({ of: 'outages', members: ['A'], combine: { atLeastDown: 2 } })).toEqual(['combine-unreachable']);
  });
  test('the clause in both languages', () => {
    const metric = fill(count, parse({ of: 'outages', longerThan: '5 min', express: 'mtbf', whenNone: 'uptime' }));
    expect(metric.wording('en')).toBe(
      'the mean time between failures, that is the time up in agreed service time ÷ the number of outages; without an outage, the whole time up; ' +
        'an outage lasts while any member is in the state down; overlapping outages are one, and an outage counts in the period in which it begins; only outages longer than 5 min count',
    );
    expect(metric.wording('zh-Hant').replace('down', '')).not.toMatch(/[A-Za-z]/u);
  });
  test('a perfect period counts nothing, a dead one very much', () => {
    for (const of of ['outages', 'cases'] as const) {
      const terms = parse({
        of,
        ...(of === 'outages' ? { longerThan: '2 h' } : { types: ['incident'], priorities: ['P1'] }),
      });
      const context = contextOf({});
      const extremes = count.extremes?.(terms, context.span);
      expect(value(count.measure(terms, contextOf({ rows: extremes?.perfect ?? [] })))).toBe('0');
      const dead = count.measure(terms, contextOf({ rows: extremes?.dead ?? [] }));
      expect(dead.value.measured && dead.value.value.value.greaterThan(Ratio.of(100))).toBe(true);
    }
  });
});

test('divided periods add up: no outage counts twice or is lost', () => {
  const outage = fc.tuple(fc.integer({ min: -50, max: 1450 }), fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(fc.array(outage, { maxLength: 8 }), fc.integer({ min: 1, max: 1439 }), (list, cut) => {
      const rows = list.map(([from, length], i) => state(`o${i}`, [from, from + length]));
      const numbers = (
        [
          [0, 1440],
          [0, cut],
          [cut, 1440],
        ] as const
      ).map(([from, to]) => {
        const found = measure({ rows, context: { span: { start: at(from), end: at(to) } } }, { of: 'outages' });
        return found.occurrences.length;
      });
      expect((numbers[1] ?? 0) + (numbers[2] ?? 0)).toBe(numbers[0]);
    }),
  );
});
