import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBand } from '../../terms/band.ts';
import type { ValueRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { fill } from '../metric.ts';
import type { Measurement, UnknownPolicy } from '../metric.ts';
import { setBit } from '../../evidence/bits.ts';
import { contextOf, excluded, minute, minutes, ratio, setting, span, start } from '../slices/testing/scene.ts';
import type { Scene } from '../slices/testing/scene.ts';
import { goodSlices } from './good-slices.ts';
import { shareTest } from './judge.ts';

const read = (terms: Record<string, unknown>) =>
  goodSlices.terms.parse({
    kind: 'good-slices',
    series: 'requests',
    slice: '1 min',
    badWhen: { errors: '> 5 %' },
    empty: 'good',
    ...terms,
  });
const measure = (terms: Record<string, unknown>, scene: Scene): Measurement =>
  fill(goodSlices, read(terms)).measure(contextOf(scene));
const valueOf = (m: Measurement): string => (m.value.measured ? m.value.value.value.toString() : m.value.why);
const counts = (list: readonly (readonly [number, number])[]) =>
  minutes(
    list.map((c) => c[0]),
    list.map((c) => c[1]),
  );
const repeat = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);

describe('threshold', () => {
  it('strictly more than 5 %: exactly 5 % is good', () => {
    // Published: a minute is down with more than 5 % errors; 29 minutes at 5/100, 44 at 6/100, of 43,200.
    const list = [
      ...repeat(29, [5, 100] as const),
      ...repeat(44, [6, 100] as const),
      ...repeat(43_127, [0, 100] as const),
    ];
    const scene = { minutes: 43_200, columns: [counts(list)] };
    const found = measure({}, scene);
    expect(found.value.measured && found.value.value.value.toPercent(6)).toBe('99.898148');
    expect([found.facets['bad-slices']?.value.toString(), found.facets['downtime']?.value.toString()]).toEqual([
      '44',
      String(44 * minute),
    ]);
    expect(found.occurrences).toHaveLength(1);
    expect(valueOf(measure({ badWhen: { errors: '>= 5 %' }, express: 'bad-count' }, scene))).toBe('73');
  });

  it('is exact for terms and counts of any size', () => {
    const band = (text: string) => {
      const parsed = parseBand(text);
      if (typeof parsed === 'string') throw new Error(parsed);
      return parsed;
    };
    expect(shareTest(band('> 33.3333333333333333 %'))(1, 3)).toBe(true);
    expect(shareTest(band('[5 %, 10 %)'))(10, 100)).toBe(false);
    expect(shareTest(band('[5 %, 10 %)'))(5, 100)).toBe(true);
    expect(shareTest(band('> 50 %'))(2 ** 52 + 1, 2 ** 53 - 1)).toBe(true);
  });

  it('values: the declared one speaks for the slice', () => {
    const row = (m: number, value: number): ValueRow => ({
      form: 'value',
      id: `${m}/${value}`,
      source: 'probe',
      series: 'latency',
      recordedAt: Instant.of(start),
      at: Instant.of(start + m * minute),
      value: Ratio.of(value),
    });
    const rows = [row(0, 100), row(0.5, 500), row(1, 400), row(1.5, 200)];
    const of = (pick: string): string =>
      valueOf(
        measure(
          { series: 'latency', badWhen: { value: '> 300 ms', pick }, express: 'bad-count' },
          { minutes: 3, rows },
        ),
      );
    expect(['max', 'min', 'mean', 'last'].map(of)).toEqual(['2', '0', '0', '1']);
    expect(
      measure(
        { series: 'latency', badWhen: { value: '> 300 ms', pick: 'max' } },
        { minutes: 4, rows },
      ).completeness.toString(),
    ).toBe('0.5');
  });
});

