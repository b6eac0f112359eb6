/** Where a Zabbix is and what its problems mean. Owns: the configuration of this source. */
import { z } from 'zod';
import { momentOf } from '../wire/moments.ts';
import { placeFields } from '../wire/state-mapping.ts';

const words = z.string().min(1).max(200);

const mapping = z.strictObject({
  severityAtLeast: z.number().int().min(0).max(5).default(0).describe('0 not classified … 5 disaster.'),
  tags: z.record(words, z.string().max(255)).default({}).describe('Tags that the problem must carry with this value.'),
  ...placeFields,
});

export const zabbixTerms = z.strictObject({
  source: words.default('zabbix').describe('Id of the measurement source that rows are told under.'),
  url: z.url({ protocol: /^https?$/u }).describe('Address of the frontend; api_jsonrpc.php lies below it.'),
  since: z
    .string()
    .refine((text) => momentOf(text) !== undefined, 'write date, time and offset')
    .describe('Problems that lasted at or after this moment are read.'),
  hostGroups: z
    .array(z.string().regex(/^\d{1,20}$/u))
    .default([])
    .describe('Ids of host groups; none: all.'),
  mappings: z
    .array(mapping)
    .min(1)
    .describe('The first that matches decides. Facts for subjectFrom: host, hostname, tag:<name>.'),
  page: z.number().int().min(1).max(10_000).default(1000),
  overlapSeconds: z.number().int().min(0).max(86_400).default(600).describe('How far each round looks back.'),
});
export type ZabbixTerms = z.output<typeof zabbixTerms>;
