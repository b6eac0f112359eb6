import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ratio, roundingModes } from './ratio.ts';

const r = (text: string): Ratio => Ratio.parse(text);
const parts = (ratio: Ratio): [bigint, bigint] => [ratio.num, ratio.den];

const integers = fc.oneof(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }));
const ratios = fc
  .tuple(
    integers,
    integers.filter((den) => den !== 0n),
  )
  .map(([num, den]) => Ratio.of(num, den));

describe('making a Ratio', () => {
  test('reduces and keeps the sign above the line', () => {
    expect(parts(Ratio.of(6, 8))).toEqual([3n, 4n]);
    expect(parts(Ratio.of(6, -8))).toEqual([-3n, 4n]);
    expect(parts(Ratio.of(-6n, -8n))).toEqual([3n, 4n]);
    expect(parts(Ratio.of(0, -7))).toEqual([0n, 1n]);
    expect(parts(Ratio.of(5))).toEqual([5n, 1n]);
    expect([parts(Ratio.zero), parts(Ratio.one)]).toEqual([
      [0n, 1n],
      [1n, 1n],
    ]);
  });

  test('refuses a zero denominator and numbers that are not exact', () => {
    expect(() => Ratio.of(1, 0)).toThrow(new RangeError('A ratio cannot have the denominator 0.'));
    expect(() => Ratio.of(0.5)).toThrow(RangeError);
    expect(() => Ratio.of(1, 0.5)).toThrow(RangeError);
  });

  test('parses exactly', () => {
    expect(parts(r('0.9995'))).toEqual([1999n, 2000n]);
    expect(parts(r('-12.5'))).toEqual([-25n, 2n]);
    expect(parts(r('2/6'))).toEqual([1n, 3n]);
    expect(parts(r('1e3'))).toEqual([1000n, 1n]);
  });

  test('refuses what is not a number, with its sentence', () => {
    expect(() => r('99.95%')).toThrow(
      new RangeError(`"99.95%" carries a percent sign: read it as a percent, as Ratio.percent('99.95') does.`),
    );
    expect(Ratio.tryParse('99.95%')).toBeUndefined();
    expect(Ratio.tryParse('0.5')?.toString()).toBe('0.5');
  });

  test('reads percents', () => {
    expect(Ratio.percent('99.95').toString()).toBe('0.9995');
    expect(Ratio.percent('-5').toString()).toBe('-0.05');
    for (const text of ['99.95', '99.95%', '99.95 %']) expect(Ratio.tryPercent(text)?.toString()).toBe('0.9995');
    for (const text of ['99,95 %', '%', '', '99.95%%', '%99.95', '99.95  %', '9%9'])
      expect(Ratio.tryPercent(text)).toBeUndefined();
  });
});

describe('arithmetic', () => {
  test('on examples', () => {
    expect(r('1/3').plus(r('1/6')).toString()).toBe('0.5');
    expect(r('1/4').plus(r('1/4')).toString()).toBe('0.5');
    expect(r('1/2').minus(r('3/4')).toString()).toBe('-0.25');
    expect(r('2/3').times(r('3/4')).toString()).toBe('0.5');
    expect(r('2/3').dividedBy(r('-4/3')).toString()).toBe('-0.5');
    expect(r('-2/3').abs().toString()).toBe('2/3');
    expect(r('2/3').abs().toString()).toBe('2/3');
    expect(r('2/3').negated().toString()).toBe('-2/3');
    expect(() => r('2/3').dividedBy(Ratio.zero)).toThrow(new RangeError('"2/3" cannot be divided by zero.'));
  });

  test('every result is reduced, with a positive denominator', () => {
    fc.assert(
      fc.property(ratios, ratios, (a, b) => {
        const results = [a.plus(b), a.minus(b), a.times(b), a.negated(), ...(b.isZero() ? [] : [a.dividedBy(b)])];
        for (const result of results) {
          expect(result.den > 0n).toBe(true);
          expect(parts(Ratio.of(result.num, result.den))).toEqual(parts(result));
        }
      }),
    );
  });

  test('obeys the laws of a field', () => {
    fc.assert(
      fc.property(ratios, ratios, ratios, (a, b, c) => {
        expect(a.plus(b).equals(b.plus(a))).toBe(true);
        expect(a.times(b).equals(b.times(a))).toBe(true);
        expect(
          a
            .plus(b)
            .plus(c)
            .equals(a.plus(b.plus(c))),
        ).toBe(true);
        expect(
          a
            .times(b)
            .times(c)
            .equals(a.times(b.times(c))),
        ).toBe(true);
        expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true);
        expect(a.plus(Ratio.zero).equals(a) && a.times(Ratio.one).equals(a)).toBe(true);
        expect(a.minus(a).isZero() && a.plus(a.negated()).isZero()).toBe(true);
        if (!b.isZero()) expect(a.dividedBy(b).times(b).equals(a)).toBe(true);
      }),
    );
  });

  test('sum, min and max', () => {
    const list = [r('1/2'), r('-1/3'), r('5'), r('-1/3')];
    expect(Ratio.sum(...list).toString()).toBe('29/6');
    expect(Ratio.sumOf(new Set(list)).toString()).toBe('29/6');
    expect([Ratio.sum(), Ratio.sumOf([])].map(String)).toEqual(['0', '0']);
    expect([Ratio.min(...list), Ratio.max(...list), Ratio.max(r('7'))].map(String)).toEqual(['-1/3', '5', '7']);
    const sentence = new RangeError('There is no smallest or largest among no ratios.');
    expect(() => Ratio.min()).toThrow(sentence);
    expect(() => Ratio.max()).toThrow(sentence);
  });
});

