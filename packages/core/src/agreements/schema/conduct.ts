/** Clause keys K11, K12, K15–K18: measuring, reporting, problems, duties, reviews, change. */
import { z } from 'zod';
import {
  deadlineSchema,
  idSchema,
  labelSchema,
  lengthSchema,
  localizedSchema,
  shareSchema,
} from '../../terms/schema.ts';

export const measurementSchema = z
  .strictObject({
    sources: z
      .array(
        z.strictObject({
          id: idSchema,
          kind: z.enum(['probe', 'ticket-system', 'cloud-api', 'manual', 'customer', 'supplier', 'report']),
          method: localizedSchema.optional().describe('Instrument, location, frequency.'),
          granularity: lengthSchema.optional(),
          coverage: z
            .enum(['continuous', 'explicit'])
            .default('continuous')
            .describe('Continuous: silence means the service was up. Explicit: silence is unknown.'),
        }),
      )
      .min(1),
    onConflict: z
      .enum(['union', 'precedence'])
      .default('union')
      .describe(
        'Union: any source that says down is believed. Precedence: the first listed source that speaks of the instant.',
      ),
    minimumCompleteness: shareSchema.optional().describe('Below it the statement carries a warning.'),
    clockAuthority: labelSchema.optional(),
    correctionWindow: deadlineSchema
      .optional()
      .describe('How long after the period data may be corrected before the statement is final.'),
    retentionMonths: z.number().int().min(1).optional(),
  })
  .describe('K11 Measurement and records.');

export const reportingSchema = z
  .strictObject({
    format: z.array(z.enum(['html', 'pdf', 'csv', 'portal'])).min(1),
    dueBy: z
      .strictObject({ businessDay: z.number().int().min(1).max(23) })
      .or(z.strictObject({ day: z.number().int().min(1).max(28) })),
    recipients: z.array(z.string().min(1)).min(1),
    languages: z
      .array(z.enum(['en', 'zh-Hant']))
      .min(1)
      .optional(),
    rawEvidence: z.enum(['on-request', 'portal', 'none']).optional(),
    ifNoReport: z.enum(['nothing', 'deemed-missed']).optional(),
  })
  .describe('K12 Tracking and reporting.');

export const problemReportsSchema = z
  .strictObject({
    channels: z.array(labelSchema).min(1),
    hours: idSchema.optional(),
    dataNeeded: z.array(localizedSchema).optional(),
    acknowledgement: lengthSchema.optional(),
    ladder: z
      .array(z.strictObject({ level: z.number().int().min(1), role: labelSchema, after: lengthSchema }))
      .optional(),
  })
  .describe('K15 Problem reports and escalation.');

export const dutySchema = z
  .strictObject({
    id: idSchema,
    text: localizedSchema,
    accountable: z.enum(['provider', 'customer', 'joint']),
    responsible: z.array(labelSchema).optional(),
    suspendsTargets: z.boolean().optional().describe('Neglecting it suspends the targets.'),
  })
  .describe('K16 A duty with one accountable party.');

export const reviewsSchema = z
  .strictObject({
    every: z.enum(['month', 'quarter', 'half-year', 'year']),
    format: z.enum(['meeting', 'remote', 'written']),
    agenda: z.array(localizedSchema).optional(),
    minutesWithin: deadlineSchema.optional(),
    annualReviewMonth: z.number().int().min(1).max(12).optional(),
  })
  .describe('K17 Service review.');

export const amendmentSchema = z
  .strictObject({
    rule: localizedSchema,
    midPeriod: z
      .enum(['split', 'new-governs', 'old-governs'])
      .default('split')
      .describe(
        'How a period is judged in which a new revision takes effect. Split parts have a verdict each and share the fee; a fixed sum is owed for each part that misses.',
      ),
    major: z.array(localizedSchema).optional(),
  })
  .describe('K18 Change and amendment.');
