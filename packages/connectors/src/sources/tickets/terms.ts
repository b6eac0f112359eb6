/**
 * What a ticket system's words mean. Owns: the configuration that all ticket sources share. Does not own: which pauses stop
 * a clock (the agreement says so).
 */
import { z } from 'zod';

const words = z.string().min(1).max(200);

/** Where a ticket stands while it has a status. */
export const phases = ['new', 'working', 'paused', 'restored', 'resolved', 'closed'] as const;

const statusMeaning = z
  .strictObject({
    phase: z.enum(phases),
    why: z.string().min(1).max(2000).optional().describe('Reason of a pause, as agreements list it.'),
    party: words.optional().describe('Whose turn it is: provider, customer, a supplier’s or team’s name.'),
    responds: z.boolean().default(false).describe('Reaching this status answers the customer.'),
    refuses: z.boolean().default(false).describe('Coming back to this status refuses the solution: it was none.'),
  })
  .refine(({ phase, why }) => phase !== 'paused' || why !== undefined, {
    error: 'a pause needs `why`: agreements stop a clock for reasons, not for names of statuses',
  });
export type StatusMeaning = z.output<typeof statusMeaning>;

export const ticketTerms = z.strictObject({
  source: words.describe('Id of the measurement source that rows are told under.'),
  agreement: words.optional().describe('Agreement of all tickets of this source.'),
  subject: z
    .strictObject({
      from: words.describe('Where the ticket names it, as a path: fields.project.key, group.name, cmdb_ci.'),
      names: z.record(words, words).optional().describe('Their name → our subject; missing: the same name.'),
    })
    .optional(),
  statuses: z.record(words, statusMeaning).describe('Status as the system names it → what it means.'),
  priorities: z.record(words, words).optional().describe('Their priority → ours; missing: the same names.'),
  types: z.record(words, words).optional().describe('Their type of ticket → incident, request …; missing: the same.'),
  parties: z
    .record(words, words)
    .default({})
    .describe('Team → party. Names that are not listed are people: the event is kept, the name is not.'),
});
export type TicketTerms = z.output<typeof ticketTerms>;

/** For systems that tell only where a ticket stands, not where it came from. */
export const snapshotTerms = ticketTerms.extend({
  openMeans: z
    .enum(['reopened', 'resumed'])
    .default('reopened')
    .describe('What an open status is taken for when the system does not say where the ticket came from.'),
});
export type SnapshotTerms = z.output<typeof snapshotTerms>;
