import { parseRow } from '@troth/core';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../source.ts';
import { deriveSlices } from './derive.ts';
import { mappingSchema, metricMappings } from './mapping.ts';
import type { MetricMapping } from './mapping.ts';

const start = Date.parse('2026-05-01T00:00:00Z');
const minute = 60_000;
const second = 1000;

const pace = { step: '1 min', every: '15 s' };
const web = { metric: 'http_requests_total', where: { job: 'web' } };
const counters = mappingSchema.parse({
  as: 'counters',
  total: web,
  bad: { ...web, where: { job: 'web', code: { prefix: '5' } } },
  series: 'web',
  ...pace,
});

/** A series collected every 15 s from a moment on; gaps are undefined. */
const collected = (
  labels: Record<string, string>,
  values: readonly (number | undefined)[],
  { from = start - 15 * second, startedAt }: { from?: number; startedAt?: number } = {},
): Sample[] =>
  values.flatMap((value, i) =>
    value === undefined
      ? []
      : [{ labels, at: from + i * 15 * second, value, ...(startedAt === undefined ? {} : { startedAt }) }],
  );
const requests = (code: string, instance = 'a'): Record<string, string> => ({
  __name__: 'http_requests_total',
  job: 'web',
  code,
  instance,
});
const span = (minutes: number) => ({ start, end: start + minutes * minute });
const figures = (mapping: MetricMapping, samples: readonly Sample[], minutes: number): unknown[] =>
  deriveSlices(mapping, samples, span(minutes)).rows.map(({ row }) =>
    row['bad'] === undefined ? 'unknown' : [row['bad'], row['total']],
  );

