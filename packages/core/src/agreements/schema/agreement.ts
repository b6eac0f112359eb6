/**
 * One revision of one agreement as people write it. Owns: the whole document. Does not own: the words of its parts (schema/*),
 * the kinds of metric and credit (their folders).
 */
import { z } from 'zod';
import { exclusionSchema, maintenanceSchema } from '../../exclusions/schema.ts';
import { dateSchema, idSchema, localizedSchema } from '../../terms/schema.ts';
import { commitmentSchema, prioritiesSchema, workloadSchema } from './commitments.ts';
import {
  amendmentSchema,
  dutySchema,
  measurementSchema,
  problemReportsSchema,
  reportingSchema,
  reviewsSchema,
} from './conduct.ts';
import {
  confidentialitySchema,
  exitSchema,
  legalSchema,
  restrictionsSchema,
  sustainabilitySchema,
  warrantiesSchema,
} from './legal.ts';
import { consequencesSchema, creditSettingsSchema, feesSchema } from './money.ts';
import { distributionSchema, partiesSchema, purposeSchema, termSchema, waiverSchema } from './parties.ts';
import { calendarSchema, serviceSchema } from './scope.ts';

export const agreementTypes = ['sla', 'ola', 'underpinning-contract', 'expectation'] as const;

/** Where published facts come from, for agreements that restate somebody's public terms. */
const provenanceSchema = z
  .strictObject({ source: z.string().min(1), asOf: z.string().min(1), note: z.string().optional() })
  .describe('Where the terms were read, and when.');

const clausesSchema = z
  .array(
    z.strictObject({
      key: z.string().regex(/^K\d{2}$/u),
      title: localizedSchema.optional(),
      text: localizedSchema,
      confidential: z.boolean().optional(),
    }),
  )
  .describe('Further prose per clause key. Numbers that the terms know are not typed here; lint finds them.');

export const agreementSchema = z
  .strictObject({
    apiVersion: z.literal('troth/v1'),
    kind: z.literal('Agreement'),
    type: z
      .enum(agreementTypes)
      .describe(
        'sla: to a customer; ola: between internal groups; underpinning-contract: from a supplier; expectation: reported, never money.',
      ),
    id: idSchema.describe('The same for all revisions.'),
    revision: z.number().int().min(1).default(1),
    title: localizedSchema,
    language: z.enum(['en', 'zh-Hant']).default('en').describe('Governing language.'),
    effective: z
      .strictObject({
        from: dateSchema,
        to: dateSchema
          .optional()
          .describe('First date on which it no longer holds; the next revision ends it when missing.'),
        supersedes: z
          .number()
          .int()
          .min(1)
          .optional()
          .describe(
            'Number of the revision before, whose written end lies later: it is agreed that it ends when this one begins.',
          ),
      })
      .describe('When this revision holds, by local date in its zone.'),
    inherits: idSchema
      .optional()
      .describe('Agreement whose terms hold where this one is silent; this one may only tighten.'),
    zone: z.string().optional().describe('IANA time zone in which periods and days are counted.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/u, 'write the ISO 4217 code, such as HKD')
      .optional(),
    provenance: provenanceSchema.optional(),
    parties: partiesSchema.optional(),
    purpose: purposeSchema.optional(),
    term: termSchema.optional(),
    services: z.array(serviceSchema).optional(),
    calendars: z.record(idSchema, calendarSchema).optional(),
    commitments: z.array(commitmentSchema).optional(),
    priorities: prioritiesSchema.optional(),
    workload: workloadSchema.optional(),
    maintenance: z
      .union([z.literal('none'), z.array(maintenanceSchema)])
      .optional()
      .describe('K10 Maintenance.'),
    exclusions: z
      .union([z.literal('none'), z.array(exclusionSchema)])
      .optional()
      .describe('K09 Exclusions, in order of precedence.'),
    measurement: measurementSchema.optional(),
    reporting: reportingSchema.optional(),
    fees: feesSchema.optional(),
    credits: creditSettingsSchema.optional(),
    consequences: consequencesSchema.optional(),
    problemReports: problemReportsSchema.optional(),
    duties: z.array(dutySchema).optional().describe('K16 Duties and responsibilities.'),
    reviews: reviewsSchema.optional(),
    amendment: amendmentSchema.optional(),
    warranties: warrantiesSchema.optional(),
    confidentiality: confidentialitySchema.optional(),
    legal: legalSchema.optional(),
    sustainability: sustainabilitySchema.optional(),
    restrictions: restrictionsSchema.optional(),
    exit: exitSchema.optional(),
    distribution: distributionSchema.optional(),
    waivers: z.array(waiverSchema).optional(),
    definitions: z
      .record(z.string().min(1), z.strictObject({ means: localizedSchema, refersTo: idSchema.optional() }))
      .optional()
      .describe('Defined terms; each may point at a commitment, calendar, service or fee.'),
    clauses: clausesSchema.optional(),
  })
  .meta({
    id: 'Agreement',
    title: 'Troth agreement',
    description: 'One revision of a service level agreement, OLA, underpinning contract or expectation.',
  });

export type AgreementTerms = z.output<typeof agreementSchema>;
