import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { fill } from '../metric.ts';
import type { Measurement } from '../metric.ts';
import { contextOf, excluded, minute, setting, span, start } from '../slices/testing/scene.ts';
import type { Scene } from '../slices/testing/scene.ts';
import { statistic } from './statistic.ts';
import { percentileOf } from './taking.ts';

const read = (terms: Record<string, unknown>) =>
  statistic.terms.parse({ kind: 'statistic', series: 'latency', unit: 'ms', take: 'mean', ...terms });
const measure = (terms: Record<string, unknown>, scene: Scene): Measurement =>
  fill(statistic, read(terms)).measure(contextOf(scene));
const valueOf = (m: Measurement): string => (m.value.measured ? m.value.value.value.toString() : m.value.why);
const detailOf = (m: Measurement): string => (m.value.measured ? '' : m.value.detail);
const row = (m: number, more: Partial<ValueRow>): ValueRow => ({
  form: 'value',
  id: `${m}-${more.source ?? ''}`,
  source: 'probe',
  series: 'latency',
  recordedAt: Instant.of(start),
  at: Instant.of(start + m * minute),
  ...more,
});
const values = (list: readonly number[]): ValueRow[] => list.map((value, m) => row(m, { value: Ratio.of(value) }));
const oneTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const histogram = (m: number, buckets: Record<string, number>): ValueRow =>
  row(m, {
    buckets: Object.entries(buckets).map(([le, count]) => ({
      le: le === 'all' ? undefined : Ratio.parse(le),
      count: Ratio.of(count),
    })),
  });

describe('percentiles', () => {
  it('p95 of 1 to 20 ms meets or misses 19 ms by its definition', () => {
    const scene = { rows: values(oneTo(20)) };
    expect(valueOf(measure({ take: 'percentile', percentile: 95, method: 'nearest-rank' }, scene))).toBe('19');
    expect(valueOf(measure({ take: 'percentile', percentile: 95, method: 'linear' }, scene))).toBe('19.05');
  });

  it('nearest rank is the smallest value that covers the share; both methods stay inside the values', () => {
    const list = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 100 }), (drawn, percent) => {
        const all = drawn.map((value) => Ratio.of(value));
        const at = Number(percentileOf(all, { percent: Ratio.of(percent), method: 'nearest-rank' }).num);
        const upTo = (limit: number): number => drawn.filter((value) => value <= limit).length * 100;
        expect(upTo(at)).toBeGreaterThanOrEqual(percent * drawn.length);
        expect(upTo(at - 1)).toBeLessThan(percent * drawn.length);
        const linear = percentileOf(all, { percent: Ratio.of(percent), method: 'linear' });
        expect(linear.atLeast(Ratio.min(...all)) && linear.atMost(Ratio.max(...all))).toBe(true);
      }),
    );
  });
});

describe('plain statistics', () => {
  const scene = { rows: values([3, 1, 2, 4]) };
  const of = (terms: Record<string, unknown>): string => valueOf(measure(terms, scene));

  it('are exact', () => {
    expect(['mean', 'sum', 'max', 'min'].map((take) => of({ take }))).toEqual(['2.5', '10', '4', '1']);
    expect(of({ take: 'share-within', within: '2 ms' })).toBe('0.5');
    expect(of({ take: 'share-within', within: '2 ms', comparator: '<' })).toBe('0.25');
    expect(measure({ take: 'share-within', within: '2 ms' }, scene).facets['beyond']?.value.toString()).toBe('2');
  });

  it('19 of 20 is exactly 95 %, 18 of 19 is not', () => {
    const share = (n: number): string =>
      valueOf(measure({ take: 'share-within', within: '1 ms' }, { rows: values([...oneTo(n - 1).map(() => 1), 9]) }));
    expect([share(20), share(19)]).toEqual(['0.95', '18/19']);
  });

  it('look only at time that counts, and at the first source that speaks of an instant', () => {
    expect(valueOf(measure({ take: 'sum' }, { ...scene, exclusions: [excluded(span(1, 3))] }))).toBe('7');
    const two = [...scene.rows, row(0, { source: 'customer', value: Ratio.of(30) })];
    expect(valueOf(measure({ take: 'sum' }, { rows: two, context: { precedence: ['customer', 'probe'] } }))).toBe('37');
    expect(valueOf(measure({ take: 'sum' }, { rows: two }))).toBe('40');
    const subjects = [{ id: 'x', weight: Ratio.one }];
    const tagged = [row(0, { subject: 'x', value: Ratio.one }), row(1, { subject: 'y', value: Ratio.of(5) })];
    expect(valueOf(measure({ take: 'sum' }, { rows: tagged, context: { subjects } }))).toBe('1');
    expect(
      valueOf(measure({ take: 'sum' }, { rows: tagged, exclusions: [excluded(span(0, 9), { subjects: ['x'] })] })),
    ).toBe('5');
  });

  it('per slice and then over slices', () => {
    const over = { slice: '2 min', take: 'max' };
    expect(of({ over })).toBe('3');
    expect(of({ take: 'max', over: { slice: '2 min', take: 'percentile', percentile: 50, method: 'linear' } })).toBe(
      '3.5',
    );
    expect(fill(statistic, read({ over })).ablations()[0]?.metric.measure(contextOf(scene)).value).toMatchObject({
      measured: true,
    });
  });

  it('no value is no volume', () => {
    expect(valueOf(measure({}, {}))).toBe('no-volume');
    expect(valueOf(measure({}, { rows: values([1]), exclusions: [excluded(span(0, 1440))] }))).toBe('no-agreed-time');
  });
});

