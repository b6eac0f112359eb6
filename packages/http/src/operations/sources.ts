/** Where facts come from: registering, health, what was set aside. */
import { Instant } from '@troth/core';
import { listSources, readSource, registerSource, retireSource, sourceHealth } from '@troth/services';
import type { Context } from '@troth/services';
import { z } from 'zod';
import {
  documentSchema,
  idSchema,
  numberAfter,
  pageFrom,
  pageOf,
  pageOfWhole,
  pageQuery,
  wordsSchema,
  anyJson,
} from '../answers/shapes.ts';
import { nothingHere } from '../errors.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const source = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    config: documentSchema('Settings of its kind, without secrets.'),
    hasSecret: z.boolean(),
    signed: z.boolean().describe('Its requests prove themselves by a signature.'),
    direction: z.enum(['push', 'pull']),
    cadenceMs: z.number().int().optional(),
    everyMs: z.number().int().optional(),
    clockLimitMs: z.number().int(),
    mappings: z.unknown().meta({ type: 'array', items: {}, description: 'What its raw samples mean, as written.' }),
    version: z.number().int(),
    retired: z.boolean(),
  })
  .meta({ id: 'Source', description: 'A source of evidence: never its secret.' });

const health = z
  .object({
    source: z.string(),
    accepted: z.number().int(),
    duplicates: z.number().int(),
    refused: z.number().int(),
    samples: z.number().int(),
    lastReceived: z.string().optional(),
    lastOccurred: z.string().optional().describe('Watermark: the latest instant that a row speaks of.'),
    offsetMs: z.number().optional().describe('How far the sender’s clock is from ours.'),
    fitForEvidence: z.boolean(),
    silentForMs: z.number().optional(),
    state: z.enum(['connected', 'degraded', 'disconnected', 'waiting']),
    gaps: z.array(z.object({ from: z.string(), to: z.string() })),
    completeness: z.string().optional().describe('Exact share of what was expected that came.'),
  })
  .meta({ id: 'SourceHealth', description: 'What a source has told, and when it was silent.' });

const quarantined = z
  .object({
    id: z.number().int(),
    source: z.string(),
    place: z.string(),
    code: z.string(),
    message: z.string(),
    raw: z.string().optional(),
    receivedAt: z.string(),
  })
  .meta({ id: 'QuarantinedItem', description: 'Something that could not be taken as evidence, and why.' });

const settings = {
  title: wordsSchema(200).optional(),
  config: anyJson.optional().describe('Settings of its kind.'),
  cadenceMs: z
    .number()
    .int()
    .min(1)
    .max(31_536_000_000)
    .optional()
    .describe('A row is expected within so many milliseconds.'),
  everyMs: z.number().int().min(1000).max(86_400_000).optional().describe('For sources that are asked: how often.'),
  mappings: z
    .array(anyJson)
    .max(1000)
    .optional()
    .describe('For sources of raw samples: which of them are evidence, and of what (docs/guides/sources.md).'),
  clockLimitMs: z
    .number()
    .int()
    .min(1000)
    .max(86_400_000)
    .optional()
    .describe('How far the sender’s clock may be off.'),
};

const secretSchema = z.string().min(8).max(1000).describe('Kept encrypted; never shown again.');

const example = {
  id: 'alerts-hk',
  kind: 'alertmanager',
  title: 'Alerts of the NOC',
  config: {},
  hasSecret: false,
  signed: false,
  direction: 'push',
  clockLimitMs: 60_000,
  mappings: [],
  version: 1,
  retired: false,
};
const exampleHealth = {
  source: 'alerts-hk',
  accepted: 812,
  duplicates: 12,
  refused: 1,
  samples: 0,
  lastReceived: '2025-02-26T00:29:58.000Z',
  fitForEvidence: true,
  state: 'connected',
  gaps: [],
};

const sourceParams = z.object({ source: idSchema });