describe('counters', () => {
  test('what grew between two samples belongs to the slice of the later one', () => {
    const ok = collected(requests('200'), [100, 110, 120, 130, 140, 151, 151, 151, 151, 151, 200, 200, 200, 200, 200]);
    const bad = collected(requests('503'), [7, 7, 8, 8, 8, 8, 8, 10, 10, 10, 10, 10, 10, 10, 10]);
    const { rows, refused } = deriveSlices(counters, [...ok, ...bad], span(2));
    expect(refused).toEqual([]);
    expect(rows.map(({ row }) => row)).toEqual([
      {
        form: 'slice',
        id: 'web@2026-05-01T00:00:00.000Z',
        series: 'web',
        start: '2026-05-01T00:00:00.000Z',
        end: '2026-05-01T00:01:00.000Z',
        bad: '1',
        total: '41',
      },
      {
        form: 'slice',
        id: 'web@2026-05-01T00:01:00.000Z',
        series: 'web',
        start: '2026-05-01T00:01:00.000Z',
        end: '2026-05-01T00:02:00.000Z',
        bad: '2',
        total: '13',
      },
    ]);
    for (const { place, row } of rows) expect(parseRow({ ...row, source: 'prometheus' }, place).ok).toBe(true);
  });
  test('a restart counts from zero; what an absent error counter counted is nothing', () => {
    const ok = collected(requests('200'), [100, 110, 5, 6, 7, 8, 8, 8, 8]);
    expect(figures(counters, ok, 1)).toEqual([['0', '17']]);
  });
  test('a counter first seen leaves its slice unknown, unless it says when it started', () => {
    const ok = collected(requests('200'), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    const late = { from: start + 30 * second };
    const born = collected(requests('500'), [4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5], late);
    expect(figures(counters, [...ok, ...born], 2)).toEqual(['unknown', ['0', '4']]);
    const told = collected(requests('500'), [4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5], {
      ...late,
      startedAt: start + 20 * second,
    });
    expect(figures(counters, [...ok, ...told], 2)).toEqual([
      ['5', '9'],
      ['0', '4'],
    ]);
    const longAgo = collected(requests('500'), [4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5], {
      ...late,
      startedAt: start - 9 * minute,
    });
    expect(figures(counters, [...ok, ...longAgo], 2)).toEqual(['unknown', ['0', '4']]);
    const fromZero = mappingSchema.parse({
      as: 'counters',
      total: web,
      bad: { ...web, where: { code: { prefix: '5' } } },
      series: 'web',
      newSeries: 'from-zero',
      ...pace,
    });
    expect(figures(fromZero, [...ok, ...born], 2)).toEqual([
      ['5', '9'],
      ['0', '4'],
    ]);
    const stranger = born.map((sample) => ({ ...sample, labels: requests('500', 'b') }));
    expect(figures(fromZero, [...ok, ...stranger], 2)).toEqual(['unknown', ['0', '4']]);
  });
  test('a start that moved is a restart though the value grew; one that overlaps is not believed', () => {
    const labels = requests('200');
    const points = [100, 110, 120, 130, 140, 150, 150, 150, 150];
    const moved = points.map((value, i) => ({
      labels,
      at: start + (i - 1) * 15 * second,
      value,
      startedAt: i < 3 ? start - minute : start + 16 * second,
    }));
    expect(figures(counters, moved, 1)).toEqual([['0', String(10 + 10 + 130 + 10)]]);
    const overlapping = moved.map((sample) => ({
      ...sample,
      startedAt: sample.startedAt > start ? start - 30 * second : sample.startedAt,
    }));
    const { rows, refused } = deriveSlices(counters, overlapping, span(1));
    expect(rows[0]?.row['total']).toBeUndefined();
    expect(refused).toEqual([expect.objectContaining({ code: 'COUNTER' })]);
  });
  test('deltas are counters that start anew each time', () => {
    const labels = requests('200');
    const deltas = [3, 4, 5, 6, 7, 8, 9].map((value, i) => ({
      labels,
      at: start + i * 15 * second,
      value,
      startedAt: start + (i - 1) * 15 * second,
    }));
    expect(figures(counters, deltas, 1)).toEqual([['0', '18']]);
  });
  test('silence beyond the staleness is unknown, never nothing', () => {
    const values = [1, 2, 3, 4, 5, undefined, undefined, undefined, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
    expect(figures(counters, collected(requests('200'), values), 3)).toEqual(['unknown', 'unknown', ['0', '4']]);
    const shorter = values.with(5, 6);
    expect(figures(counters, collected(requests('200'), shorter), 3)).toEqual([
      ['0', '4'],
      ['0', '4'],
      ['0', '4'],
    ]);
  });
  test('bad ones of another metric have to be there', () => {
    const mapping = mappingSchema.parse({
      as: 'counters',
      total: web,
      bad: { metric: 'errors_total' },
      series: 'web',
      ...pace,
    });
    const ok = collected(requests('200'), [1, 2, 3, 4, 5, 6, 7]);
    const { rows, refused } = deriveSlices(mapping, ok, span(1));
    expect(rows.map(({ row }) => row['total'])).toEqual([undefined]);
    expect(refused).toEqual([expect.objectContaining({ code: 'NO-SERIES' })]);
    const errors = collected({ __name__: 'errors_total' }, [0, 0, 1, 1, 1, 1, 1]);
    expect(figures(mapping, [...ok, ...errors], 1)).toEqual([['1', '4']]);
  });
  test('good ones instead of bad ones; more good than all is not believed', () => {
    const mapping = mappingSchema.parse({
      as: 'counters',
      total: { metric: 'all' },
      good: { metric: 'good' },
      series: 's',
      ...pace,
    });
    const all = collected({ __name__: 'all' }, [0, 1, 2, 3, 4, 5, 6]);
    expect(figures(mapping, [...all, ...collected({ __name__: 'good' }, [0, 1, 2, 3, 3, 3, 3])], 1)).toEqual([
      ['1', '4'],
    ]);
    const { rows, refused } = deriveSlices(
      mapping,
      [...all, ...collected({ __name__: 'good' }, [0, 9, 9, 9, 9, 9, 9])],
      span(1),
    );
    expect(rows[0]?.row['bad']).toBeUndefined();
    expect(refused[0]?.code).toBe('PART-ABOVE-TOTAL');
  });
  test.each([
    ['a fraction', 2.5],
    ['a negative count', -1],
    ['not a number', Number.NaN],
    ['beyond 2^53', 2 ** 54],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('%s is refused and its slice unknown', (_name, value) => {
    const samples = collected(requests('200'), [1, 2, value, 4, 5, 6, 7, 8, 9, 10, 11]);
    const { rows, refused } = deriveSlices(counters, samples, span(2));
    expect(rows.map(({ row }) => row['total'])).toEqual([undefined, '4']);
    expect(refused).toEqual([
      expect.objectContaining({ code: 'SAMPLE', message: expect.stringContaining('at 2026-05-01T00:00:15.000Z') }),
    ]);
  });
  test('counts near 2^53 stay exact', () => {
    const top = 2 ** 53;
    const two = [requests('200'), requests('200', 'b')].flatMap((labels) =>
      collected(labels, [0, top, top, top, top, top, top]),
    );
    expect(figures(counters, two, 1)).toEqual([['0', String(2n ** 54n)]]);
  });
  test('series, subject and agreement come from labels', () => {
    const mapping = mappingSchema.parse({
      as: 'counters',
      total: web,
      bad: { ...web, where: { code: '500' } },
      ...pace,
      series: 'label:job',
      subject: 'label:instance',
      agreement: 'label:sla',
    });
    const of = (instance: string, sla: string) =>
      collected({ ...requests('200', instance), sla }, [1, 2, 3, 4, 5, 6, 7]);
    const { rows, refused } = deriveSlices(
      mapping,
      [...of('a', 'X-1'), ...of('b', 'X-2'), ...of('c', ''), ...of('d', 'X-1'), ...of('d', 'X-2')],
      span(1),
    );
    expect(rows.map(({ row }) => [row['series'], row['subject'], row['agreement'], row['id']])).toEqual([
      ['web', 'a', 'X-1', 'web/a@2026-05-01T00:00:00.000Z'],
      ['web', 'b', 'X-2', 'web/b@2026-05-01T00:00:00.000Z'],
    ]);
    expect(refused.map(({ code }) => code).sort()).toEqual(['NAME', 'TWO-AGREEMENTS']);
  });
});

describe('probes and gauges', () => {
  const probe = mappingSchema.parse({ as: 'probe', probe: { metric: 'probe_success' }, series: 'probe', ...pace });
  test('one bad probe in four', () => {
    const samples = collected({ __name__: 'probe_success' }, [1, 1, 0, 1, 1, 1, 1, 1]);
    expect(figures(probe, samples, 1)).toEqual([['1', '4']]);
  });
  test('a probe that says neither 0 nor 1', () => {
    const samples = collected({ __name__: 'probe_success' }, [1, 1, 0.5, 1, 1, 1, 1, 1]);
    const { rows, refused } = deriveSlices(probe, samples, span(1));
    expect(rows[0]?.row['bad']).toBeUndefined();
    expect(refused[0]?.message).toContain('the probe says 0.5');
  });
  test('values keep their digits and get their unit', () => {
    const mapping = mappingSchema.parse({ as: 'value', gauge: { metric: 'rtt' }, unit: 's', series: 'rtt' });
    const samples = collected({ __name__: 'rtt' }, [9, 0.1, 1e-7, Number.NaN, 9], { from: start - 15 * second });
    const { rows, refused } = deriveSlices(mapping, samples, { start, end: start + 40 * second });
    expect(rows.map(({ row }) => row['value'])).toEqual(['0.1 s', '0.0000001 s']);
    expect(refused).toHaveLength(1);
    for (const { place, row } of rows) expect(parseRow({ ...row, source: 'p' }, place).ok).toBe(true);
  });
  test('two series that would be one value contradict each other', () => {
    const mapping = mappingSchema.parse({ as: 'value', gauge: { metric: 'rtt' }, series: 'rtt' });
    const two = ['a', 'b'].flatMap((instance, i) => collected({ __name__: 'rtt', instance }, [1, 1, i]));
    const { rows, refused } = deriveSlices(mapping, two, span(1));
    expect(rows.map(({ row }) => row['value'])).toEqual(['1']);
    expect(refused).toEqual([expect.objectContaining({ code: 'TWO-VALUES' })]);
  });
});

describe('histograms', () => {
  const bucket = (le: string, values: readonly number[]) => collected({ __name__: 'duration_bucket', le }, values);
  const samples = [
    ...bucket('0.1', [5, 6, 7, 8, 9, 10, 10]),
    ...bucket('0.30', [5, 7, 9, 11, 13, 14, 14]),
    ...bucket('+Inf', [6, 9, 12, 15, 18, 20, 20]),
  ];
  const within = (le: string) =>
    mappingSchema.parse({ as: 'histogram', histogram: { metric: 'duration' }, le, series: 'd', ...pace });
  test('a limit that is an edge, however it is spelled', () => {
    expect(figures(within('0.3'), samples, 1)).toEqual([['4', '12']]);
  });
  test('a limit between two edges is refused with the edges', () => {
    const { rows, refused } = deriveSlices(within('0.25'), samples, span(1));
    expect(rows.map(({ row }) => row['bad'])).toEqual([undefined]);
    expect(refused).toEqual([
      expect.objectContaining({ code: 'NO-BUCKET', message: expect.stringContaining('0.1, 0.3') }),
    ]);
  });
  test('a distribution for each slice', () => {
    const mapping = mappingSchema.parse({
      as: 'distribution',
      histogram: { metric: 'duration' },
      unit: 's',
      series: 'd',
      ...pace,
    });
    const { rows } = deriveSlices(mapping, samples, span(1));
    expect(rows.map(({ row }) => row['buckets'])).toEqual([
      [{ le: '0.1 s', count: '4' }, { le: '0.3 s', count: '8' }, { count: '12' }],
    ]);
    for (const { place, row } of rows) expect(parseRow({ ...row, source: 'p' }, place).ok).toBe(true);
  });
});

describe('terms', () => {
  const whole = { as: 'probe', probe: { metric: 'up' }, series: 's', ...pace };
  test.each([
    ['a step that does not divide a day', { ...whole, step: '7 min' }],
    ['a step that is no time', { ...whole, step: '15' }],
    ['bad and good at once', { ...whole, as: 'counters', probe: undefined, total: web, bad: web, good: web }],
    ['a pattern', { ...whole, probe: { metric: 'up', where: { job: { matches: '.*' } } } }],
  ])('%s is refused', (_name, written) => {
    expect(metricMappings.safeParse([written]).success).toBe(false);
    expect(metricMappings.safeParse([whole]).success).toBe(true);
  });
});
