/** Numbers as back-to-back cases write them: decimal texts, fractions, or JSON numbers, read exactly. */
import { z } from 'zod';
import { Ratio } from '../../values/ratio.ts';

/** A number of JSON as it is written, 5e-324 too; exponents of texts end at 30. */
export function numberOf(written: number): Ratio | undefined {
  const [mantissa = '', exponent = '0'] = String(written).split('e');
  const power = Ratio.of(10n ** BigInt(exponent.replace(/^[+-]/u, '')));
  const read = Ratio.tryParse(mantissa);
  return exponent.startsWith('-') ? read?.dividedBy(power) : read?.times(power);
}

/** "0.999", "1.2/43200" or 240 as an exact number. */
export const exactNumber = z.union([z.string(), z.number()]).transform((written, context): Ratio => {
  const [above = '', below, ...more] = String(written).split('/');
  const upper = typeof written === 'number' ? numberOf(written) : Ratio.tryParse(above);
  const lower = below === undefined ? Ratio.one : Ratio.tryParse(below);
  if (upper !== undefined && lower !== undefined && !lower.isZero() && more.length === 0) return upper.dividedBy(lower);
  context.addIssue({ code: 'custom', message: `${JSON.stringify(written)} is not a number` });
  return z.NEVER;
});

/** Of times, rates and costs: nothing of them is less than none. */
export const notNegative = exactNumber.refine((number) => !number.isNegative(), 'is below zero');

export const positive = exactNumber.refine((number) => number.greaterThan(Ratio.zero), 'is not above zero');

/** A share or a chance, as a part of one: 95 % is "0.95". */
export const partOfOne = notNegative.refine((number) => number.atMost(Ratio.one), 'is above one: 95 % is written 0.95');
