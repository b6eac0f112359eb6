/** What an author writes for `good-slices`. */
import { z } from 'zod';
import { bandSchema, lengthSchema } from '../../terms/schema.ts';

const errors = z
  .strictObject({ errors: bandSchema.describe('Shares of bad events that make a slice bad, such as "> 5 %".') })
  .describe('A slice is bad by its share of bad events.');
const value = z
  .strictObject({
    value: bandSchema.describe('Values that make a slice bad, such as "> 300 ms".'),
    pick: z.enum(['max', 'min', 'mean', 'last']).describe('Which value speaks for a slice with several.'),
  })
  .describe('A slice is bad by its measured value.');

/** Terms of the kind. */
export const goodSlicesTerms = z.strictObject({
  kind: z.literal('good-slices').describe('Time cut into slices, each wholly good or bad by a threshold.'),
  series: z.string().min(1).describe('Name of the series of counts or values in the evidence.'),
  slice: lengthSchema.describe('Length of a slice. Slices run from the start of the period in real time.'),
  badWhen: z.union([errors, value]).describe('When a slice is bad.'),
  empty: z
    .enum(['good', 'skip', 'bad'])
    .describe(
      'What a slice without any event counts as. It has no default: texts that left it open were read both ways.',
    ),
  atLeastConsecutive: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('Only runs of at least so many bad slices count.'),
  partialSlice: z
    .enum(['by-length', 'whole', 'drop'])
    .default('by-length')
    .describe(
      'A slice that an exclusion, a clock change or the edge of agreed time cuts: weighs by the part inside, counts whole by its start, or is left out.',
    ),
  express: z
    .enum(['share', 'bad-time', 'bad-count'])
    .default('share')
    .describe('The value: the share of good time, the bad time, or the number of bad slices.'),
});
export type GoodSlicesTerms = z.output<typeof goodSlicesTerms>;
