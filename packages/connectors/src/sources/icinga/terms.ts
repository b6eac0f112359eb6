/** Where an Icinga is and what its states mean. Owns: the configuration of this source. */
import { z } from 'zod';
import { placeFields } from '../wire/state-mapping.ts';

const words = z.string().min(1).max(200);

const mapping = z.strictObject({
  object: z.enum(['host', 'service']),
  states: z
    .array(z.number().int().min(1).max(3))
    .min(1)
    .describe('Hosts: 1 down. Services: 1 warning, 2 critical, 3 unknown.'),
  host: words.optional().describe('Name of the host; missing: any.'),
  service: words.optional().describe('Name of the service on the host; missing: any.'),
  ...placeFields,
});

export const icingaTerms = z.strictObject({
  source: words.default('icinga').describe('Id of the measurement source that rows are told under.'),
  url: z.url({ protocol: /^https?$/u }).describe('Address of the API, usually port 5665.'),
  authorization: z
    .enum(['basic', 'bearer'])
    .default('basic')
    .describe('What the secret is: user:password, or a token.'),
  filter: z
    .string()
    .max(2000)
    .optional()
    .describe('Icinga filter that narrows the services, such as service.vars.sla.'),
  hostFilter: z.string().max(2000).optional().describe('The same for hosts.'),
  mappings: z
    .array(mapping)
    .min(1)
    .describe('The first that matches decides. Facts for subjectFrom: host, service, vars.<name>.'),
});
export type IcingaTerms = z.output<typeof icingaTerms>;
