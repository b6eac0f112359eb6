/** Records of the practice: one set of operations for every kind, typed by the kind's own schema. */
import { recordKindNames } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import { actOnRecord, createRecord, editRecord, listRecords, readRecord, recordHistory } from '@troth/services';
import { z } from 'zod';
import {
  anyJson,
  documentSchema,
  idSchema,
  pageById,
  pageOf,
  pageQuery,
  wordPair,
  wordsSchema,
} from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

export const kindSchema = z
  .enum(recordKindNames as readonly [RecordKindName, ...RecordKindName[]])
  .meta({ id: 'RecordKind', description: 'Kind of record; docs/language-reference tells its fields and acts.' });

export const recordSchema = z
  .object({
    kind: kindSchema,
    id: z.string(),
    version: z.number().int(),
    recordedAt: z.string(),
    actor: z.string().describe('Who wrote this version.'),
    title: z.union([z.string(), wordPair]),
    parties: z.array(z.string()).describe('Parties besides the organisation that see it.'),
    about: z.object({
      agreement: z.string().optional(),
      period: z.string().optional(),
      records: z.array(z.string()).optional(),
    }),
    body: documentSchema('Its fields as its kind has them, its state, and its trail: who did what, when and why.'),
    acts: z
      .array(z.object({ act: z.string(), may: z.boolean(), denial: wordPair.optional() }))
      .optional()
      .describe(
        'What can be done with it in its state, whether it is for who reads it to do, and if not, why not or whose it is. Told with one record; in lists, to people of customers and suppliers.',
      ),
  })
  .meta({ id: 'PracticeRecord', description: 'A record of the practice.' });

const trail = [{ act: 'create', by: 'person:ada', at: '2025-02-26T00:30:00.000Z' }];
export const recordExample = {
  kind: 'service' as const,
  id: 'SVC-0003',
  version: 1,
  recordedAt: '2025-02-26T00:30:00.000Z',
  actor: 'person:ada',
  title: { en: 'Metro Ethernet', 'zh-Hant': '城域以太網' },
  parties: [],
  about: {},
  body: { name: { en: 'Metro Ethernet', 'zh-Hant': '城域以太網' }, state: 'proposed', trail },
};

const kindParams = z.object({ kind: kindSchema });
const recordParams = z.object({ kind: kindSchema, record: idSchema });
const written = z.record(z.string(), anyJson).describe('Fields of the kind, without state and trail.');
const note = wordsSchema(2000).optional().describe('Why; some acts ask for it.');

const filters = {
  state: wordsSchema(200).optional().describe('States, separated by commas.'),
  party: idSchema.optional(),
  agreement: idSchema.optional(),
  period: wordsSchema(40).optional(),
  about: wordsSchema(200).optional().describe('kind/id of a record that it speaks of.'),
};

export const recordOperations: readonly Operation[] = [
  json({
    id: 'listRecords',
    method: 'GET',
    path: '/v1/records/{kind}',
    tag: 'Records',
    summary: 'Records of one kind',
    description: 'In order of id. People of a customer or supplier get those of their own party.',
    params: kindParams,
    query: z.strictObject({ ...pageQuery, ...filters }),
    status: 200,
    answer: pageOf(recordSchema),
    examples: { answer: { items: [recordExample] } },
    async handle({ context, caller: { organisation, actor }, params: { kind }, query }) {
      const { limit, cursor, ...wanted } = query;
      const read = (page: { after?: string; limit: number }) =>
        listRecords(context, { organisation, actor, kind, ...wanted, ...page });
      return { body: await pageById({ limit, cursor }, `records/${kind}`, { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'readRecord',
    method: 'GET',
    path: '/v1/records/{kind}/{record}',
    tag: 'Records',
    summary: 'One record',
    description: 'The current version. Its ETag is what a change is made against.',
    params: recordParams,
    status: 200,
    answer: recordSchema,
    examples: { answer: recordExample },
    async handle({ context, caller: { organisation, actor }, params }) {
      const asked = { organisation, actor, kind: params.kind, id: params.record };
      const found = valueOf(await readRecord(context, asked));
      return { body: found, version: found.version };
    },
  }),
  json({
    id: 'readRecordHistory',
    method: 'GET',
    path: '/v1/records/{kind}/{record}/versions',
    tag: 'Records',
    summary: 'Every version of a record',
    description:
      'The newest first. Nothing is overwritten: each version tells what was said, by whom, and since when it was known.',
    params: recordParams,
    status: 200,
    answer: z.object({ items: z.array(recordSchema) }),
    examples: { answer: { items: [recordExample] } },
    async handle({ context, caller: { organisation, actor }, params }) {
      const asked = { organisation, actor, kind: params.kind, id: params.record };
      return { body: { items: valueOf(await recordHistory(context, asked)) } };
    },
  }),
  json({
    id: 'createRecord',
    method: 'POST',
    path: '/v1/records/{kind}',
    tag: 'Records',
    summary: 'Makes a record',
    description: 'In the first state of its kind. Without an id it gets the next number of its kind.',
    params: kindParams,
    body: z.strictObject({ id: idSchema.optional(), body: written, note }),
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: recordSchema,
    examples: { body: { body: { name: recordExample.body.name } }, answer: recordExample },
    async handle({ context, command, params: { kind }, body }) {
      const made = valueOf(await createRecord(context, { ...command, kind, ...body }));
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'editRecord',
    method: 'PUT',
    path: '/v1/records/{kind}/{record}',
    tag: 'Records',
    summary: 'Changes the fields of a record',
    description:
      'With the ETag of what was read it is refused when somebody changed it in between. Every version is kept.',
    params: recordParams,
    body: z.strictObject({ body: written }),
    versioned: true,
    errors: ['changed-since', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: { body: { name: recordExample.body.name } }, answer: { ...recordExample, version: 2 } },
    async handle({ context, command, params: { kind, record: id }, body, version }) {
      const changed = valueOf(await editRecord(context, { ...command, kind, id, ...body, expect: version }), version);
      return { body: changed, version: changed.version };
    },
  }),
  json({
    id: 'actOnRecord',
    method: 'POST',
    path: '/v1/records/{kind}/{record}/acts/{act}',
    tag: 'Records',
    summary: 'Moves a record on',
    description:
      'Does one of the acts of its kind: approve, issue, agree … The kind says in which state, by whom, and what is told with it. Whoever did the step before may not do some of them.',
    params: z.object({ ...recordParams.shape, act: idSchema }),
    body: z.strictObject({ tells: z.record(z.string(), anyJson).optional().describe('Fields told with it.'), note }),
    versioned: true,
    errors: ['changed-since', 'conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: { note: 'reviewed with the owner' }, answer: { ...recordExample, version: 2 } },
    async handle({ context, command, params: { kind, record: id, act }, body, version }) {
      const asked = { ...command, kind, id, act, ...body, expect: version };
      const moved = valueOf(await actOnRecord(context, asked), version);
      return { body: moved, version: moved.version };
    },
  }),
];
