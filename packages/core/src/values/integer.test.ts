import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactInteger, gcd } from './integer.ts';

const naiveGcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : naiveGcd(b, a % b));

describe('gcd', () => {
  test.each([
    [0n, 0n, 0n],
    [0n, 6n, 6n],
    [6n, 0n, 6n],
    [12n, 18n, 6n],
    [17n, 5n, 1n],
    [2n ** 80n, 0n, 2n ** 80n],
    [0n, 2n ** 80n, 2n ** 80n],
    [2n ** 80n, 2n ** 60n * 3n, 2n ** 60n],
    [2n ** 53n, 2n ** 53n - 1n, 1n],
    [2n ** 53n + 1n, (2n ** 53n + 1n) * 2n, 2n ** 53n + 1n],
  ])('of %d and %d is %d', (a, b, result) => {
    expect(gcd(a, b)).toBe(result);
  });

  test('agrees with Euclid on integers of any size', () => {
    const size = fc.oneof(
      fc.bigInt({ min: 0n, max: 1000n }),
      fc.bigInt({ min: 0n, max: 2n ** 120n }),
      fc.bigInt({ min: 2n ** 900n, max: 2n ** 1000n }),
      fc
        .tuple(fc.integer({ min: 40, max: 400 }), fc.integer({ min: -1, max: 1 }))
        .map(([n, by]) => 2n ** BigInt(n) + BigInt(by)),
    );
    fc.assert(
      fc.property(size, size, size, (a, b, factor) => {
        expect(gcd(a * factor, b * factor)).toBe(naiveGcd(a * factor, b * factor));
      }),
      { numRuns: 2000 },
    );
  });

  test('of neighbours in the sequence of Fibonacci, where Euclid takes longest, is 1', () => {
    let [x, y] = [1n, 1n];
    for (let i = 0; i < 2000; i += 1) [x, y] = [x + y, x];
    expect([gcd(x, y), gcd(y, x), gcd(x * y, y * y)]).toEqual([1n, 1n, y]);
  });
});

describe('exactInteger', () => {
  test('takes bigints and safe integers', () => {
    expect([exactInteger(-5), exactInteger(2n ** 70n), exactInteger(2 ** 53 - 1)]).toEqual([
      -5n,
      2n ** 70n,
      2n ** 53n - 1n,
    ]);
  });

  test.each([0.1, Number.NaN, Infinity, 2 ** 53])('refuses %d', (value) => {
    expect(() => exactInteger(value)).toThrow(
      new RangeError(`${value} is not a safe integer: give the number as text to Ratio.parse, or as a bigint.`),
    );
  });
});
