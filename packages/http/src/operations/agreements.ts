/** Agreements and their revisions, as they are published and read. */
import { listAgreements, publishAgreement, readAgreement } from '@troth/services';
import { z } from 'zod';
import { documentSchema, idSchema, pageById, pageOf, pageQuery, wordPair } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const revisionSummary = z.object({
  revision: z.number().int(),
  hash: z.string().describe('SHA-256 of the canonical text.'),
  from: z.string(),
  to: z.string().optional().describe('The first instant at which it no longer holds.'),
});

const agreementSummary = z
  .object({
    id: z.string(),
    type: z.string(),
    title: wordPair,
    zone: z.string(),
    commitments: z.array(z.string()),
    revisions: z.array(revisionSummary),
  })
  .meta({ id: 'AgreementSummary', description: 'An agreement and its revisions, without their text.' });

const agreement = agreementSummary
  .extend({
    revision: z.number().int(),
    hash: z.string(),
    recordedAt: z.string(),
    recordedBy: z.string(),
    text: documentSchema('The revision as canonical JSON; its schema is docs/schema/agreement.json.'),
    file: z.string().describe('Where it was written, by its author’s word.'),
  })
  .meta({ id: 'Agreement', description: 'One revision of an agreement with its text.' });

const finding = z
  .object({
    code: z.string(),
    severity: z.string(),
    path: z.array(z.union([z.string(), z.number()])),
    message: z.string(),
    example: z.string(),
    fix: z.string().describe('What to write.'),
  })
  .meta({ id: 'Finding', description: 'What lint has to say about a revision.' });

const published = z.object({
  agreement: z.string(),
  revision: z.number().int(),
  hash: z.string(),
  fresh: z.boolean().describe('False when exactly this text was there already.'),
  findings: z.array(finding),
});

const example = {
  id: 'SLA-HL-01',
  type: 'sla',
  title: { en: 'Metro Ethernet' },
  zone: 'Asia/Hong_Kong',
  commitments: ['availability'],
  revisions: [{ revision: 1, hash: 'ab'.repeat(32), from: '2024-01-01T00:00:00.000Z' }],
};
const exampleAgreement = {
  ...example,
  revision: 1,
  hash: 'ab'.repeat(32),
  recordedAt: '2024-01-05T02:00:00.000Z',
  recordedBy: 'key:k7f3',
  text: { apiVersion: 'troth/v1', kind: 'Agreement', id: 'SLA-HL-01' },
  file: 'sla.yaml',
};

const agreementParams = z.object({ agreement: idSchema });
const revisionParams = z.object({ agreement: idSchema, revision: z.coerce.number().int().min(1).max(1_000_000) });

export const agreementOperations: readonly Operation[] = [
  json({
    id: 'listAgreements',
    method: 'GET',
    path: '/v1/agreements',
    tag: 'Agreements',
    summary: 'Agreements',
    description: 'Every agreement with its revisions, in order of id.',
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(agreementSummary),
    examples: { answer: { items: [example] } },
    async handle({ context, caller: { organisation }, query }) {
      const read = (page: { after?: string; limit: number }) => listAgreements(context, { organisation, ...page });
      return { body: await pageById(query, 'agreements', { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'publishAgreements',
    method: 'POST',
    path: '/v1/agreements',
    tag: 'Agreements',
    summary: 'Publishes revisions',
    description:
      'Texts in YAML or JSON, one or more documents each, become revisions in force: all of them or none. What lint refuses is refused with file, line and what to write instead. Exactly the same text again changes nothing.',
    body: z.strictObject({
      texts: z
        .array(z.strictObject({ file: z.string().min(1).max(300), text: z.string().min(1).max(900_000) }))
        .min(1)
        .max(100)
        .describe('Each text with the name of its file, which messages use.'),
    }),
    status: 201,
    answer: z.object({ published: z.array(published) }),
    examples: {
      body: { texts: [{ file: 'sla.yaml', text: 'apiVersion: troth/v1\nkind: Agreement\n…' }] },
      answer: {
        published: [{ agreement: 'SLA-HL-01', revision: 1, hash: 'ab'.repeat(32), fresh: true, findings: [] }],
      },
    },
    async handle({ context, command, body }) {
      return { body: { published: valueOf(await publishAgreement(context, { ...command, ...body })) } };
    },
  }),
  json({
    id: 'readAgreement',
    method: 'GET',
    path: '/v1/agreements/{agreement}',
    tag: 'Agreements',
    summary: 'An agreement with its last revision',
    description: 'The list of revisions, and the text of the last one.',
    params: agreementParams,
    status: 200,
    answer: agreement,
    examples: { answer: exampleAgreement },
    async handle({ context, caller: { organisation }, params }) {
      const found = valueOf(await readAgreement(context, { organisation, agreement: params.agreement }));
      return { body: found, version: found.hash };
    },
  }),
  json({
    id: 'readRevision',
    method: 'GET',
    path: '/v1/agreements/{agreement}/revisions/{revision}',
    tag: 'Agreements',
    summary: 'One revision',
    description: 'The text of a revision as it was published.',
    params: revisionParams,
    status: 200,
    answer: agreement,
    examples: { answer: exampleAgreement },
    async handle({ context, caller: { organisation }, params }) {
      return { body: valueOf(await readAgreement(context, { organisation, ...params })) };
    },
  }),
];
