import { describe, expect, it } from 'vitest';
import { quantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import { compute, namesIn, parseExpression, sayUnits, unitsOf } from './expression.ts';
import type { Expression } from './expression.ts';
import { formula } from './formula.ts';
import { measureFormula } from './measure.ts';
import type { MeasureContext, Measurement } from '../metric.ts';

function read(text: string): Expression {
  const found = parseExpression(text);
  if (typeof found === 'string') throw new Error(found);
  return found;
}
const figures = new Map([
  ['max', Ratio.of(44_640)],
  ['u', Ratio.of(60)],
]);

describe('expressions', () => {
  it('binds × and ÷ before + and −, from the left', () => {
    expect(compute(read('2 + 3 * 4 - 8 / 2 / 2'), new Map())?.toString()).toBe('12');
    expect(compute(read('(2 + 3) × (8 ÷ 4)'), new Map())?.toString()).toBe('10');
  });
  it('gives both readings of one printed availability formula', () => {
    expect(compute(read('(max - u / max) * 100'), figures)?.toFixed(6)).toBe('4463999.865591');
    expect(compute(read('(max - u) / max * 100'), figures)?.toFixed(6)).toBe('99.865591');
  });
  it('has no value where it divides by zero', () => {
    expect(compute(read('1 / (max - max)'), figures)).toBeUndefined();
  });
  it.each([
    ['', 'empty'],
    ['(1 + 2', 'not closed'],
    ['1 +', 'ends where'],
    ['1 2', 'should have ended'],
    ['1 % 2', 'no number, name or sign'],
    ['* 2', 'stands where a number'],
    ['1'.repeat(501), 'at most 500'],
  ])('refuses %s', (text, why) => {
    expect(parseExpression(text)).toContain(why);
  });
  it('knows its names and units', () => {
    const time = new Map([
      ['max', { time: 1 }],
      ['u', { time: 1 }],
    ]);
    expect(namesIn(read('(max - u) / max'))).toEqual(['max', 'u', 'max']);
    expect(unitsOf(read('(max - u) / max * 100'), time)).toEqual({});
    expect(unitsOf(read('(max - u / max) * 100'), time)).toBe('time and a plain number are subtracted');
    expect(sayUnits({ time: 2, share: -1 })).toBe('share^-1 time^2');
  });
});

const terms = (extra: object) =>
  formula.terms.parse({
    kind: 'formula',
    unit: '%',
    variables: {
      max: { commitment: 'raw', figure: 'agreed', in: 'min' },
      u: { commitment: 'raw', figure: 'downtime', in: 'min' },
    },
    ...extra,
  });
const raw = {
  facets: { agreed: quantity('time', Ratio.of(44_640 * 60_000)), downtime: quantity('time', Ratio.of(3_600_000)) },
  completeness: Ratio.of(9, 10),
} as unknown as Measurement;
const context = { others: new Map([['raw', raw]]) } as unknown as MeasureContext;

describe('formula', () => {
  const both = { readings: { printed: '(max - u / max) * 100', intended: '(max - u) / max * 100' } };
  it('computes the chosen reading from figures of a fellow, with its completeness', () => {
    const result = measureFormula(terms({ ...both, chosen: 'intended' }), context);
    expect(result.value.measured && result.value.value.value.toPercent(6)).toBe('99.865591');
    expect(result.completeness.toString()).toBe('0.9');
  });
  it('has no value while several readings stand, and says so before anyone signs', () => {
    const open = terms(both);
    expect(measureFormula(open, context).value).toMatchObject({ measured: false, why: 'ambiguous' });
    const codes = formula.lint?.(open, { priorities: [], fellows: [] }).map((finding) => finding.code);
    expect(codes).toEqual(['AMBIGUOUS-FORMULA', 'FORMULA-UNITS']);
  });
  it('has no value where a figure is missing', () => {
    const none = { others: new Map() } as unknown as MeasureContext;
    expect(measureFormula(terms({ expression: 'max' }), none).value).toMatchObject({
      measured: false,
      why: 'no-figure',
    });
  });
  it('finds names that stand for nothing and names never read', () => {
    const codes = formula
      .lint?.(terms({ expression: '100 - x' }), { priorities: [], fellows: [] })
      .map((finding) => finding.code);
    expect(codes).toEqual(['FORMULA-NAME', 'FORMULA-UNUSED', 'FORMULA-UNUSED']);
  });
  it('is said in both languages', () => {
    expect(formula.wording(terms({ expression: 'u / max' }), 'en')).toBe(
      'u / max, where max is the agreed of "raw" in min and u is the downtime of "raw" in min',
    );
    expect(formula.wording(terms({ expression: 'u / max' }), 'zh-Hant')).toContain('其中');
  });
});
