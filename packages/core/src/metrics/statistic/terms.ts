/** What an author writes for `statistic`. */
import { z } from 'zod';
import { lengthSchema, numberSchema, quantitySchema } from '../../terms/schema.ts';
import { valueUnitSchema } from '../value-unit.ts';

const methods = ['nearest-rank', 'linear'] as const;
const percentile = numberSchema.optional().describe('Which percentile, such as 95; required for take: percentile.');
const method = z
  .enum(methods)
  .optional()
  .describe(
    '`nearest-rank`: a value that occurred. `linear`: between the two neighbours of rank (n − 1)·p. Required for percentiles: they disagree near the target.',
  );

const over = z
  .strictObject({
    slice: lengthSchema.describe('Length of a slice. Slices run from the start of the period in real time.'),
    take: z.enum(['mean', 'max', 'min', 'percentile']).describe('What is taken of the slices’ figures.'),
    percentile,
    method,
  })
  .describe('First a figure per slice, then one of all slices with values.');

/** Terms of the kind. */
export const statisticTerms = z
  .strictObject({
    kind: z
      .literal('statistic')
      .describe('A statistic of measured values: mean, extreme, percentile, or the share within a limit.'),
    series: z.string().min(1).describe('Name of the series of values in the evidence.'),
    unit: valueUnitSchema,
    take: z.enum(['mean', 'sum', 'max', 'min', 'percentile', 'share-within']).describe('The statistic.'),
    percentile,
    method,
    within: quantitySchema.optional().describe('The limit of take: share-within, in the unit of the series.'),
    comparator: z.enum(['<=', '<']).default('<=').describe('Whether a value exactly at the limit is within it.'),
    over: over.optional(),
    every: lengthSchema
      .optional()
      .describe(
        'How often a value is due. Where nothing arrived for so long, the time is unknown; without it silence goes unseen.',
      ),
  })
  .superRefine((terms, context) => {
    const need = (path: string[], message: string): void => context.addIssue({ code: 'custom', path, message });
    if (terms.take === 'share-within' && terms.within === undefined)
      need(['within'], 'say the limit; write within: 300 ms');
    for (const [at, where] of [[terms, []] as const, [terms.over, ['over']] as const]) {
      if (at === undefined || at.take !== 'percentile') continue;
      const p = at.percentile;
      if (p === undefined || p.isNegative() || p.num > 100n * p.den)
        need([...where, 'percentile'], 'say which percentile, from 0 to 100; write percentile: 95');
      if (at.method === undefined)
        need([...where, 'method'], 'say how a percentile is read; write method: nearest-rank or linear');
    }
  });
export type StatisticTerms = z.output<typeof statisticTerms>;
