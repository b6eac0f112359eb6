/** Clause keys K14 (step-in), K19–K24: warranties, rights, law, sustainability, restrictions, exit. */
import { z } from 'zod';
import { deadlineSchema, idSchema, labelSchema, localizedSchema } from '../../terms/schema.ts';

export const warrantiesSchema = z
  .strictObject({
    warranties: z.array(localizedSchema).min(1),
    remedyOrder: z.array(z.enum(['re-performance', 'credit', 'damages', 'termination'])).min(1),
    legitimateInterest: localizedSchema.optional().describe('Why credits are proportionate to a legitimate interest.'),
  })
  .describe('K19 Warranties and remedies.');

export const confidentialitySchema = z
  .strictObject({
    ipOwner: z.enum(['each-own', 'provider', 'customer']),
    licence: localizedSchema.optional(),
    years: z.number().int().min(0).max(99),
    personalData: z.union([z.literal('none'), z.strictObject({ annex: labelSchema })]),
    confidentialClauses: z.array(z.string()).optional(),
  })
  .describe('K20 Intellectual property and confidential information.');

export const legalSchema = z
  .strictObject({
    governingLaw: localizedSchema,
    forum: localizedSchema.optional(),
    regulations: z.array(localizedSchema).optional(),
    regulatorNotice: z
      .array(z.strictObject({ authority: labelSchema, by: z.enum(['provider', 'customer']), within: deadlineSchema }))
      .optional(),
    safetyRules: z.array(localizedSchema).optional(),
  })
  .describe('K21 Legal compliance, health and safety.');

export const sustainabilitySchema = z
  .strictObject({
    metrics: z.array(idSchema).optional().describe('Commitments that are sustainability targets.'),
    baselineYear: z.number().int().min(1990).max(2100).optional(),
    boundary: localizedSchema.optional(),
    factorSource: labelSchema.optional(),
  })
  .describe('K22 Sustainability.');

const restrictionSchema = z.strictObject({
  id: idSchema,
  when: localizedSchema,
  detection: localizedSchema,
  notice: deadlineSchema,
});

export const restrictionsSchema = z
  .strictObject({
    suspend: z.array(restrictionSchema).optional().describe('Events in which targets are suspended.'),
    invalid: z.array(restrictionSchema).optional().describe('Events in which the agreement ends by itself.'),
  })
  .describe('K23 Restrictions and invalidity.');

export const exitSchema = z
  .strictObject({
    plan: localizedSchema,
    dataHeld: z.boolean(),
    dataReturn: deadlineSchema.optional(),
    assistance: localizedSchema.optional(),
  })
  .describe('K24 Exit.');
