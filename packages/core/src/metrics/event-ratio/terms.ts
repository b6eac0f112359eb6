/** What an author writes for `event-ratio`. */
import { z } from 'zod';
import { lengthSchema } from '../../terms/schema.ts';

/** Terms of the kind. */
export const eventRatioTerms = z
  .strictObject({
    kind: z.literal('event-ratio').describe('The share of events that were good, or bad, among all events.'),
    series: z.string().min(1).describe('Name of the series of counts in the evidence (slices with `bad` and `total`).'),
    count: z.enum(['good', 'bad']).describe('Which events the value is the share of.'),
    aggregate: z
      .enum(['pooled', 'mean-of-slices'])
      .describe(
        '`pooled`: all events of the period in one fraction, busy times weigh more. `mean-of-slices`: the mean of the slices’ fractions, every slice weighs the same.',
      ),
    slice: lengthSchema
      .optional()
      .describe(
        'Length of a slice; required for `mean-of-slices`. Slices run from the start of the period in real time.',
      ),
    empty: z
      .enum(['good', 'skip', 'bad'])
      .optional()
      .describe(
        'What a slice without any event counts as in the mean; required for `mean-of-slices`. Pooled events need none: an empty slice adds nothing.',
      ),
    partialSlice: z
      .enum(['keep', 'drop'])
      .default('keep')
      .describe(
        'A slice that an exclusion or the edge of agreed time cuts: `keep` takes it by its start, `drop` leaves it out.',
      ),
  })
  .superRefine((terms, context) => {
    if (terms.aggregate !== 'mean-of-slices') return;
    if (terms.slice === undefined)
      context.addIssue({
        code: 'custom',
        path: ['slice'],
        message: 'a mean of slices needs the length of a slice; write slice: 5 min',
      });
    if (terms.empty === undefined)
      context.addIssue({
        code: 'custom',
        path: ['empty'],
        message: 'say what a slice without events counts as; write empty: good, skip or bad',
      });
  });
export type EventRatioTerms = z.output<typeof eventRatioTerms>;
