/** Disruptions: whom they touch, declaring, telling how it stands, all that hangs on one. */
import { affectedBy, declareDisruption, disruptionView, tellDisruption } from '@troth/services';
import { z } from 'zod';
import { idSchema, momentSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';
import { sumSchema } from './today.ts';

const from = z
  .string()
  .regex(
    /^(?:party|component|service)\/[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/u,
    'write party/ID, component/ID or service/ID',
  );
const writtenWords = z.strictObject({ en: wordsSchema(500), 'zh-Hant': wordsSchema(500).optional() });

const affected = z.object({
  agreement: z.string(),
  party: z.string(),
  name: wordPair,
  path: z.array(z.string()).describe('How it is reached: kind/id of every step.'),
});

const view = z
  .object({
    record: recordSchema,
    agreements: z.array(
      z.object({
        agreement: z.string(),
        party: z.string(),
        effect: wordPair,
        results: z.array(
          z.object({
            commitment: z.string(),
            title: wordPair,
            period: z.string(),
            target: wordPair,
            attained: wordPair,
            verdict: z.enum(['met', 'missed', 'no-volume', 'not-measured', 'suspended', 'open', 'reported']),
            final: z.boolean(),
          }),
        ),
        credit: sumSchema.optional(),
        temporary: z.array(recordSchema),
        ladder: z.array(z.object({ level: z.number().int(), role: z.string(), at: z.string() })),
      }),
    ),
    nextUpdate: z.object({ due: z.string(), late: z.boolean() }).optional(),
    words: z
      .object({ said: z.number().int(), inTime: z.number().int() })
      .describe('Words to customers, and how many came by when they were promised.'),
    claims: z.array(recordSchema),
    notices: z.array(recordSchema),
    actions: z.array(recordSchema),
  })
  .meta({ id: 'DisruptionView', description: 'A disruption with all that hangs on it.' });

const exampleRecord = {
  kind: 'disruption' as const,
  id: 'DIS-0001',
  version: 1,
  recordedAt: '2025-01-09T01:00:00.000Z',
  actor: 'person:ada',
  title: { en: 'Subsea cut' },
  parties: ['thamesgate'],
  about: { agreement: 'SLA-TG-EPL' },
  body: { title: { en: 'Subsea cut' }, state: 'declared', trail: [] },
};
const exampleView = {
  record: exampleRecord,
  agreements: [
    {
      agreement: 'SLA-TG-EPL',
      party: 'thamesgate',
      effect: { en: 'Round trip 245 → 312 ms' },
      results: [],
      temporary: [],
      ladder: [{ level: 1, role: 'Duty analyst', at: '2025-01-09T01:15:00.000Z' }],
    },
  ],
  nextUpdate: { due: '2025-01-09T01:30:00.000Z', late: false },
  words: { said: 0, inTime: 0 },
  claims: [],
  notices: [],
  actions: [],
};

export const disruptionOperations: readonly Operation[] = [
  json({
    id: 'listAffected',
    method: 'GET',
    path: '/v1/affected-agreements',
    tag: 'Disruptions',
    summary: 'Whom a failure touches',
    description: 'Agreements reached from a supplier, component or service over the links that somebody drew.',
    query: z.strictObject({ from }),
    status: 200,
    answer: z.object({ items: z.array(affected) }),
    examples: {
      answer: {
        items: [
          {
            agreement: 'SLA-TG-EPL',
            party: 'thamesgate',
            name: { en: 'Thamesgate Asset Management' },
            path: ['party/trans-asia-subsea', 'service/SVC-S04'],
          },
        ],
      },
    },
    async handle({ context, caller: { organisation }, query }) {
      return { body: { items: await affectedBy(context, { organisation, ...query }) } };
    },
  }),
  json({
    id: 'declareDisruption',
    method: 'POST',
    path: '/v1/disruptions',
    tag: 'Disruptions',
    summary: 'Declares a disruption',
    description: 'The agreements are found over the links from what failed.',
    body: z.strictObject({
      title: writtenWords,
      cause: writtenWords,
      start: momentSchema,
      from,
      effect: writtenWords.describe('What it does to each of them.'),
    }),
    errors: ['forbidden'],
    status: 201,
    answer: recordSchema,
    examples: {
      body: {
        title: { en: 'Subsea cut' },
        cause: { en: 'Cable cut south of Lantau' },
        start: '2025-01-09T09:00:00+08:00',
        from: 'party/trans-asia-subsea',
        effect: { en: 'Round trip 245 → 312 ms' },
      },
      answer: exampleRecord,
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await declareDisruption(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'readDisruption',
    method: 'GET',
    path: '/v1/disruptions/{disruption}',
    tag: 'Disruptions',
    summary: 'A disruption with all that hangs on it',
    description:
      'Effects with the results of the period, ladder, words to customers and whether they came in time, temporary terms, claims, actions.',
    params: z.object({ disruption: idSchema }),
    status: 200,
    answer: view,
    examples: { answer: exampleView },
    async handle({ context, caller: { organisation, actor }, params }) {
      return { body: valueOf(await disruptionView(context, { organisation, actor, id: params.disruption })) };
    },
  }),
  json({
    id: 'tellDisruption',
    method: 'POST',
    path: '/v1/disruptions/{disruption}/updates',
    tag: 'Disruptions',
    summary: 'Tells customers how it stands',
    description:
      'Kept with the moment that it was said; the next word is due half an hour later, or when this one says.',
    params: z.object({ disruption: idSchema }),
    body: z.strictObject({
      text: writtenWords,
      nextBy: momentSchema.optional().describe('When the next word follows; half an hour later when missing.'),
    }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: recordSchema,
    examples: { body: { text: { en: 'Traffic is on the northern route.' } }, answer: exampleRecord },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await tellDisruption(context, { ...command, id: params.disruption, ...body })) };
    },
  }),
];
