import { describe, expect, it } from 'vitest';
import { quantity, time } from '../../terms/quantity.ts';
import { parseTarget } from '../../terms/target.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext, Measurement } from '../metric.ts';
import { alone, contextOf } from '../case-clock/testing/cases.ts';
import { fillMetric, metricSchema } from '../kinds.ts';

function member(share: string | undefined, more: Partial<Measurement> = {}): Measurement {
  const value =
    share === undefined ? notMeasured('no-volume', 'None.') : measured(quantity('ratio', Ratio.parse(share)));
  return { value, facets: {}, occurrences: [], completeness: Ratio.one, flags: [], steps: [], ...more };
}
const metric = (terms: object) => fillMetric(metricSchema.parse({ kind: 'composite', missing: 'drop', ...terms }));
function measure(terms: object, others: Record<string, Measurement>, more: Partial<MeasureContext> = {}): Measurement {
  const of = Object.keys(others).map((commitment) => ({ commitment }));
  return metric({ of, ...terms }).measure(contextOf([], { others: new Map(Object.entries(others)), ...more }));
}
const value = (...given: Parameters<typeof measure>): string => {
  const { value: found } = measure(...given);
  return found.measured ? found.value.value.toString() : found.why;
};

describe('composites', () => {
  const two = { a: member('0.99'), b: member('0.98') };
  const weights = [
    { commitment: 'a', weight: '6' },
    { commitment: 'b', weight: '4' },
  ];

  it('take mean, worst, best, product and bounds exactly', () => {
    expect(value({ take: 'weighted-mean', of: weights }, two)).toBe('0.986');
    expect(value({ take: 'weighted-mean' }, two)).toBe('0.985');
    expect(value({ take: 'worst' }, two)).toBe('0.98');
    expect(value({ take: 'best' }, two)).toBe('0.99');
    expect(value({ take: 'product' }, { a: member('0.99'), b: member('0.99') })).toBe('0.9801');
    const bounds = measure({ take: 'bounds' }, two);
    expect(bounds.value).toMatchObject({ measured: true });
    expect(value({ take: 'bounds' }, two)).toBe('0.97');
    expect(['lower', 'upper'].map((name) => bounds.facets[name]?.value.toString())).toEqual(['0.97', '0.98']);
    expect(value({ take: 'bounds' }, { a: member('0.3'), b: member('0.4') })).toBe('0');
  });

  it('let the target say which way is worse', () => {
    const times = {
      a: member(undefined, { value: measured(time(5)) }),
      b: member(undefined, { value: measured(time(9)) }),
    };
    const target = parseTarget('<= 10 ms');
    if (typeof target === 'string') throw new Error(target);
    expect(value({ take: 'worst', unit: 'ms' }, times, { target })).toBe('9');
    expect(value({ take: 'worst', unit: 'ms', better: 'lower' }, times)).toBe('9');
    expect(value({ take: 'worst', unit: 'ms' }, times)).toBe('5');
  });

  it('drop members without a value, or have none themselves', () => {
    const silent = { a: member('0.995'), b: member(undefined) };
    expect(
      value(
        {
          take: 'weighted-mean',
          of: [
            { commitment: 'a', weight: 3 },
            { commitment: 'b', weight: 7 },
          ],
        },
        silent,
      ),
    ).toBe('0.995');
    expect(measure({ take: 'weighted-mean' }, silent).flags).toEqual(['member-without-value']);
    expect(value({ take: 'weighted-mean', missing: 'not-measured' }, silent)).toBe('member-not-measured');
    expect(value({ take: 'worst' }, { b: member(undefined) })).toBe('no-members');
    expect(value({ take: 'worst', of: [{ commitment: 'unknown' }] }, two)).toBe('no-members');
    expect(value({ take: 'weighted-mean', of: [{ commitment: 'a', weight: 0 }] }, two)).toBe('no-weight');
  });

  it('refuse members of another unit', () => {
    expect(value({ take: 'worst' }, { a: member('0.9'), b: member(undefined, { value: measured(time(9)) }) })).toBe(
      'unlike-members',
    );
    expect(
      metricSchema.safeParse({
        kind: 'composite',
        missing: 'drop',
        of: [{ commitment: 'a' }],
        take: 'product',
        unit: 'ms',
      }).success,
    ).toBe(false);
    expect(
      metricSchema.safeParse({
        kind: 'composite',
        missing: 'drop',
        of: [{ commitment: 'a', weight: -1 }],
        take: 'worst',
      }).success,
    ).toBe(false);
  });

  it('are as complete as their least complete member, and carry all flags', () => {
    const measurement = measure(
      { take: 'worst' },
      {
        a: member('0.9', { completeness: Ratio.parse('0.5'), flags: ['attested'] }),
        b: member('0.8', { flags: ['late'] }),
      },
    );
    expect(measurement.completeness.toString()).toBe('0.5');
    expect(measurement.flags).toEqual(['attested', 'late']);
    expect(measurement.steps[0]?.parts?.[0]).toEqual({ what: 'a', value: '90 %' });
  });

  it('are worded in both languages, linted and ablated', () => {
    const mean = metric({ take: 'weighted-mean', of: weights });
    expect(mean.wording('en')).toBe(
      'the weighted mean of the values of "a" (weight 6) and "b" (weight 4) in the same period; a commitment without a value is left out',
    );
    expect(mean.wording('zh-Hant')).toBe(
      '同一期間「a」（權數 6）及「b」（權數 4）各項數值的加權平均值；沒有數值的承諾不計算在內',
    );
    expect(mean.lint(alone)).toEqual([]);
    expect(mean.ablations().map(({ name }) => name)).toEqual(['weights']);
    const codes = (terms: object) =>
      metric(terms)
        .lint(alone)
        .map(({ code }) => code);
    expect(codes({ take: 'worst', of: [{ commitment: 'a', weight: 2 }, { commitment: 'a' }] })).toEqual([
      'composite/weight-without-mean',
      'composite/member-twice',
    ]);
    expect(codes({ take: 'weighted-mean', of: [{ commitment: 'a', weight: 0 }] })).toEqual(['composite/no-weight']);
    expect(codes({ take: 'product', of: [{ commitment: 'a' }, { commitment: 'b' }] })).toEqual([
      'composite/product-assumes-independence',
    ]);
  });
});
