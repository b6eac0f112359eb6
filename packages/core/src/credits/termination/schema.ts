/** Rights that follow from chronic failure, as an author writes them. */
import { z } from 'zod';
import { bandSchema, deadlineSchema, idSchema, localizedSchema, shareSchema } from '../../terms/schema.ts';

const count = z.number().int().min(1);

const missedOf = z
  .strictObject({
    kind: z.literal('missed-of').describe('k of the last n periods missed.'),
    misses: count,
    periods: count,
  })
  .describe('So many misses among so many consecutive periods.');
const consecutive = z
  .strictObject({ kind: z.literal('consecutive').describe('n periods missed without a break.'), misses: count })
  .describe('So many consecutive misses.');
const figure = z
  .strictObject({
    kind: z
      .literal('figure')
      .describe('A figure of one period lies in a band; with periods, of each of so many consecutive ones.'),
    figure: idSchema.describe('value, or a facet such as downtime.'),
    when: bandSchema,
    periods: count.optional().describe('Consecutive periods, each of which must lie in the band; one when missing.'),
  })
  .describe('A figure of one period, or of each of several consecutive ones.');
const occurrences = z
  .strictObject({
    kind: z.literal('occurrences').describe('Occurrences in any window of so many days reach a number or a total.'),
    days: count.describe('Length of the window in local days; it may lie anywhere, across periods.'),
    events: bandSchema.optional().describe('Number of occurrences, such as >= 3.'),
    total: bandSchema.optional().describe('Time that they count together, such as >= 12 h.'),
    longerThan: bandSchema.optional().describe('Only occurrences whose counted time lies in this band.'),
  })
  .refine(({ events, total }) => events !== undefined || total !== undefined, {
    message: 'write events, total, or both; either suffices',
  })
  .describe('Occurrences in any sliding window of days.');
const atMaximum = z
  .strictObject({
    kind: z.literal('at-maximum').describe('The credit was at its maximum in n periods running.'),
    periods: count,
  })
  .describe('The highest possible credit in consecutive periods.');
const shareOfSubjects = z
  .strictObject({
    kind: z
      .literal('share-of-subjects')
      .describe('A share of subjects (sites, circuits) each missed within the window.'),
    share: bandSchema.describe('Such as >= 30 %.'),
    months: count,
    misses: count.optional().describe('Misses that make a subject count; one when missing.'),
  })
  .describe('A share of the subjects failed within so many months.');

export const conditionSchema = z.discriminatedUnion('kind', [
  missedOf,
  consecutive,
  figure,
  occurrences,
  atMaximum,
  shareOfSubjects,
]);
export type Condition = z.output<typeof conditionSchema>;

export const terminationRightSchema = z
  .strictObject({
    id: idSchema,
    title: localizedSchema.optional(),
    clause: z.string().max(40).optional(),
    commitments: z.array(idSchema).min(1).optional().describe('Commitments it looks at, each alone; all when missing.'),
    when: z.array(conditionSchema).min(1).describe('Any of these suffices.'),
    gives: z
      .enum(['termination', 'plan', 'step-in', 'meeting', 'other'])
      .default('termination')
      .describe('What the holder may then do or ask for.'),
    holder: z
      .enum(['customer', 'provider'])
      .optional()
      .describe(
        'Whose right it is; the customer’s when missing. Some carriers may end their promise after chronic failure.',
      ),
    remedy: localizedSchema
      .optional()
      .describe('The right in words: affected service only, without charge, refund of prepaid fees.'),
    refund: shareSchema
      .optional()
      .describe('Share of fees paid in advance for the time after termination that is returned.'),
    notice: deadlineSchema.optional().describe('Notice that the customer gives.'),
    exerciseWithin: deadlineSchema
      .optional()
      .describe(
        'Counted from the end of the period (or the day) in which the condition was met; open-ended when missing.',
      ),
  })
  .describe('A right that follows from repeated or severe failure.');
export type TerminationRight = z.output<typeof terminationRightSchema>;