describe('silence', () => {
  const scene = { minutes: 4, rows: values([1, 9]) };
  const terms = { take: 'share-within', within: '5 ms', every: '1 min' };

  it('counts by the unknown policy where it can, and always lowers completeness', () => {
    const found = (['up', 'down', 'remove', 'separate'] as const).map((unknown) =>
      measure(terms, { ...scene, context: { unknown } }),
    );
    expect(found.map(valueOf)).toEqual(['0.75', '0.25', '0.5', '0.75']);
    expect(found.map((m) => m.completeness.toString())).toEqual(['0.5', '0.5', '0.5', '0.5']);
    expect(found[3]?.flags).toEqual(['unknown-time']);
    expect(valueOf(measure(terms, { minutes: 4, context: { unknown: 'down' } }))).toBe('0');
  });

  it('in time excluded of the subject that is judged is none', () => {
    const exclusions = [excluded(span(2, 4), { subjects: ['x'] })];
    const judged = (id: string): Measurement =>
      measure(terms, { ...scene, exclusions, context: { unknown: 'separate', subjects: [{ id, weight: Ratio.one }] } });
    expect([judged('x').completeness.toString(), judged('x').flags]).toEqual(['1', []]);
    expect([judged('y').completeness.toString(), judged('y').flags]).toEqual(['0.5', ['unknown-time']]);
  });
});

describe('distributions', () => {
  const rows = [
    histogram(0, { '100': 50, '250': 80, '500': 95, all: 100 }),
    histogram(1, { '100': 50, '250': 60, all: 100 }),
  ];

  it('answer at an edge that all have, and give bounds elsewhere', () => {
    expect(valueOf(measure({ take: 'share-within', within: '250 ms' }, { rows }))).toBe('0.7');
    const between = measure({ take: 'share-within', within: '300 ms' }, { rows: rows.slice(0, 1) });
    expect([valueOf(between), detailOf(between)]).toEqual([
      'between-bounds',
      'No bucket ends at the limit: the share lies between 80.00000 % and 95.00000 %.',
    ]);
    expect(valueOf(measure({ take: 'share-within', within: '250 ms', comparator: '<' }, { rows }))).toBe(
      'between-bounds',
    );
  });

  it('count single values beside them', () => {
    expect(
      valueOf(
        measure({ take: 'share-within', within: '100 ms' }, { rows: [...rows, row(2, { value: Ratio.of(70) })] }),
      ),
    ).toBe('101/201');
  });

  it('never invent a mean or a percentile', () => {
    expect(valueOf(measure({}, { rows }))).toBe('needs-values');
    expect(
      detailOf(measure({ take: 'percentile', percentile: 90, method: 'nearest-rank' }, { rows: rows.slice(0, 1) })),
    ).toContain('above 250 and not above 500');
  });
});

describe('terms', () => {
  it('refuse what is not said', () => {
    const paths = (terms: Record<string, unknown>): unknown =>
      statistic.terms
        .safeParse({ kind: 'statistic', series: 's', unit: 'ms', ...terms })
        .error?.issues.map((issue) => issue.path.join('.'));
    expect(paths({ take: 'percentile' })).toEqual(['percentile', 'method']);
    expect(paths({ take: 'share-within' })).toEqual(['within']);
    expect(
      paths({ take: 'mean', over: { slice: '1 h', take: 'percentile', percentile: 101, method: 'linear' } }),
    ).toEqual(['over.percentile']);
  });

  it('lint units, idle terms and means of percentiles', () => {
    const codes = (terms: Record<string, unknown>): string[] =>
      fill(statistic, read(terms))
        .lint(setting)
        .map((f) => f.code);
    expect(codes({ take: 'share-within', within: '5 %' })).toEqual(['statistic.unit']);
    expect(codes({ within: '5 ms' })).toEqual(['statistic.no-effect']);
    expect(
      codes({ take: 'percentile', percentile: 95, method: 'linear', over: { slice: '1 h', take: 'mean' } }),
    ).toEqual(['statistic.mean-of-percentiles']);
  });

  it('are said in both languages', () => {
    const metric = fill(
      statistic,
      read({ take: 'percentile', percentile: 95, method: 'nearest-rank', every: '5 min' }),
    );
    expect(metric.wording('en')).toBe(
      'the 95th percentile of all values of “latency” (ms), by nearest rank; a value is due every 5 min',
    );
    expect(metric.wording('zh-Hant')).toBe(
      '「latency」全部數值（ms）的第 95 百分位數，按最近名次法計算；每 5 分鐘 應有一個數值',
    );
  });
});
