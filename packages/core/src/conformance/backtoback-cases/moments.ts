/** Moments and stretches of time as cases write them. */
import { z } from 'zod';
import { Instant } from '../../values/instant.ts';

export const momentText = z.string().transform((text, context): Instant => {
  const at = Instant.tryParse(text);
  if (at !== undefined) return at;
  context.addIssue({ code: 'custom', message: `${JSON.stringify(text)} is not a moment` });
  return z.NEVER;
});

export const stretchText = z
  .tuple([momentText, momentText])
  .refine(([start, end]) => start <= end, 'ends before it begins')
  .transform(([start, end]) => ({ start, end }));