describe('slices', () => {
  it('pool finer slices of the source, and of several subjects', () => {
    const list = [
      [0, 1],
      [500, 1000],
    ] as const;
    const wide = minutes([], [], {
      bad: Uint16Array.from(list, (c) => c[0]),
      total: Uint16Array.from(list, (c) => c[1]),
    });
    expect(
      valueOf(
        measure(
          { slice: '2 min', badWhen: { errors: '> 49 %' }, express: 'bad-time' },
          { minutes: 2, columns: [wide] },
        ),
      ),
    ).toBe(String(2 * minute));
    const both = {
      minutes: 1,
      columns: [
        { ...counts([[9, 10]]), subject: 'x' },
        { ...counts([[0, 90]]), subject: 'y' },
      ],
    };
    expect(valueOf(measure({ badWhen: { errors: '> 9 %' } }, both))).toBe('1');
    expect(valueOf(measure({ badWhen: { errors: '>= 9 %' } }, both))).toBe('0');
  });

  it('weigh by their part, whole, or not at all when a bound cuts them', () => {
    const scene = {
      minutes: 30,
      columns: [minutes([9, 0, 0], [10, 10, 10], { stepMs: 10 * minute })],
      exclusions: [excluded(span(5, 10))],
    };
    const of = (partialSlice: string): string =>
      valueOf(measure({ slice: '10 min', partialSlice, express: 'share' }, scene));
    expect([of('by-length'), of('whole'), of('drop')]).toEqual(['0.8', ratio(2, 3).toString(), '1']);
    expect(measure({ slice: '10 min' }, scene).flags).toContain('slices-cut');
  });

  it('do not change a day of 23 hours into one of 24', () => {
    const hours = [...repeat(22, [0, 10] as const), [10, 10] as const];
    const scene = {
      minutes: 23 * 60,
      columns: [
        minutes(
          hours.map((c) => c[0]),
          hours.map((c) => c[1]),
          { stepMs: 60 * minute },
        ),
      ],
    };
    expect(valueOf(measure({ slice: '1 h' }, scene))).toBe(ratio(22, 23).toString());
    expect(valueOf(measure({ slice: '2 h', badWhen: { errors: '>= 50 %' }, express: 'bad-time' }, scene))).toBe(
      String(60 * minute),
    );
  });

  it('runs shorter than agreed are forgiven; an excluded slice breaks a run', () => {
    const list = [9, 9, 0, 9, 9, 9, 0, 9].map((bad) => [bad, 10] as const);
    const terms = { atLeastConsecutive: 3, express: 'bad-count' };
    expect(valueOf(measure(terms, { minutes: 8, columns: [counts(list)] }))).toBe('3');
    expect(valueOf(measure(terms, { minutes: 8, columns: [counts(list)], exclusions: [excluded(span(4, 5))] }))).toBe(
      '0',
    );
    expect(
      fill(goodSlices, read(terms))
        .ablations()[0]
        ?.metric.measure(contextOf({ minutes: 8, columns: [counts(list)] }))
        .facets['bad-slices']?.value.toString(),
    ).toBe('6');
  });

  it('empty slices follow their rule', () => {
    const scene = {
      minutes: 4,
      columns: [
        counts([
          [0, 0],
          [0, 5],
          [5, 5],
          [0, 0],
        ]),
      ],
    };
    expect(['good', 'skip', 'bad'].map((empty) => valueOf(measure({ empty }, scene)))).toEqual(['0.75', '0.5', '0.25']);
    expect(valueOf(measure({ empty: 'skip' }, { minutes: 1, columns: [counts([[0, 0]])] }))).toBe('no-volume');
  });
});

it('silence is never good by itself', () => {
  expect(valueOf(measure({}, { minutes: 3 }))).toBe('no-evidence');
  expect(valueOf(measure({}, { minutes: 3, context: { unknown: 'down' } }))).toBe('0');
  expect(valueOf(measure({}, { minutes: 3, exclusions: [excluded(span(0, 3))] }))).toBe('no-agreed-time');
  expect(
    valueOf(measure({ slice: '1 h' }, { minutes: 120, columns: [minutes([0], [1], { stepMs: 120 * minute })] })),
  ).toBe('slices-do-not-fit');
});

