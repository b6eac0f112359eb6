import { describe, expect, test } from 'vitest';
import {
  largestExponent,
  longestNumber,
  powerOfTen,
  quoted,
  readFraction,
  writeFixed,
  writeFraction,
} from './decimal.ts';

describe('readFraction', () => {
  test.each([
    ['0', 0n, 1n],
    ['-0', 0n, 1n],
    ['007', 7n, 1n],
    ['+12', 12n, 1n],
    ['0.9995', 9995n, 10_000n],
    ['-12.5', -125n, 10n],
    ['-0.5', -5n, 10n],
    ['1e3', 1000n, 1n],
    ['1E+3', 1000n, 1n],
    ['1.25e1', 125n, 10n],
    ['1.25e2', 125n, 1n],
    ['1.25e-2', 125n, 10_000n],
    ['1/3', 1n, 3n],
    ['-2/6', -2n, 6n],
    ['+10/12', 10n, 12n],
    ['1e30', 10n ** 30n, 1n],
    ['1e-30', 1n, 10n ** 30n],
  ])('reads %s', (text, num, den) => {
    expect(readFraction(text)).toEqual({ num, den });
  });

  test.each<readonly [string, string]>([
    ['99.95%', `"99.95%" carries a percent sign: read it as a percent, as Ratio.percent('99.95') does.`],
    ['99,9', '"99,9" has a comma: write a point before the decimals and no separators between thousands.'],
    ['1,000.5', '"1,000.5" has a comma: write a point before the decimals and no separators between thousands.'],
    ['1e31', 'The exponent of "1e31" is too large: at most 30 is read.'],
    ['1e-31', 'The exponent of "1e-31" is too large: at most 30 is read.'],
    ['1e99999999999', 'The exponent of "1e99999999999" is too large: at most 30 is read.'],
    ['1/0', '"1/0" divides by zero.'],
    ['0/00', '"0/00" divides by zero.'],
    ...[
      '',
      ' ',
      ' 1',
      '1 ',
      '.5',
      '5.',
      '1.2.3',
      '1e',
      'e1',
      '1e1.5',
      '--1',
      'a1',
      '1a',
      '0x10',
      'NaN',
      'Infinity',
    ].map((text) => [text, `"${text}" is not a number: write it as 0.9995, as 1/3 or as 1e3.`] as const),
    ...['1/', '/1', '1/-2', '1/2/3', 'a1/2', '1/2a', '1.5/2', '--1/2', '１', '1\n', '1_000'].map(
      (text) => [text, `"${text}" is not a number: write it as 0.9995, as 1/3 or as 1e3.`] as const,
    ),
  ])('refuses %j with a sentence', (text, sentence) => {
    expect(readFraction(text)).toBe(sentence);
  });

  test('reads 400 characters and no more', () => {
    expect([longestNumber, largestExponent]).toEqual([400, 30]);
    expect(readFraction('9'.repeat(400))).toEqual({ num: 10n ** 400n - 1n, den: 1n });
    expect(readFraction('9'.repeat(401))).toBe('The number has 401 characters: at most 400 are read.');
  });
});

describe('quoted', () => {
  test('leaves 40 characters and cuts beyond', () => {
    expect(quoted('x'.repeat(40))).toBe(`"${'x'.repeat(40)}"`);
    expect(quoted('x'.repeat(41))).toBe(`"${'x'.repeat(40)}…"`);
  });
});

describe('writing', () => {
  test.each([
    [0n, 0, '0'],
    [0n, 2, '0.00'],
    [5n, 0, '5'],
    [5n, 1, '0.5'],
    [-5n, 2, '-0.05'],
    [-5n, 0, '-5'],
    [12_345n, 2, '123.45'],
    [-100n, 2, '-1.00'],
  ])('%d with %d decimals', (scaled, decimals, text) => {
    expect(writeFixed(scaled, decimals)).toBe(text);
  });

  test.each([
    [0n, 1n, '0'],
    [7n, 1n, '7'],
    [-7n, 1n, '-7'],
    [1n, 2n, '0.5'],
    [1n, 5n, '0.2'],
    [1n, 8n, '0.125'],
    [1n, 125n, '0.008'],
    [1999n, 2000n, '0.9995'],
    [-1n, 40n, '-0.025'],
    [1n, 3n, '1/3'],
    [-5n, 6n, '-5/6'],
    [1n, 15n, '1/15'],
    [1n, 7n, '1/7'],
  ])('%d/%d', (num, den, text) => {
    expect(writeFraction({ num, den })).toBe(text);
  });

  test('powers of ten', () => {
    expect([powerOfTen(0), powerOfTen(3)]).toEqual([1n, 1000n]);
  });
});
