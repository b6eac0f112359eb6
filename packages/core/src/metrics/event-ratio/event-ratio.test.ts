import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SliceRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { fill } from '../metric.ts';
import type { Measurement } from '../metric.ts';
import { setBit } from '../../evidence/bits.ts';
import { contextOf, excluded, minute, minutes, ratio, setting, span, start } from '../slices/testing/scene.ts';
import type { Scene } from '../slices/testing/scene.ts';
import { eventRatio } from './event-ratio.ts';

const measure = (terms: Record<string, unknown>, scene: Scene): Measurement => {
  const read = eventRatio.terms.parse({
    kind: 'event-ratio',
    series: 'requests',
    count: 'good',
    aggregate: 'pooled',
    ...terms,
  });
  return fill(eventRatio, read).measure(contextOf(scene));
};
const valueOf = (measurement: Measurement): string =>
  measurement.value.measured ? measurement.value.value.value.toString() : measurement.value.why;
const repeat = (times: number, value: number): number[] => Array.from({ length: times }, () => value);
const unknownBits = (length: number, ...slices: number[]): Uint32Array => {
  const bits = new Uint32Array(Math.ceil(length / 32));
  for (const slice of slices) setBit(bits, slice);
  return bits;
};
const row = (from: number, to: number, counts: Partial<SliceRow> & { id: string }): SliceRow => ({
  form: 'slice',
  source: 'probe',
  series: 'requests',
  recordedAt: Instant.of(start),
  start: Instant.of(start + from * minute),
  end: Instant.of(start + to * minute),
  ...counts,
});

describe('pooled or mean', () => {
  const scene = { minutes: 2, columns: [minutes([1, 500], [1, 1000], { bad: Uint16Array.of(1, 500) })] };

  it('weighs busy slices by their events, or every slice alike', () => {
    expect(valueOf(measure({}, scene))).toBe('500/1001');
    expect(valueOf(measure({ aggregate: 'mean-of-slices', slice: '1 min', empty: 'skip' }, scene))).toBe('0.25');
    expect(valueOf(measure({ count: 'bad' }, scene))).toBe('501/1001');
  });

  it('shows the sum of the bad shares and the slices apart', () => {
    const { facets } = measure({ aggregate: 'mean-of-slices', slice: '1 min', empty: 'skip' }, scene);
    expect([facets['bad-shares']?.value.toString(), facets['slices']?.value.toString()]).toEqual(['1.5', '2']);
    expect(measure({}, scene).facets['bad-shares']).toBeUndefined();
  });

  it('gives a month of five-minute slices with one empty hour by the declared rule', () => {
    const hours = (empty: string): string =>
      valueOf(
        measure(
          { aggregate: 'mean-of-slices', slice: '1 h', empty },
          { minutes: 180, columns: [minutes([1, 0, 0], [2, 0, 4], { stepMs: 60 * minute })] },
        ),
      );
    expect([hours('good'), hours('skip'), hours('bad')]).toEqual(['5/6', '0.75', '0.5']);
  });

  it('an hourly mean over 90 days: two lost hours at 100 %, one at 50 %', () => {
    // Published package registry: mean of hourly error rates, an hour without requests has none.
    const [bad, total] = [repeat(2160, 0), repeat(2160, 10)];
    [bad[5], bad[6], bad[7], total[900]] = [10, 10, 5, 0];
    const found = measure(
      { aggregate: 'mean-of-slices', slice: '1 h', empty: 'good' },
      { minutes: 2160 * 60, columns: [minutes(bad, total, { stepMs: 60 * minute })] },
    );
    expect(found.value.measured && found.value.value.value.toPercent(6)).toBe('99.884259');
  });
});

describe('time that counts', () => {
  const columns = [minutes([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], repeat(10, 10))];

  it('leaves out slices outside agreed time and excluded ones, by their start', () => {
    const scene = { minutes: 10, columns, agreed: span(0, 8), exclusions: [excluded(span(1, 3))] };
    expect(valueOf(measure({ count: 'bad' }, scene))).toBe('1/30');
    const cut = { minutes: 10, columns, exclusions: [excluded(span(0.5, 2.5))] };
    expect(valueOf(measure({ count: 'bad' }, cut))).toBe('0.025');
    expect(measure({}, cut).flags).toContain('slices-cut');
    expect(valueOf(measure({ count: 'bad', partialSlice: 'drop' }, cut))).toBe(ratio(1, 70).toString());
  });

  it('takes a share of users out of both parts', () => {
    const scene = { minutes: 10, columns, exclusions: [excluded(span(0, 4), { affected: Ratio.parse('0.5') })] };
    expect(valueOf(measure({ count: 'bad' }, scene))).toBe(ratio(2, 80).toString());
  });

  it('measures only up to now, and says when nothing is agreed', () => {
    expect(
      measure({}, { minutes: 10, columns, context: { until: Instant.of(start + 2 * minute) } }).facets[
        'total'
      ]?.value.toString(),
    ).toBe('20');
    expect(valueOf(measure({}, { minutes: 10, columns, exclusions: [excluded(span(0, 10))] }))).toBe('no-agreed-time');
  });

  it('two spans of one period share no slice and lose none', () => {
    const of = (from: number, to: number): Measurement => measure({}, { minutes: 10, span: [from, to], columns });
    const totals = [of(0, 3.5), of(3.5, 10)].map((m) => Number(m.facets['total']?.value.num));
    expect(totals).toEqual([40, 60]);
  });
});

