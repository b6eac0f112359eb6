/** Numbers as back-to-back cases write them: decimal texts, fractions, or JSON numbers, read exactly. */
import { z } from 'zod';
import { Ratio } from '../../values/ratio.ts';

/** "0.999", "1.2/43200" or 240 as an exact number. */
export const exactNumber = z.union([z.string(), z.number()]).transform((written, context): Ratio => {
  const [above = '', below] = String(written).split('/');
  const [upper, lower] = [Ratio.tryParse(above), below === undefined ? Ratio.one : Ratio.tryParse(below)];
  if (upper !== undefined && lower !== undefined && !lower.isZero()) return upper.dividedBy(lower);
  context.addIssue({ code: 'custom', message: `${JSON.stringify(written)} is not a number` });
  return z.NEVER;
});
