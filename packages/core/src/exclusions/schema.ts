/**
 * Time that does not count (clause keys K09 and K10). Owns: what an agreement says about exclusions and maintenance.
 * Does not own: decisions about single events, which are evidence.
 */
import { z } from 'zod';
import { deadlineSchema, idSchema, labelSchema, lengthSchema, localizedSchema } from '../terms/schema.ts';

export const exclusionKinds = [
  'maintenance',
  'customer-caused',
  'force-majeure',
  'access-refused',
  'third-party',
  'suspension',
  'other',
] as const;

/** How much may be excluded; "uncapped" needs a reason, because an unlimited exclusion can empty a promise. */
export const exclusionCapSchema = z
  .union([
    z.strictObject({ length: lengthSchema, per: z.enum(['period', 'month', 'quarter', 'year']) }),
    z.strictObject({ uncapped: localizedSchema.describe('Why there is no cap.') }),
  ])
  .meta({ description: 'Limit of what may be excluded, or the reason why there is none.' });

const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-4]):[0-5]\d$/u, 'write a time of day as 02:00')
  .describe('Local time of day; 24:00 is the end of the day.');
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

export const exclusionSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(exclusionKinds).describe('The cause that is excused.'),
    clause: z.string().max(40).optional().describe('Number of the clause that says so, for statements.'),
    description: localizedSchema.optional(),
    appliesTo: z.array(idSchema).min(1).optional().describe('Commitments it applies to; all when missing.'),
    cap: exclusionCapSchema.optional(),
    events: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('Enumerated events (T8, black-rainstorm …); only time during such a signal is excluded.'),
    proof: localizedSchema.optional().describe('What must be shown.'),
    decider: labelSchema.optional().describe('The role that accepts or refuses.'),
    decideWithin: deadlineSchema.optional(),
    detection: localizedSchema.optional().describe('How it is recognised; needed for customer-caused exclusions.'),
  })
  .describe('A cause of time that does not count, once it is proved and accepted.');
export type ExclusionTerms = z.output<typeof exclusionSchema>;

export const maintenanceSchema = z
  .strictObject({
    id: idSchema.default('maintenance'),
    clause: z.string().max(40).optional(),
    appliesTo: z.array(idSchema).min(1).optional(),
    windows: z
      .array(z.strictObject({ days: z.array(weekday).min(1), from: wallTime, to: wallTime }))
      .min(1)
      .optional()
      .describe('When works may be done; any time when missing. A window that ends before it starts crosses midnight.'),
    zone: z.string().optional().describe('Zone of the windows; the zone of the agreement when missing.'),
    notice: deadlineSchema
      .optional()
      .describe('How long before the start the customer must be told; later notice excludes nothing.'),
    noticeHours: idSchema.optional().describe('Calendar by which business days of notice are counted.'),
    cap: exclusionCapSchema.optional(),
    emergency: z
      .enum(['counts', 'excluded'])
      .default('counts')
      .describe('Whether emergency works without notice count as downtime.'),
  })
  .describe('Planned works that do not count, when they are announced in time and stay inside their window.');
export type MaintenanceTerms = z.output<typeof maintenanceSchema>;
