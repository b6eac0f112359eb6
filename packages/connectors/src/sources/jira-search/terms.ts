/** Which Jira is searched and how. Owns: the configuration of this source. */
import { z } from 'zod';
import { ticketTerms } from '../tickets/terms.ts';
import { momentOf } from '../wire/moments.ts';

export const jiraSearchTerms = ticketTerms.extend({
  url: z.url({ protocol: /^https?$/u }).describe('Address of Jira.'),
  product: z.enum(['cloud', 'data-center']).describe('They page differently.'),
  authorization: z.enum(['basic', 'bearer']).describe('What the secret is: user:token, or a personal access token.'),
  jql: z
    .string()
    .max(2000)
    .refine((text) => !/\border\s+by\b/iu.test(text), 'leave ORDER BY out; the order is part of how rounds work')
    .optional()
    .describe('Narrows the issues: project = OPS.'),
  since: z
    .string()
    .refine((text) => momentOf(text) !== undefined, 'write date, time and offset')
    .describe('Issues changed from here on are read.'),
  page: z.number().int().min(1).max(100).default(50),
  overlapMinutes: z.number().int().min(0).max(1440).default(10).describe('How far each round looks back.'),
});
export type JiraSearchTerms = z.output<typeof jiraSearchTerms>;
