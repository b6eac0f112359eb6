/** Audits of what was issued: planned with a drawn sample, performed, reported, closed; and the sample computed again at any time. */
import { closeAudit, performAudit, planAudit, recomputeSample, reportAudit } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';

const params = z.object({ audit: idSchema });
const words = z.strictObject({ en: wordsSchema(500), 'zh-Hant': wordsSchema(500).optional() });
const longWords = z.strictObject({ en: wordsSchema(20_000), 'zh-Hant': wordsSchema(20_000).optional() });
const periodSchema = z.string().regex(/^[0-9][0-9A-Za-z-]{3,20}$/u, 'write a period, as 2024-11');

const recomputed = z
  .object({
    version: z.number().int(),
    knownAt: z.string().describe('Evidence that was recorded up to here is what counts.'),
    issued: z.string().describe('Hash that it was issued with.'),
    computed: z.string(),
    equal: z.boolean(),
    first: z
      .object({ path: z.string(), issued: z.string(), computed: z.string() })
      .optional()
      .describe('Where the kept statement and the computed one part first.'),
  })
  .meta({ id: 'Recomputed', description: 'An issued statement computed again.' });

const plan = {
  title: { en: 'Lion Rock, November 2024' },
  criteria: ['ISO/IEC 20000-1 9.2'],
  scope: ['SLA-LR-METRO'],
  span: { from: '2024-11', to: '2024-11' },
};
const example = {
  kind: 'audit' as const,
  id: 'AUD-0001',
  version: 1,
  recordedAt: '2025-02-26T00:30:00.000Z',
  actor: 'person:iris',
  title: plan.title,
  parties: [],
  about: { agreement: 'SLA-LR-METRO' },
  body: {
    ...plan,
    seed: '2025-02-26',
    drawnFrom: 1,
    sample: [{ agreement: 'SLA-LR-METRO', period: '2024-11' }],
    state: 'planned',
    trail: [],
  },
};
const hash = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

export const sampleAuditOperations: readonly Operation[] = [
  json({
    id: 'planAudit',
    method: 'POST',
    path: '/v1/audits',
    tag: 'Proof',
    summary: 'Plans an audit and draws its sample',
    description:
      'From the statements issued for the agreements in this time: for each SHA-256 of the seed, a line feed and AGREEMENT/PERIOD; the smallest come first. Without a seed it is the head of the ledger.',
    body: z.strictObject({
      title: words,
      criteria: z.array(wordsSchema(500)).min(1).max(100),
      scope: z.array(idSchema).min(1).max(1000),
      span: z.strictObject({ from: periodSchema, to: periodSchema }),
      size: z.number().int().min(1).max(100),
      seed: wordsSchema(500).optional(),
    }),
    errors: ['forbidden'],
    status: 201,
    answer: recordSchema,
    examples: { body: { ...plan, size: 5, seed: '2025-02-26' }, answer: example },
    async handle({ context, command, body }) {
      const made = valueOf(await planAudit(context, { ...command, ...body }));
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'performAudit',
    method: 'POST',
    path: '/v1/audits/{audit}/perform',
    tag: 'Proof',
    summary: 'Performs an audit',
    description:
      'Computes every drawn statement again as it was known when it was issued, and looks whether exclusions and reports were decided by a second person and copies confirmed in time. What is not becomes an action.',
    params,
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { answer: { ...example, version: 2, body: { ...example.body, state: 'performed' } } },
    async handle({ context, command, params: { audit: id } }) {
      const done = valueOf(await performAudit(context, { ...command, id }));
      return { body: done, version: done.version };
    },
  }),
  json({
    id: 'reportAudit',
    method: 'POST',
    path: '/v1/audits/{audit}/report',
    tag: 'Proof',
    summary: 'Reports an audit',
    description: 'With what the auditor concludes from it.',
    params,
    body: z.strictObject({ conclusion: longWords }),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: {
      body: { conclusion: { en: 'The figures are right; one copy was confirmed late.' } },
      answer: { ...example, version: 3, body: { ...example.body, state: 'reported' } },
    },
    async handle({ context, command, params: { audit: id }, body }) {
      const done = valueOf(await reportAudit(context, { ...command, id, ...body }));
      return { body: done, version: done.version };
    },
  }),
  json({
    id: 'closeAudit',
    method: 'POST',
    path: '/v1/audits/{audit}/close',
    tag: 'Proof',
    summary: 'Closes an audit',
    description: 'Refused while anything that it found is open.',
    params,
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { answer: { ...example, version: 4, body: { ...example.body, state: 'closed' } } },
    async handle({ context, command, params: { audit: id } }) {
      const done = valueOf(await closeAudit(context, { ...command, id }));
      return { body: done, version: done.version };
    },
  }),
  json({
    id: 'recomputeSample',
    method: 'GET',
    path: '/v1/audits/{audit}/recomputed',
    tag: 'Proof',
    summary: 'Computes the sample again, now',
    description: 'Before whoever asks; nothing is written.',
    params,
    status: 200,
    answer: z.object({
      items: z.array(z.object({ agreement: z.string(), period: z.string(), versions: z.array(recomputed) })),
    }),
    examples: {
      answer: {
        items: [
          {
            agreement: 'SLA-LR-METRO',
            period: '2024-11',
            versions: [{ version: 1, knownAt: '2024-12-02T01:59:59.999Z', issued: hash, computed: hash, equal: true }],
          },
        ],
      },
    },
    async handle({ context, caller: { organisation, actor }, params: { audit: id } }) {
      return { body: { items: valueOf(await recomputeSample(context, { organisation, actor, id })) } };
    },
  }),
];
