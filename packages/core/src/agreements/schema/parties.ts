/** Clause keys K01–K03 and K25: who promises what to whom, for how long, and who holds a copy. */
import { z } from 'zod';
import { dateSchema, deadlineSchema, idSchema, localizedSchema, moneySchema, shareSchema } from '../../terms/schema.ts';
import { parseTarget } from '../../terms/target.ts';

export const personSchema = z.strictObject({
  name: z.string().min(1),
  role: z.string().min(1).optional(),
  email: z.string().max(200).optional(),
});

export const organisationSchema = z.strictObject({
  name: localizedSchema,
  registration: z.string().optional().describe('Registration number.'),
  address: z.string().optional(),
  contact: personSchema.optional(),
});

export const signatorySchema = personSchema.extend({
  party: z.enum(['provider', 'customer']),
  capacity: z.string().min(1).describe('In what function the person signs.'),
  order: z.number().int().min(1),
  authority: z
    .union([z.literal('unlimited'), z.strictObject({ upTo: moneySchema })])
    .describe('Up to what value the person may bind the party.'),
});

export const partiesSchema = z
  .strictObject({
    provider: organisationSchema,
    customer: organisationSchema.describe(
      'Who receives the service; for an underpinning contract, our own organisation.',
    ),
    customerRepresentative: personSchema.optional().describe('Speaks for all users of the customer.'),
    serviceLevelManager: personSchema.optional().describe('The one person who answers for the agreement.'),
    signatories: z.array(signatorySchema).optional(),
  })
  .describe('K01 Parties, representatives, signatories.');

export const purposeSchema = z
  .strictObject({
    level: z.enum(['corporate', 'customer', 'service']).describe('Level in a multi-level structure.'),
    basis: z.enum(['service-based', 'customer-based', 'multi-level']),
    text: localizedSchema.optional(),
  })
  .describe('K02 Purpose and structure.');

export const termSchema = z
  .strictObject({
    start: dateSchema,
    end: dateSchema.optional().describe('Last date is the day before; open when missing.'),
    renewal: z
      .union([
        z.literal('none'),
        z.strictObject({
          kind: z.enum(['automatic', 'notice']),
          months: z.number().int().min(1).max(240),
          notice: deadlineSchema,
        }),
      ])
      .optional(),
    milestones: z
      .array(z.strictObject({ title: localizedSchema, due: dateSchema, owner: z.string().optional() }))
      .optional(),
  })
  .describe('K03 Term and schedule.');

export const copySchema = z.strictObject({
  person: z.string().min(1),
  role: z.string().min(1),
  form: z.enum(['full', 'extract']),
});

export const distributionSchema = z
  .strictObject({
    copies: z.array(copySchema).min(1),
    acknowledgeWithin: deadlineSchema.optional(),
  })
  .describe('K25 Distribution: who gets a controlled copy and must acknowledge it.');

/** Kept as it is written; what cannot be read as a target would silently waive nothing. */
const targetText = z.string().superRefine((text, about) => {
  const read = parseTarget(text);
  if (typeof read === 'string') about.addIssue({ code: 'custom', message: read });
});

/** A day of the agreement's zone, or a moment with its offset; whether the calendar has it is looked at where the zone is known. */
const edge = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u,
    'write a date as 2025-01-09, or a moment with its offset as 2025-01-09T08:00:00+08:00',
  )
  .meta({ examples: ['2025-01-09', '2025-01-09T08:00:00+08:00'] });

export const waiverSchema = z
  .strictObject({
    id: idSchema,
    commitment: idSchema,
    from: edge.describe('First moment, or first day in the zone of the agreement.'),
    to: edge.describe('End, not included; after `from`.'),
    effect: z.union([
      z.literal('exclude').describe('The time does not count.'),
      z.strictObject({ target: targetText }).describe('Another, looser target holds.'),
    ]),
    agreedBy: z.array(z.string().min(1)).min(2).describe('Both sides, by name.'),
    agreedOn: dateSchema,
    consideration: localizedSchema.optional().describe('What the customer got for it.'),
    credit: shareSchema.optional(),
  })
  .describe('A dated, two-sided exception from a commitment.');
