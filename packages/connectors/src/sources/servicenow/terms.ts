/** Where a ServiceNow instance is and what its codes mean. Owns: the configuration of this source. */
import { z } from 'zod';
import { ticketTerms } from '../tickets/terms.ts';
import { momentOf } from '../wire/moments.ts';

export const servicenowTerms = ticketTerms.extend({
  url: z.url({ protocol: /^https?$/u }).describe('Address of the instance.'),
  authorization: z.enum(['basic', 'bearer']).describe('What the secret is: user:password, or an OAuth token.'),
  table: z
    .string()
    .regex(/^[a-z0-9_]{1,80}$/u)
    .default('incident')
    .describe('Table of the tickets; it is their type too.'),
  query: z.string().max(2000).optional().describe('Encoded query that narrows the tickets, such as company=….'),
  since: z
    .string()
    .refine((text) => momentOf(text) !== undefined, 'write date, time and offset')
    .describe('Tickets changed from here on are read.'),
  page: z.number().int().min(1).max(1000).default(200).describe('Tickets asked for at once.'),
  overlapSeconds: z
    .number()
    .int()
    .min(0)
    .max(3600)
    .default(60)
    .describe('How far each round looks back behind the last one, for changes that were saved late.'),
});
export type ServicenowTerms = z.output<typeof servicenowTerms>;
