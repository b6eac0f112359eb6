/** Temporary terms out of a disruption: what they would do to the month, the proposal, and the other side's word. */
import { answerTerms, proposeTerms, termsEffect } from '@troth/services';
import { z } from 'zod';
import { idSchema, nearMomentSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';
import { sumSchema } from './today.ts';

const terms = {
  agreement: idSchema,
  commitment: idSchema,
  effect: z.enum(['exclude', 'target']).describe('exclude: the time does not count. target: another target holds.'),
  target: wordsSchema(100).optional().describe('Of `target`, as an agreement writes it: "<= 320 ms".'),
  from: nearMomentSchema,
  to: nearMomentSchema,
};
const writtenWords = z.strictObject({ en: wordsSchema(20_000), 'zh-Hant': wordsSchema(20_000).optional() });

const heading = z.object({
  attained: wordPair,
  target: wordPair,
  verdict: z.enum(['met', 'missed', 'no-volume', 'not-measured', 'suspended', 'open', 'reported']),
  credit: sumSchema.optional().describe('Of the whole statement.'),
});
const effect = z
  .object({ period: z.string(), without: heading, with: heading })
  .meta({ id: 'TermsEffect', description: 'Where a month is heading, and where under temporary terms.' });

const exampleTerms = {
  agreement: 'SLA-TG-VPN',
  commitment: 'latency',
  effect: 'exclude' as const,
  from: '2025-02-20T08:00:00+08:00',
  to: '2025-02-28T08:00:00+08:00',
};
const exampleRecord = {
  kind: 'temporary-terms' as const,
  id: 'TMP-0002',
  version: 1,
  recordedAt: '2025-02-26T00:30:00.000Z',
  actor: 'person:derek',
  title: 'Temporary terms for SLA-TG-VPN',
  parties: ['thamesgate'],
  about: { agreement: 'SLA-TG-VPN', records: ['disruption/DIS-0001'] },
  body: { ...exampleTerms, target: 'exclude', party: 'thamesgate', state: 'proposed', trail: [] },
};

export const temporaryTermsOperations: readonly Operation[] = [
  json({
    id: 'readTermsEffect',
    method: 'GET',
    path: '/v1/temporary-terms-effect',
    tag: 'Disruptions',
    summary: 'What temporary terms would do',
    description:
      'The month is evaluated to its end as it is known, and again with the waiver in the text; of a measured figure it may be supposed at which level it goes on until the terms end.',
    query: z.strictObject({
      ...terms,
      goesOnAt: z
        .string()
        .regex(/^\d{1,12}(?:\.\d{1,6})?$/u, 'write a number, as 312')
        .optional()
        .describe('Level of a measured figure until the terms end, in its own unit.'),
    }),
    errors: ['not-found'],
    status: 200,
    answer: effect,
    examples: {
      answer: {
        period: '2025-02',
        without: {
          attained: { en: '270.9 ms' },
          target: { en: 'at most 260 ms' },
          verdict: 'missed' as const,
          credit: { amount: '3600.00', currency: 'HKD' },
        },
        with: { attained: { en: '245 ms' }, target: { en: 'at most 260 ms' }, verdict: 'met' as const },
      },
    },
    async handle({ context, caller: { organisation }, query }) {
      return { body: valueOf(await termsEffect(context, { organisation, ...query })) };
    },
  }),
  json({
    id: 'proposeTemporaryTerms',
    method: 'POST',
    path: '/v1/disruptions/{disruption}/temporary-terms',
    tag: 'Disruptions',
    summary: 'Proposes temporary terms',
    description:
      'To whoever speaks for the other side, with a letter. Refused where the text with the waiver would have no one meaning.',
    params: z.object({ disruption: idSchema }),
    body: z.strictObject({ ...terms, consideration: writtenWords, goodwill: sumSchema.optional() }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 201,
    answer: recordSchema,
    examples: {
      body: { ...exampleTerms, consideration: { en: 'Three percent of the monthly fee as goodwill.' } },
      answer: exampleRecord,
    },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await proposeTerms(context, { ...command, ...params, ...body })) };
    },
  }),
  json({
    id: 'answerTemporaryTerms',
    method: 'POST',
    path: '/v1/temporary-terms/{terms}/answer',
    tag: 'Disruptions',
    summary: 'The other side agrees to temporary terms, or declines them',
    description: 'With the consent the waiver is in force: the agreement has its next revision in the same moment.',
    params: z.object({ terms: idSchema }),
    body: z.strictObject({ answer: z.enum(['agree', 'decline']), note: wordsSchema(500).optional() }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: recordSchema,
    examples: { body: { answer: 'agree' }, answer: exampleRecord },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await answerTerms(context, { ...command, id: params.terms, ...body })) };
    },
  }),
];