describe('against a model that judges slice by slice', () => {
  const slice = fc.record({
    bad: fc.integer({ min: 0, max: 12 }),
    total: fc.integer({ min: 0, max: 255 }),
    unknown: fc.boolean(),
  });
  const drawn = fc.record({
    slices: fc.array(slice, { minLength: 1, maxLength: 150 }),
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 8 }),
    empty: fc.constantFrom('good', 'skip', 'bad'),
    policy: fc.constantFrom<UnknownPolicy>('up', 'down', 'remove', 'separate'),
    wide: fc.boolean(),
    rows: fc.boolean(),
  });

  it('gives the same time and value for every policy, width and cut', () => {
    fc.assert(
      fc.property(drawn, (d) => {
        const list = d.slices.map((s) => ({ ...s, bad: Math.min(s.bad, s.total) }));
        const cuts = d.cuts
          .map((c) => c / 2)
          .sort((a, b) => a - b)
          .slice(0, d.cuts.length & ~1);
        const gone = span(...cuts);
        const unknown = new Uint32Array(Math.ceil(list.length / 32));
        list.forEach((s, i) => s.unknown && setBit(unknown, i));
        const columns = [
          minutes(
            list.map((s) => s.bad),
            list.map((s) => s.total),
            { unknown, ...(d.wide ? { bad: Uint32Array.from(list, (s) => s.bad) } : {}) },
          ),
        ];
        const found = measure(
          { empty: d.empty },
          { minutes: list.length, columns, exclusions: [excluded(gone)], context: { unknown: d.policy } },
        );
        let [badMs, wholeMs] = [0, 0];
        list.forEach((s, i) => {
          const ms = span(i, i + 1)
            .minus(gone)
            .total();
          const isEmpty = !s.unknown && s.total === 0;
          if ((s.unknown && d.policy === 'remove') || (isEmpty && d.empty === 'skip')) return;
          const bad = s.unknown ? d.policy === 'down' : isEmpty ? d.empty === 'bad' : s.bad * 20 > s.total;
          wholeMs += ms;
          badMs += bad ? ms : 0;
        });
        expect(found.facets['downtime']?.value.toString()).toBe(String(badMs));
        if (found.value.measured) expect(valueOf(found)).toBe(Ratio.of(wholeMs - badMs, wholeMs).toString());
        else expect(wholeMs === 0 || found.completeness.isZero()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('two spans of one period add up to the whole', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 149 }), (d, cut) => {
        const list = d.slices.map((s) => [Math.min(s.bad, s.total), s.total] as const);
        const half = Math.min(cut, list.length);
        const of = (from: number, to: number): bigint =>
          measure({ empty: d.empty }, { minutes: list.length, span: [from, to], columns: [counts(list)] }).facets[
            'downtime'
          ]?.value.num ?? -1n;
        expect(of(0, half) + (half < list.length ? of(half, list.length) : 0n)).toBe(of(0, list.length));
      }),
    );
  });
});

describe('terms', () => {
  it('lint what no slice can satisfy', () => {
    const codes = (terms: Record<string, unknown>): string[] =>
      fill(goodSlices, read(terms))
        .lint(setting)
        .map((f) => f.code);
    expect(codes({})).toEqual([]);
    expect(codes({ badWhen: { errors: '> 100 %' } })).toEqual(['good-slices.never-bad']);
    expect(codes({ badWhen: { errors: '<= 5 %' } })).toEqual(['good-slices.perfect-is-bad']);
    expect(codes({ badWhen: { errors: '> 5 min' } })).toEqual(['good-slices.unit']);
    expect(codes({ slice: '7 min', atLeastConsecutive: 1 })).toEqual([
      'good-slices.uneven-slice',
      'good-slices.no-effect',
    ]);
  });

  it('are said in both languages', () => {
    const metric = fill(goodSlices, read({ atLeastConsecutive: 5 }));
    expect(metric.wording('en')).toContain(
      'a slice is bad when the share of bad events of “requests” in it is > 5 %; bad slices count only in runs of at least 5',
    );
    expect(metric.wording('zh-Hant')).toContain('連續不良時段少於 5 段者不計');
  });
});