export const sourceOperations: readonly Operation[] = [
  json({
    id: 'listSources',
    method: 'GET',
    path: '/v1/sources',
    tag: 'Sources',
    summary: 'Sources of evidence',
    description: 'Every source, in order of id.',
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(source),
    examples: { answer: { items: [example] } },
    async handle({ context, caller: { organisation }, query }) {
      const read = () => listSources(context, { organisation });
      return { body: await pageOfWhole(query, 'sources', { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'readSource',
    method: 'GET',
    path: '/v1/sources/{source}',
    tag: 'Sources',
    summary: 'One source',
    description: 'Its settings, without secrets.',
    params: sourceParams,
    status: 200,
    answer: source,
    examples: { answer: example },
    async handle({ context, caller: { organisation }, params }) {
      const found = valueOf(await readSource(context, { organisation, id: params.source }));
      return { body: found, version: found.version };
    },
  }),
  json({
    id: 'registerSource',
    method: 'PUT',
    path: '/v1/sources/{source}',
    tag: 'Sources',
    summary: 'Registers or changes a source',
    description:
      'Without If-Match the source must not be there yet; with the ETag of what was read its settings are replaced. A source that signs its requests needs a secret.',
    params: sourceParams,
    body: z.strictObject({ kind: z.string().min(1).max(60), ...settings, secret: secretSchema.optional() }),
    versioned: true,
    errors: ['changed-since'],
    status: 200,
    answer: source,
    examples: { body: { kind: 'alertmanager', title: 'Alerts of the NOC' }, answer: example },
    async handle({ context, command, params, body, version }) {
      const asked = { ...command, id: params.source, ...body, expect: version ?? 0 };
      const made = valueOf(await registerSource(context, asked), version);
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'retireSource',
    method: 'DELETE',
    path: '/v1/sources/{source}',
    tag: 'Sources',
    summary: 'Retires a source',
    description: 'Nothing is taken from it any more; what it told stays evidence.',
    params: sourceParams,
    status: 200,
    answer: source,
    examples: { answer: { ...example, retired: true } },
    async handle({ context, command, params }) {
      return { body: valueOf(await retireSource(context, { ...command, id: params.source })) };
    },
  }),
  json({
    id: 'rotateSourceSecret',
    method: 'POST',
    path: '/v1/sources/{source}/secret',
    tag: 'Sources',
    summary: 'A new secret for a source',
    description: 'Requests signed with the old secret are refused from now on.',
    params: sourceParams,
    body: z.strictObject({ secret: secretSchema }),
    status: 200,
    answer: source,
    examples: { body: { secret: 'correct horse battery staple' }, answer: { ...example, hasSecret: true, version: 2 } },
    async handle({ context, command, params, body }) {
      const { organisation } = command;
      const now = valueOf(await readSource(context, { organisation, id: params.source }));
      const { id, kind, title, config, cadenceMs, everyMs, clockLimitMs, mappings, version } = now;
      const same = { id, kind, title, config, cadenceMs, everyMs, clockLimitMs, mappings, expect: version };
      const made = valueOf(await registerSource(context, { ...command, ...same, secret: body.secret }));
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'listSourceHealth',
    method: 'GET',
    path: '/v1/source-health',
    tag: 'Sources',
    summary: 'Health of all sources',
    description: 'What each source has told, its watermark, gaps, clock and completeness.',
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(health),
    examples: { answer: { items: [exampleHealth] } },
    async handle({ context, caller: { organisation }, query }) {
      const read = () => sourceHealth(context, { organisation });
      return { body: await pageOfWhole(query, 'source-health', { read, idOf: (one) => one.source }) };
    },
  }),
  json({
    id: 'readSourceHealth',
    method: 'GET',
    path: '/v1/sources/{source}/health',
    tag: 'Sources',
    summary: 'Health of one source',
    description: 'What it has told, its watermark, gaps, clock and completeness.',
    params: sourceParams,
    status: 200,
    answer: health,
    examples: { answer: exampleHealth },
    async handle({ context, caller: { organisation }, params }) {
      const [found] = await sourceHealth(context, { organisation, source: await known(context, organisation, params) });
      if (found === undefined) throw nothingHere();
      return { body: found };
    },
  }),
  json({
    id: 'listQuarantine',
    method: 'GET',
    path: '/v1/sources/{source}/quarantine',
    tag: 'Sources',
    summary: 'What was set aside',
    description: 'Items of this source that could not be taken as evidence, the oldest first, each with its reason.',
    params: sourceParams,
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(quarantined),
    examples: {
      answer: {
        items: [
          {
            id: 3,
            source: 'alerts-hk',
            place: 'alerts[0]',
            code: 'label-missing',
            message: 'the label `subject` is missing; set it in the alerting rule',
            receivedAt: '2025-02-26T00:29:58.000Z',
          },
        ],
      },
    },
    async handle({ context, caller: { organisation }, params, query }) {
      const id = await known(context, organisation, params);
      const list = `quarantine/${id}`;
      const after = numberAfter(list, query);
      const asked = { source: id, limit: query.limit + 1, ...(after === undefined ? {} : { after }) };
      const found = await context.store.read(organisation, (reader) => reader.quarantine(asked));
      const page = pageFrom(found, { list, limit: query.limit }, (one) => one.id);
      const items = page.items.map((one) => ({ ...one, receivedAt: Instant.format(one.receivedAt) }));
      return { body: { ...page, items } };
    },
  }),
];

/** The id of a source that is there for this organisation. */
async function known(context: Context, organisation: string, params: { source: string }): Promise<string> {
  return valueOf(await readSource(context, { organisation, id: params.source })).id;
}