describe('what is not known', () => {
  const bits = unknownBits(4, 1, 3);
  const columns = [minutes([0, 9, 1, 9], [10, 10, 10, 0], { unknown: bits })];
  const policies = ['up', 'down', 'remove', 'separate'] as const;

  it('follows the policy with the volume that is known, and always shows completeness', () => {
    const found = policies.map((unknown) => measure({}, { minutes: 4, columns, context: { unknown } }));
    expect(found.map(valueOf)).toEqual(['29/30', ratio(19, 30).toString(), '0.95', '29/30']);
    expect(found.map((m) => m.completeness.toString())).toEqual(['0.5', '0.5', '0.5', '0.5']);
    expect(found[3]?.flags).toContain('unknown-time');
  });

  it('in a mean every unknown slice counts whole', () => {
    const of = (unknown: (typeof policies)[number]): string =>
      valueOf(
        measure(
          { aggregate: 'mean-of-slices', slice: '1 min', empty: 'skip' },
          { minutes: 4, columns, context: { unknown } },
        ),
      );
    expect(policies.map(of)).toEqual(['0.975', '0.475', '0.95', '0.975']);
  });

  it('no event is no volume, no slice is no evidence', () => {
    expect(valueOf(measure({}, { minutes: 2, columns: [minutes([0, 0], [0, 0])] }))).toBe('no-volume');
    expect(valueOf(measure({}, { minutes: 2 }))).toBe('no-evidence');
    expect(measure({}, { minutes: 2 }).completeness.isZero()).toBe(true);
  });

  it('time that no source covers is unknown', () => {
    const found = measure({}, { minutes: 40, columns: [minutes([0, 0], [5, 5])] });
    expect([found.completeness.toString(), found.facets['unknown']?.value.toString()]).toEqual([
      '0.05',
      String(38 * minute),
    ]);
    expect(found.flags).toContain('unknown-without-volume');
  });
});

describe('sources and subjects', () => {
  const a = minutes([1, 1, 1], [10, 10, 10], { source: 'a', unknown: unknownBits(3, 1) });
  const b = minutes([5, 5, 5, 5], [10, 10, 10, 10], { source: 'b' });

  it('with an order, the first source that knows an instant is believed; without, all are', () => {
    const scene = { minutes: 4, columns: [b, a] };
    expect(valueOf(measure({ count: 'bad' }, { ...scene, context: { precedence: ['a', 'b'] } }))).toBe('0.3');
    expect(valueOf(measure({ count: 'bad' }, scene))).toBe(ratio(22, 70).toString());
  });

  it('a newer telling of the same slices replaces the older', () => {
    const newer = minutes([0], [10], { source: 'b', recordedAt: Instant.of(start + minute) });
    expect(valueOf(measure({ count: 'bad' }, { minutes: 4, columns: [b, newer] }))).toBe('0.375');
  });

  it('a subject that tells nothing lowers completeness, an excluded one leaves', () => {
    const subjects = ['x', 'y'].map((id) => ({ id, weight: Ratio.one }));
    const scene = { minutes: 3, columns: [{ ...a, unknown: undefined, subject: 'x' }], context: { subjects } };
    expect(measure({}, scene).completeness.toString()).toBe('0.5');
    const both = { ...scene, columns: [...scene.columns, { ...b, subject: 'y' }] };
    expect(
      valueOf(measure({ count: 'bad' }, { ...both, exclusions: [excluded(span(0, 3), { subjects: ['y'] })] })),
    ).toBe('0.1');
  });
});

