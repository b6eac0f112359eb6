import { describe, expect, test } from 'vitest';
import { isCurrency, minorDigits } from './currencies.ts';

describe('minorDigits', () => {
  test.each([
    [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
    [2, 'HKD USD EUR GBP CNY TWD AUD SGD MOP'],
    [3, 'BHD IQD JOD KWD LYD OMR TND'],
    [4, 'CLF UYW'],
  ])('%d digits: %s', (digits, codes) => {
    for (const code of codes.split(' ')) {
      expect([code, minorDigits(code)]).toEqual([code, digits]);
      expect(isCurrency(code)).toBe(true);
    }
  });

  test('a private unit of account has two', () => {
    expect([minorDigits('QQQ'), isCurrency('QQQ')]).toEqual([2, false]);
  });

  test.each(['', 'hkd', 'HK', 'HKDX', 'XHKD', 'H1D', '$', 'HKD '])('%j is no code', (code) => {
    expect(() => minorDigits(code)).toThrow(
      new RangeError(`"${code}" is not a currency code: write three capital letters, as in HKD.`),
    );
    expect(isCurrency(code)).toBe(false);
  });
});
