/** Terms of an availability promise, and what the engine takes where the author left one out. */
import { z } from 'zod';
import { idSchema, lengthSchema, quantitySchema, shareSchema } from '../../terms/schema.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Combine } from '../timeline/combine.ts';
import { outageStarts } from '../timeline/saying.ts';
import type { TimelineTerms } from '../timeline/from-evidence.ts';

/** How the states of members make the state of the service; shared by kinds that look at outages. */
export const combineSchema = z
  .union([
    z.enum(['any-down', 'all-down', 'weighted']),
    z.strictObject({ atLeastDown: z.number().int().min(1).describe('How many members must be down at once.') }),
  ])
  .describe(
    'When the service is down: any-down (default), all-down, atLeastDown k, or weighted: as much of it as the weights of the members that are down.',
  );

const ignoreSchema = z
  .strictObject({
    length: lengthSchema.describe('The length that decides.'),
    comparator: z
      .enum(['<', '<='])
      .describe('< ignores shorter outages; <= also ignores outages of exactly this length.'),
  })
  .describe('Outages that are ignored entirely; longer ones count from their first moment.');

const unreportedSchema = z
  .strictObject({
    upTo: lengthSchema.describe('Outages of at most this length must be reported; longer ones count in any case.'),
    within: lengthSchema.describe('Time after the end of the outage in which the report must come.'),
  })
  .describe('Short outages that nobody reports in time are ignored entirely.');

const quantumSchema = z
  .strictObject({
    unit: lengthSchema
      .refine((length) => !length.value.isZero(), 'a unit of counting is longer than nothing')
      .describe('The unit.'),
    rule: z
      .enum(['floor', 'ceiling', 'aligned'])
      .describe(
        'floor: completed units of each outage; ceiling: started units; aligned: slots of the clock from the start of the period.',
      ),
    partly: z
      .boolean()
      .optional()
      .describe('With aligned: a slot counts when any part of it is down, not only when all of it is.'),
  })
  .describe('The unit in which downtime is counted.');

const allowanceSchema = z
  .strictObject({
    free: quantitySchema
      .refine(
        (free) => free.dimension === 'time' || free.dimension === 'ratio',
        'write a length of time or a percentage of agreed time',
      )
      .describe('Downtime that is free: a length of time, or a percentage of agreed time.'),
    per: z
      .enum(['period', 'year'])
      .describe('How often it is granted anew; a year is the calendar year in the zone of the agreement.'),
  })
  .describe('The first downtime is free, in order of time.');

const denominatorSchema = z
  .union([
    z.enum(['agreed', 'minus-excluded', 'existed']),
    z.strictObject({ fixed: lengthSchema }).describe('A fixed length, whatever the month.'),
    z
      .strictObject({ lookBack: lengthSchema })
      .describe('Downtime and agreed time of this length up to the end of the period.'),
  ])
  .describe(
    'What the share is taken of: agreed service time, agreed time without what is excluded, agreed time in which the subject existed, a fixed length, or a look-back window.',
  );

export const availabilitySchema = z
  .strictObject({
    kind: z.literal('availability'),
    members: z
      .array(idSchema)
      .min(1)
      .optional()
      .describe('Subjects that are measured; missing: all subjects of the commitment.'),
    combine: combineSchema.optional(),
    severities: z
      .record(idSchema, shareSchema)
      .optional()
      .describe(
        'How much of a moment in each state counts as downtime. Missing: down 100 %. States not listed count as up.',
      ),
    startsAt: z
      .enum(outageStarts)
      .optional()
      .describe('From when an outage runs: fault (default), detection or report.'),
    ignoreShorterThan: ignoreSchema.optional(),
    ignoreUnreported: unreportedSchema.optional(),
    onlyIfTotalExceeds: lengthSchema
      .optional()
      .describe('Nothing counts unless the downtime of the period exceeds this; then all of it counts.'),
    quantum: quantumSchema.optional(),
    allowance: allowanceSchema.optional(),
    denominator: denominatorSchema.optional(),
    express: z
      .enum(['share', 'downtime'])
      .optional()
      .describe('The value: the share of time up (default), or the downtime that counts.'),
  })
  .describe('Availability by time: how much of agreed service time the service was up.');

export type AvailabilityTerms = z.output<typeof availabilitySchema>;

const downOnly: ReadonlyMap<string, Ratio> = new Map([['down', Ratio.one]]);

/** Defaults of the terms that make a timeline. */
export function timelineTerms(terms: AvailabilityTerms): TimelineTerms {
  const combine: Combine = terms.combine ?? 'any-down';
  return {
    members: terms.members,
    combine,
    severities: terms.severities === undefined ? downOnly : new Map(Object.entries(terms.severities)),
    startsAt: terms.startsAt ?? 'fault',
    affectedWeighs: combine === 'weighted',
    amongExisting: terms.denominator === 'existed',
  };
}