describe('rows', () => {
  it('give the same value as columns, fractions and all', () => {
    const rows = [
      row(0, 1, { id: '1', bad: Ratio.parse('0.5'), total: Ratio.of(2) }),
      row(1, 2, { id: '2', bad: Ratio.zero, total: Ratio.parse('1/3') }),
      row(2, 3, { id: '3', total: Ratio.of(5) }),
    ];
    expect(valueOf(measure({ count: 'bad' }, { minutes: 3, rows }))).toBe(
      Ratio.parse('0.5').dividedBy(Ratio.parse('22/3')).toString(),
    );
    expect(
      valueOf(
        measure(
          { count: 'bad' },
          {
            minutes: 4,
            rows,
            columns: [minutes([1], [10], { source: 'other', start: Instant.of(start + 3 * minute) })],
          },
        ),
      ),
    ).toBe(Ratio.parse('1.5').dividedBy(Ratio.parse('52/3')).toString());
  });

  it('told twice count once, the later telling holds; impossible counts say nothing', () => {
    const later = row(0, 1, { id: '2', bad: Ratio.one, total: Ratio.of(4), recordedAt: Instant.of(start + 9) });
    const twice = measure(
      { count: 'bad' },
      { minutes: 1, rows: [later, row(0, 1, { id: '1', bad: Ratio.zero, total: Ratio.of(4) })] },
    );
    expect([valueOf(twice), twice.flags]).toEqual(['0.25', ['slice-told-twice-differently']]);
    const wrong = measure({}, { minutes: 1, rows: [row(0, 1, { id: '1', bad: Ratio.of(5), total: Ratio.of(4) })] });
    expect([valueOf(wrong), wrong.flags[0]]).toEqual(['no-evidence', 'inconsistent-counts']);
  });

  it('counts beyond 32 bits stay exact', () => {
    const huge = Ratio.of(2n ** 52n + 1n);
    const rows = [
      row(0, 1, { id: '1', bad: Ratio.one, total: huge }),
      row(1, 2, { id: '2', bad: Ratio.zero, total: huge }),
      row(2, 3, { id: '3', bad: Ratio.zero, total: huge }),
    ];
    expect(valueOf(measure({ count: 'bad' }, { minutes: 3, rows }))).toBe(ratio(1n, 3n * (2n ** 52n + 1n)).toString());
  });
});

it('is the exact fraction of a naive count over any columns, exclusions and unknown slices', () => {
  const drawn = fc.record({
    counts: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 9, max: 60_000 }), fc.boolean()), {
      minLength: 1,
      maxLength: 200,
    }),
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }),
    remove: fc.boolean(),
  });
  fc.assert(
    fc.property(drawn, ({ counts, cuts, remove }) => {
      const bounds = cuts.sort((x, y) => x - y).slice(0, cuts.length & ~1);
      const out = (i: number): boolean => bounds.some((b, k) => k % 2 === 0 && b <= i && i < (bounds[k + 1] as number));
      const columns = [
        minutes(
          counts.map((c) => c[0]),
          counts.map((c) => c[1]),
          { unknown: unknownBits(counts.length, ...counts.flatMap((c, i) => (c[2] ? [i] : []))) },
        ),
      ];
      const found = measure(
        { count: 'bad' },
        {
          minutes: counts.length,
          columns,
          exclusions: [excluded(span(...bounds))],
          context: { unknown: remove ? 'remove' : 'up' },
        },
      );
      let [bad, total] = [0n, 0n];
      counts.forEach(([b, t, unknown], i) => {
        if (out(i) || (unknown && remove)) return;
        bad += unknown ? 0n : BigInt(b);
        total += BigInt(t);
      });
      if (found.value.measured) expect(valueOf(found)).toBe(Ratio.of(bad, total).toString());
      else expect(total === 0n || counts.every((c, i) => c[2] || out(i))).toBe(true);
    }),
  );
});

describe('terms', () => {
  it('refuse a mean without slice or rule for empty slices', () => {
    const read = eventRatio.terms.safeParse({
      kind: 'event-ratio',
      series: 's',
      count: 'good',
      aggregate: 'mean-of-slices',
    });
    expect(read.error?.issues.map((issue) => issue.path)).toEqual([['slice'], ['empty']]);
  });

  it('slices that do not fill the agreed slice are not measured', () => {
    const scene = { minutes: 10, columns: [minutes([0, 0], [1, 1], { stepMs: 3 * minute })] };
    expect(valueOf(measure({ aggregate: 'mean-of-slices', slice: '5 min', empty: 'skip' }, scene))).toBe(
      'slices-do-not-fit',
    );
  });

  it('speak both languages and lint terms without effect', () => {
    const terms = eventRatio.terms.parse({
      kind: 'event-ratio',
      series: 'requests',
      count: 'good',
      aggregate: 'pooled',
      empty: 'skip',
    });
    const metric = fill(eventRatio, terms);
    expect(metric.wording('en')).toMatch(/^the share of good events among all events of “requests”/u);
    expect(metric.wording('zh-Hant')).toContain('良好事件所佔的比例');
    expect(metric.lint(setting).map((finding) => finding.code)).toEqual(['event-ratio.no-effect']);
  });
});
