/** Promises with one thing changed in the evidence, as answers show them. */
import { figureSchema } from '@troth/core';
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';

export const promiseMovedShape = z.object({
  commitment: z.string(),
  title: wordPair,
  subject: z.string().optional(),
  target: z.string().optional(),
  allowedMs: z.string().optional(),
  beforeMs: z.string().optional(),
  afterMs: z.string().optional(),
  valueBefore: figureSchema.optional(),
  valueAfter: figureSchema.optional(),
  verdictBefore: z.string(),
  verdictAfter: z.string(),
});

export const movesShape = z.object({
  promises: z.array(promiseMovedShape),
  credit: z.object({ currency: z.string(), before: z.string(), after: z.string() }).optional(),
});