describe('comparison', () => {
  test('on examples, each relation by itself', () => {
    const [low, high, same] = [r('0.9994'), r('0.9995'), Ratio.percent('99.95')];
    const of = (a: Ratio, b: Ratio) => [a.lessThan(b), a.atMost(b), a.equals(b), a.atLeast(b), a.greaterThan(b)];
    expect(of(low, high)).toEqual([true, true, false, false, false]);
    expect(of(high, same)).toEqual([false, true, true, true, false]);
    expect(of(high, low)).toEqual([false, false, false, true, true]);
    expect([low.compare(high), high.compare(same), high.compare(low)]).toEqual([-1, 0, 1]);
    expect([r('-1/3').compare(r('1/4')), r('1/3').equals(r('1/4')), r('1/3').equals(r('2/3'))]).toEqual([
      -1,
      false,
      false,
    ]);
  });

  test('sign questions', () => {
    expect([r('-0.1'), Ratio.zero, r('0.1')].map((x) => [x.isNegative(), x.isZero()])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test('is antisymmetric, transitive with sums, and agrees with subtraction', () => {
    fc.assert(
      fc.property(ratios, ratios, ratios, (a, b, c) => {
        const order = a.compare(b);
        expect(b.compare(a) + order).toBe(0);
        expect(a.plus(c).compare(b.plus(c))).toBe(order);
        expect(a.minus(b).isNegative()).toBe(order === -1);
        expect(a.equals(b)).toBe(order === 0);
      }),
    );
  });

  test('a difference that floats cannot see is seen', () => {
    expect(r(`0.${'9'.repeat(40)}`).lessThan(Ratio.one)).toBe(true);
  });
});

describe('rounding', () => {
  test.for([
    ['99.895', 2, 'half-up', '99.90'],
    ['1.005', 2, 'half-up', '1.01'],
    ['1.005', 2, 'half-even', '1.00'],
    ['1.015', 2, 'half-even', '1.02'],
    ['1.005', 2, 'half-down', '1.00'],
    ['-1.005', 2, 'half-up', '-1.01'],
    ['-1.005', 2, 'half-even', '-1.00'],
    ['-1.001', 2, 'up', '-1.01'],
    ['-1.009', 2, 'down', '-1.00'],
    ['-1.001', 2, 'floor', '-1.01'],
    ['-1.009', 2, 'ceiling', '-1.00'],
    ['-0.001', 2, 'half-up', '0.00'],
    ['2/3', 0, 'half-up', '1'],
    ['2/3', 4, 'down', '0.6666'],
    ['12', 3, 'up', '12.000'],
  ] as const)('%s to %d decimals, %s', ([text, decimals, mode, result]) => {
    expect(r(text).toFixed(decimals, mode)).toBe(result);
    expect(r(text).round({ mode, decimals }).equals(r(result))).toBe(true);
  });

  test('toFixed and toPercent are half-up unless told otherwise', () => {
    expect(r('0.125').toFixed(2)).toBe('0.13');
    expect(r('0.9987269').toPercent()).toBe('99.87269');
    expect(r('0.998726905').toPercent()).toBe('99.87269');
    expect(r('0.99872695').toPercent(4)).toBe('99.8727');
    expect(r('0.99999').toPercent(2)).toBe('100.00');
    expect(r('0.99999').toPercent(2, 'down')).toBe('99.99');
    expect(r('0.00000005').toPercent()).toBe('0.00001');
  });

  test.each([-1, 101, 0.5, Number.NaN])('%d decimals are refused', (decimals) => {
    const sentence = new RangeError(`Decimals must be a whole number from 0 to 100, not ${decimals}.`);
    expect(() => Ratio.one.toFixed(decimals)).toThrow(sentence);
    expect(() => Ratio.one.round({ mode: 'up', decimals })).toThrow(sentence);
  });

  test('100 decimals are written', () => {
    const most = 100;
    expect(r('1/3').toFixed(most)).toBe(`0.${'3'.repeat(100)}`);
  });

  test('floor and ceil', () => {
    expect([r('7/2').floor(), r('7/2').ceil(), r('-7/2').floor(), r('-7/2').ceil()]).toEqual([3n, 4n, -4n, -3n]);
    expect([r('4').floor(), r('4').ceil()]).toEqual([4n, 4n]);
  });

  test('moves by less than a unit, by at most half of one in the half modes, and only once', () => {
    fc.assert(
      fc.property(ratios, fc.integer({ min: 0, max: 6 }), fc.constantFrom(...roundingModes), (a, decimals, mode) => {
        const rounded = a.round({ mode, decimals });
        const unit = Ratio.of(1, 10n ** BigInt(decimals));
        const moved = rounded.minus(a).abs();
        expect(moved.lessThan(unit)).toBe(true);
        if (mode.startsWith('half')) expect(moved.plus(moved).atMost(unit)).toBe(true);
        expect(rounded.round({ mode, decimals }).equals(rounded)).toBe(true);
        expect(a.toFixed(decimals, mode)).toBe(rounded.toFixed(decimals, 'down'));
      }),
    );
  });
});

describe('text', () => {
  test('reads back as the same ratio, and is canonical', () => {
    fc.assert(
      fc.property(ratios, (a) => {
        const [text, again] = [a.toString(), Ratio.tryParse(a.toString())];
        if (text.length <= 400) expect(again?.equals(a) && again.toString() === text).toBe(true);
      }),
    );
  });

  test('JSON and inspection keep the value', () => {
    expect(JSON.stringify({ target: r('0.9995'), third: r('1/3') })).toBe('{"target":"0.9995","third":"1/3"}');
    expect(Object.prototype.toString.call(r('1/3'))).toBe('[object Ratio 1/3]');
    expect(r('1/3')).not.toEqual(r('1/4'));
    expect(r('1/3')).toEqual(r('2/6'));
    expect(String(r('0.5'))).toBe('0.5');
  });

  test('operators throw and say what to use', () => {
    const sentence = new TypeError(
      'Ratios do not take part in <, > or +: use compare, lessThan, atLeast, plus, times, toString.',
    );
    expect(() => Ratio.one.valueOf()).toThrow(sentence);
    expect(() => Ratio.zero < Ratio.one).toThrow(sentence);
  });

  test('toNumber approximates at any size', () => {
    expect([r('0.5').toNumber(), r('-1/3').toNumber(), Ratio.zero.toNumber()]).toEqual([0.5, -1 / 3, 0]);
    expect(Ratio.of(10n ** 350n, 3n * 10n ** 350n + 1n).toNumber()).toBeCloseTo(1 / 3, 12);
    expect(Ratio.of(10n ** 290n, 3n * 10n ** 320n).toNumber() * 1e30).toBeCloseTo(1 / 3, 12);
    expect(Ratio.of(10n ** 290n, 3n * 10n ** 289n).toNumber()).toBeCloseTo(10 / 3, 12);
  });
});
