import { Ratio } from '@troth/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDecimal } from './plain-decimal.ts';

describe('a number with an exponent', () => {
  it('is written out digit for digit', () => {
    expect(['1.5e-07', '1e2', '12.345E1', '-9.99999e-01', '0.999317', '7'].map(plainDecimal)).toEqual([
      '0.00000015',
      '100',
      '123.45',
      '-0.999999',
      '0.999317',
      '7',
    ]);
  });

  it('stays the number it was', () => {
    const parts = fc.tuple(fc.nat(), fc.integer({ min: -20, max: 20 }));
    fc.assert(
      fc.property(parts, ([digits, exponent]) => {
        const ten = Ratio.of(10n ** BigInt(Math.abs(exponent)));
        const exact = exponent < 0 ? Ratio.of(digits).dividedBy(ten) : Ratio.of(digits).times(ten);
        expect(Ratio.parse(plainDecimal(`${digits}e${exponent}`)).toString()).toBe(exact.toString());
      }),
    );
  });
});
