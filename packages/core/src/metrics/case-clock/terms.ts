/** The terms of a case clock, as an author writes them. Owns: the schema. Does not own: what a term does (its own file). */
import { z } from 'zod';
import { caseEvents } from '../../evidence/row.ts';
import { quantity } from '../../terms/quantity.ts';
import { deadlineSchema, idSchema, numberSchema } from '../../terms/schema.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Limit } from './limit.ts';
import { reopenPolicies } from './windows.ts';

export const clocks = ['response', 'update', 'restore', 'resolve'] as const;
export type ClockName = (typeof clocks)[number];

const longest = Ratio.of(36_525);
const dayMs = Ratio.of(86_400_000);

const limitSchema = deadlineSchema
  .transform((q, context): Limit => {
    const limit = readLimit(q);
    if (typeof limit !== 'string') return limit;
    context.addIssue({ code: 'custom', message: limit });
    return z.NEVER;
  })
  .describe('Time within which the clock must end: 15 min, 4 h, or whole days such as 5 business days.');

function readLimit(q: z.output<typeof deadlineSchema>): Limit | string {
  const whole = q.value.equals(Ratio.of(q.value.floor()));
  if (q.dimension === 'time') {
    if (q.value.dividedBy(dayMs).greaterThan(longest)) return 'a limit is at most 36525 d';
    return whole ? quantity('time', q.value) : 'a limit is a whole number of milliseconds';
  }
  if (q.dimension !== 'days') return 'write the limit of a case as time or days; months differ in length';
  if (q.value.greaterThan(longest)) return 'a limit is at most 36525 days';
  return whole && !q.value.isNegative()
    ? quantity('days', q.value, q.unit)
    : 'a limit in days is a whole number of days';
}

const names = (what: string) => z.array(z.string().min(1).max(200)).min(1).max(200).describe(what);

const populationSchema = z
  .strictObject({
    types: names('Types of case (incident, request, order …); all when missing.').optional(),
    priorities: names('Priorities at the end of the clock; all that have a limit when missing.').optional(),
    opened: z
      .strictObject({
        hours: idSchema.describe('Id of a calendar.'),
        side: z
          .enum(['inside', 'outside'])
          .describe('Whether the clock must have started inside or outside these hours.'),
      })
      .optional()
      .describe('Only cases whose clock starts inside (or outside) the hours of a calendar.'),
  })
  .describe('Which cases count; all of the commitment when missing.');

const pausesSchema = z
  .strictObject({
    reasons: names('Reasons of pauses that stop the clock; any reason when missing.').optional(),
    parties: names('Parties whose turn it is in pauses that stop the clock; any party when missing.').optional(),
  })
  .refine((pauses) => pauses.reasons !== undefined || pauses.parties !== undefined, 'name reasons, parties or both')
  .describe('Pauses that stop the clock. A pause that is not listed here leaves it running.');

const hoursSchema = z
  .union([idSchema, z.record(z.string(), idSchema)])
  .describe(
    'Calendar in which the clock runs, or one per priority; `always` is round the clock. Default: the hours of the commitment.',
  );

/** Terms of the kind `case-clock`. */
export const caseClockTerms = z
  .strictObject({
    kind: z.literal('case-clock').describe('How soon cases are answered, updated, restored or resolved.'),
    clock: z.enum(clocks).describe('response: until answered; update: longest wait between updates; restore; resolve.'),
    population: populationSchema.optional(),
    limit: limitSchema.optional().describe('Limit of every priority that `limits` does not name.'),
    limits: z.record(z.string(), limitSchema).optional().describe('Limit per priority.'),
    hours: hoursSchema.optional(),
    startsAt: z.enum(caseEvents).default('opened').describe('Event that starts the clock.'),
    endsAt: z
      .array(z.enum(caseEvents))
      .min(1)
      .optional()
      .describe('Events that end the clock (for `update`: that count as an update), where the usual ones do not fit.'),
    dayLimitsEnd: z
      .enum(['same-time', 'close-of-day'])
      .optional()
      .describe(
        'When the last day of a limit in days ends: at the time of day it started, or with that day. Default: same-time.',
      ),
    pauses: pausesSchema.optional(),
    onPriorityChange: z
      .enum(['carry', 'restart'])
      .optional()
      .describe(
        'carry: time used stays used, the new limit and hours hold from the change on; restart: the clock starts anew. Default: carry.',
      ),
    reopen: z
      .enum(reopenPolicies)
      .optional()
      .describe(
        'continue: the clock goes on and the time closed does not count; void-closure: it counts; new-cycle: each cycle is judged alone. Default: continue.',
      ),
    belongsTo: z
      .enum(['opened', 'ended'])
      .optional()
      .describe(
        'Period a case counts in: that in which its clock started, or that in which it ended or was missed. Default: opened.',
      ),
    counts: z
      .enum(['each', 'share', 'mean', 'percentile', 'max'])
      .describe('each: number of missed cases; share: cases in time ÷ all; mean, percentile, max: of the time used.'),
    percentile: numberSchema.optional().describe('Which percentile, 0 to 100; required with `counts: percentile`.'),
    method: z
      .enum(['nearest-rank', 'linear'])
      .optional()
      .describe('How the percentile is taken; required with `counts: percentile`.'),
    openOverdue: z
      .enum(['miss', 'ignore'])
      .default('miss')
      .describe('What a case is that is still open past its limit when the evidence of the period ends.'),
  })
  .refine((terms) => terms.limit !== undefined || Object.keys(terms.limits ?? {}).length > 0, {
    path: ['limits'],
    message: 'write a limit: one `limit`, or `limits` per priority',
  })
  .refine((terms) => terms.counts !== 'percentile' || (terms.percentile !== undefined && terms.method !== undefined), {
    path: ['percentile'],
    message: 'a percentile needs `percentile: "95"` and `method: nearest-rank` or `linear`',
  })
  .refine((terms) => !terms.percentile?.isNegative() && !terms.percentile?.greaterThan(Ratio.of(100)), {
    path: ['percentile'],
    message: 'a percentile lies between 0 and 100',
  });
export type CaseClockTerms = z.output<typeof caseClockTerms>;
