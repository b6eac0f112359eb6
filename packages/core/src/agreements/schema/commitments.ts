/** Clause keys K06–K08: the promises, priorities and the workload they assume. */
import { z } from 'zod';
import { creditRuleSchema } from '../../credits/kinds.ts';
import { unknownPolicies } from '../../metrics/metric.ts';
import { metricSchema } from '../../metrics/kinds.ts';
import {
  dateSchema,
  idSchema,
  labelSchema,
  lengthSchema,
  localizedSchema,
  quantitySchema,
  shareSchema,
  targetSchema,
} from '../../terms/schema.ts';

/** The window over which a promise is judged. */
export const periodSchema = z
  .union([
    z.enum(['day', 'week', 'month', 'quarter', 'year']),
    z.strictObject({
      unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
      count: z.number().int().min(1).max(120).default(1),
      anchor: dateSchema
        .optional()
        .describe(
          'First day of the first window; every boundary is counted from it (billing months, fiscal quarters).',
        ),
    }),
    z.strictObject({ fixed: lengthSchema, anchor: dateSchema }).describe('Windows of a fixed length, such as 30 d.'),
  ])
  .meta({ description: 'The period assessed, aligned to the calendar of the agreement’s zone or to an anchor.' });

export const roundingSchema = z
  .union([
    z.literal('none'),
    z.strictObject({
      mode: z.enum(['half-up', 'half-even', 'half-down', 'up', 'down', 'floor', 'ceiling']),
      to: quantitySchema.describe('The step to round to, such as 0.01 %.'),
    }),
  ])
  .meta({ description: 'Rounding of the value before it is judged; it is applied once. There is no default.' });

const targets = z.union([
  targetSchema,
  z.strictObject({ byClass: z.record(idSchema, targetSchema) }).describe('One target per class of subject.'),
]);

export const commitmentSchema = z
  .strictObject({
    id: idSchema,
    title: localizedSchema,
    clause: z.string().max(40).optional().describe('Clause number for statements.'),
    service: idSchema.optional().describe('The service it speaks of; the only one when missing.'),
    subjects: z
      .array(idSchema)
      .min(1)
      .optional()
      .describe('Sites or instances it speaks of; all of the service when missing.'),
    each: z.enum(['subject']).optional().describe('Judged for each subject alone instead of for all together.'),
    class: idSchema.optional(),
    metric: metricSchema,
    target: targets
      .optional()
      .describe(
        'What the value must satisfy; a commitment without a target is only reported, and its credits go by their own key.',
      ),
    internalTarget: targetSchema.optional().describe('The provider’s own, stricter target, for early warning.'),
    period: periodSchema.default('month'),
    hours: idSchema.describe('Calendar in which the promise runs.'),
    unknown: z.enum(unknownPolicies).optional().describe('What time nobody knows about counts as.'),
    rounding: roundingSchema.optional(),
    minimumVolume: quantitySchema
      .optional()
      .describe('Below this number of events, cases or answers there is no verdict.'),
    atRiskAt: shareSchema
      .optional()
      .describe('Share of the allowance from which the promise counts as threatened; 80 % when missing.'),
    ifNotMeasured: z
      .enum(['not-measured', 'deemed-missed'])
      .default('not-measured')
      .describe('What a period without a value is.'),
    sources: z.array(idSchema).min(1).optional().describe('Measurement sources, the most trusted first.'),
    initialUntil: dateSchema.optional().describe('Until then the target is on trial: reported, no credits.'),
    origin: z.enum(['inherited', 'template', 'requirement', 'negotiated']).optional(),
    requirements: z.array(idSchema).optional(),
    credits: z.array(creditRuleSchema).optional(),
    note: localizedSchema.optional(),
  })
  .describe('K06 A promise: metric, target, period, hours, and what missing it costs.');
export type CommitmentTerms = z.output<typeof commitmentSchema>;

export const prioritiesSchema = z
  .strictObject({
    levels: z.array(z.strictObject({ id: idSchema, meaning: localizedSchema })).min(1),
    matrix: z.record(idSchema, z.record(idSchema, idSchema)).optional().describe('impact → urgency → priority.'),
    decidedBy: labelSchema.optional(),
    regrading: localizedSchema.optional().describe('Who may change a priority, and how.'),
    overrides: z.array(z.strictObject({ when: localizedSchema, priority: idSchema })).optional(),
    pauseReasons: z.array(z.string().min(1)).optional(),
  })
  .describe('K07 Priorities.');

export const workloadSchema = z
  .union([
    z.literal('unlimited'),
    z.array(
      z.strictObject({
        id: idSchema,
        measure: localizedSchema,
        limit: quantitySchema,
        per: z.enum(['day', 'week', 'month', 'quarter', 'year']),
        tolerance: shareSchema.optional(),
        above: z.enum(['report-only', 're-price', 'no-credit']).default('report-only'),
        figure: z.string().optional().describe('Name of the figure in the evidence.'),
      }),
    ),
  ])
  .meta({ description: 'K08 Workload that the price assumes.' });
