import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Amount, Money } from './money.ts';
import { Ratio } from './ratio.ts';

const hkd = (text: string): Money<'HKD'> => Money.of(text, 'HKD');
const exact = (text: string): Amount<'HKD'> => Amount.of(Ratio.parse(text), 'HKD');
// The compiler refuses mixed currencies; data whose currency is plain text can only be refused at run time.
const loose = (text: string, currency: string): Money<string> => Money.of(text, currency);
const looseAmount = (text: string, currency: string): Amount<string> => Amount.of(Ratio.parse(text), currency);
const hkdText: string = 'HKD';
const mixed = new TypeError('HKD and USD do not mix: convert one of them first, at a rate that the agreement names.');
const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 5000n }))
  .map(([num, den]) => Ratio.of(num, den));

describe('Money', () => {
  test.each([
    ['1234.55', 'HKD', '1234.55'],
    ['1234.5', 'HKD', '1234.50'],
    ['1234', 'HKD', '1234.00'],
    ['-0.05', 'HKD', '-0.05'],
    ['-0', 'HKD', '0.00'],
    ['007', 'HKD', '7.00'],
    ['100', 'JPY', '100'],
    ['1.234', 'KWD', '1.234'],
    ['1.2', 'KWD', '1.200'],
    ['1.2345', 'CLF', '1.2345'],
  ])('reads %s %s', (text, currency, written) => {
    expect(Money.of(text, currency).toString()).toBe(written);
    expect(Money.tryOf(text, currency)?.toString()).toBe(written);
    expect(Money.of(text, currency).currency).toBe(currency);
  });

  test.each<readonly [string, string, string]>([
    ['1234.555', 'HKD', '"1234.555" has 3 decimals, but HKD has 2: write it as it is paid.'],
    ['1.000', 'HKD', '"1.000" has 3 decimals, but HKD has 2: write it as it is paid.'],
    ['100.0', 'JPY', '"100.0" has 1 decimals, but JPY has 0: write it as it is paid.'],
    ...['', 'abc', '1,50', '1.', '.5', '+1', '1e3', '1/2', ' 1', '1 ', 'HKD 1', '--1', '1.5.5', '1'.repeat(61)].map(
      (text) =>
        [
          text,
          'HKD',
          `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}" is not a sum of money: ` +
            'write digits with a point before the decimals, as in 1234.55.',
        ] as const,
    ),
  ])('refuses %j %s', (text, currency, sentence) => {
    expect(() => Money.of(text, currency)).toThrow(new RangeError(sentence));
    expect(Money.tryOf(text, currency)).toBeUndefined();
  });

  test('reads up to 60 characters and refuses malformed codes', () => {
    expect(hkd('1'.repeat(60)).toString()).toBe(`${'1'.repeat(60)}.00`);
    const sentence = new RangeError('"hkd" is not a currency code: write three capital letters, as in HKD.');
    expect(() => Money.of('1', 'hkd')).toThrow(sentence);
    expect(() => Money.tryOf('1', 'hkd')).toThrow(sentence);
    expect(() => Amount.of(Ratio.one, 'hkd')).toThrow(sentence);
  });

  test('adds, subtracts and compares within a currency', () => {
    expect(hkd('0.10').plus(hkd('0.20')).toString()).toBe('0.30');
    expect(hkd('0.10').minus(hkd('0.20')).toString()).toBe('-0.10');
    expect(hkd('0.10').negated().toString()).toBe('-0.10');
    expect([hkd('1').compare(hkd('2')), hkd('2').compare(hkd('2')), hkd('2').compare(hkd('1'))]).toEqual([-1, 0, 1]);
    expect(Money.sum([hkd('1.25'), hkd('-0.50'), hkd('3')], 'HKD').toString()).toBe('3.75');
    expect(Money.sum([], 'KWD').toString()).toBe('0.000');
    expect(Money.zero('JPY').toString()).toBe('0');
  });

  test('equality and sign', () => {
    expect([hkd('1').equals(hkd('1.00')), hkd('1').equals(hkd('2')), hkd('1').equals(loose('1', 'USD'))]).toEqual([
      true,
      false,
      false,
    ]);
    expect([hkd('-1'), hkd('0'), hkd('1')].map((m) => [m.isNegative(), m.isZero()])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test('currencies do not mix at run time either', () => {
    const one = loose('1', 'HKD');
    const other = loose('1', 'USD');
    expect(() => one.plus(other)).toThrow(mixed);
    expect(() => one.minus(other)).toThrow(mixed);
    expect(() => one.compare(other)).toThrow(mixed);
    expect(() => Money.sum([other], hkdText)).toThrow(mixed);
  });

  test('a share is an Amount, exact until settled', () => {
    const share = hkd('1234.55').times(Ratio.percent('25'));
    expect(share).toBeInstanceOf(Amount);
    expect(share.toString()).toBe('308.6375');
    expect(Money.of('1000', 'JPY').times(Ratio.of(1, 3)).toString()).toBe('1000/3');
    expect(Money.of('1.001', 'KWD').toAmount().toString()).toBe('1.001');
  });

  test('text, JSON, inspection, operators', () => {
    expect(JSON.stringify(hkd('1234.5'))).toBe('{"currency":"HKD","amount":"1234.50"}');
    expect(Object.prototype.toString.call(hkd('1'))).toBe('[object Money HKD 1.00]');
    expect(hkd('1')).not.toEqual(hkd('2'));
    const sentence = new TypeError('Money does not take part in <, > or +: use compare, plus, minus, times, toString.');
    expect(() => hkd('1').valueOf()).toThrow(sentence);
    expect(() => hkd('1') > hkd('2')).toThrow(sentence);
  });
});

describe('Amount', () => {
  test('arithmetic is exact', () => {
    expect(exact('1/3').plus(exact('1/3')).plus(exact('1/3')).toString()).toBe('1');
    expect(exact('1/3').minus(exact('1/2')).toString()).toBe('-1/6');
    expect(exact('1/3').negated().toString()).toBe('-1/3');
    expect(exact('1/3').times(Ratio.of(3, 4)).toString()).toBe('0.25');
    expect(exact('1/3').shareOf(exact('2')).toString()).toBe('1/6');
    expect(() => exact('1').shareOf(exact('0'))).toThrow(new RangeError('"1" cannot be divided by zero.'));
    expect(Amount.sum([exact('1/3'), exact('1/6')], 'HKD').toString()).toBe('0.5');
    expect(Amount.zero('KWD').settle().toString()).toBe('0.000');
    expect(exact('1').currency).toBe('HKD');
  });

  test('min is a cap, max a floor', () => {
    const [credit, cap] = [exact('308.6375'), exact('185.1825')];
    expect([credit.min(cap), cap.min(credit), credit.max(cap), cap.max(credit)].map(String)).toEqual([
      '185.1825',
      '185.1825',
      '308.6375',
      '308.6375',
    ]);
    expect(credit.min(exact('308.6375'))).toBe(credit);
    expect(credit.max(exact('308.6375'))).toBe(credit);
  });

  test('comparison, equality and sign', () => {
    const values = [exact('-1/3'), exact('0'), exact('1/3')];
    expect(values.map((value) => value.compare(exact('0')))).toEqual([-1, 0, 1]);
    expect(values.map((value) => [value.isNegative(), value.isZero()])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect([exact('1/3').equals(exact('2/6')), exact('1/3').equals(exact('1/2'))]).toEqual([true, false]);
    expect(exact('1').equals(looseAmount('1', 'USD'))).toBe(false);
  });

  test('currencies do not mix at run time either', () => {
    const one = looseAmount('1', 'HKD');
    const other = looseAmount('1', 'USD');
    for (const act of [
      () => one.plus(other),
      () => one.minus(other),
      () => one.compare(other),
      () => one.min(other),
      () => one.max(other),
      () => one.shareOf(other),
      () => Amount.sum([other], hkdText),
    ])
      expect(act).toThrow(mixed);
  });

  test.for([
    ['185.1825', 'HKD', undefined, '185.18'],
    ['1.005', 'HKD', undefined, '1.01'],
    ['-1.005', 'HKD', undefined, '-1.01'],
    ['1.005', 'HKD', 'half-even', '1.00'],
    ['1.015', 'HKD', 'half-even', '1.02'],
    ['1.001', 'HKD', 'up', '1.01'],
    ['1.009', 'HKD', 'down', '1.00'],
    ['0.5', 'JPY', undefined, '1'],
    ['0.4999', 'JPY', undefined, '0'],
    ['1/3', 'KWD', undefined, '0.333'],
    ['2/3', 'KWD', undefined, '0.667'],
  ] as const)('%s %s settles, %s, to %s', ([text, currency, mode, result]) => {
    const amount = Amount.of(Ratio.parse(text), currency);
    const money = mode === undefined ? amount.settle() : amount.settle({ mode });
    expect(money).toBeInstanceOf(Money);
    expect(money.toString()).toBe(result);
    expect(amount.settle({}).toString()).toBe(amount.settle({ mode: 'half-up' }).toString());
  });

  test('settling once: what is settled, settled again, stays', () => {
    fc.assert(
      fc.property(fractions, fc.constantFrom('HKD', 'JPY', 'KWD'), (ratio, currency) => {
        const money = Amount.of(ratio, currency).settle();
        expect(money.toAmount().settle({ mode: 'down' }).equals(money)).toBe(true);
        expect(Money.of(money.toString(), currency).equals(money)).toBe(true);
      }),
    );
  });

  test('a sum does not depend on the order, and settling thirds one by one would lose a cent', () => {
    const lists = fc.array(fractions, { maxLength: 12 });
    fc.assert(
      fc.property(lists, (list) => {
        const amounts = list.map((ratio) => Amount.of(ratio, 'HKD'));
        const [there, back] = [Amount.sum(amounts, 'HKD'), Amount.sum(amounts.toReversed(), 'HKD')];
        expect(there.toString()).toBe(back.toString());
      }),
    );
    const third = exact('100').times(Ratio.of(1, 3));
    expect(Amount.sum([third, third, third], 'HKD').settle().toString()).toBe('100.00');
    expect(Money.sum([third.settle(), third.settle(), third.settle()], 'HKD').toString()).toBe('99.99');
  });

  test('text, JSON, inspection, operators', () => {
    expect(JSON.stringify(exact('1/3'))).toBe('{"currency":"HKD","exact":"1/3"}');
    expect(Object.prototype.toString.call(exact('1/3'))).toBe('[object Amount HKD 1/3]');
    expect(exact('1')).not.toEqual(exact('2'));
    const sentence = new TypeError('Amounts do not take part in <, > or +: use compare, plus, minus, times, settle.');
    expect(() => exact('1').valueOf()).toThrow(sentence);
    expect(() => exact('1') < exact('2')).toThrow(sentence);
  });
});
