/** Rows that people wrote, and what a correction of one would move before it is kept. */
import { loggedOutages, previewCorrection } from '@troth/services';
import { z } from 'zod';
import { anyJson, idSchema } from '../answers/shapes.ts';
import { evidenceRowShape } from './commitment-page.ts';
import { movesShape } from './moved-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const preview = movesShape
  .extend({
    period: z.string().describe('Month in which the row begins.'),
    issued: z.boolean().describe('The statement is issued: a restatement is proposed, and the paper stays.'),
  })
  .meta({ id: 'CorrectionPreview', description: 'What a correction would move.' });

const logged = evidenceRowShape
  .extend({ agreement: z.string().optional() })
  .meta({ id: 'LoggedOutage', description: 'An outage logged by hand, or its correction.' });

export const correctionOperations: readonly Operation[] = [
  json({
    id: 'listLoggedOutages',
    method: 'GET',
    path: '/v1/outages',
    tag: 'Evidence',
    summary: 'Outages that were logged by hand',
    description: 'The latest first. Rows that were corrected stay, beside what corrected them.',
    status: 200,
    answer: z.object({ items: z.array(logged) }),
    examples: { answer: { items: [] } },
    async handle({ context, caller: { organisation } }) {
      return { body: await loggedOutages(context, { organisation }) };
    },
  }),
  json({
    id: 'previewCorrection',
    method: 'POST',
    path: '/v1/agreements/{agreement}/correction-preview',
    tag: 'Evidence',
    summary: 'What a correction would move',
    description:
      'The promises of the month of the row, as it stands and as it would read. Nothing is written, whoever asks.',
    params: z.object({ agreement: idSchema }),
    body: z.strictObject({
      source: idSchema,
      row: idSchema.describe('Id of the row that would be corrected.'),
      change: z.record(z.string().max(60), anyJson).optional().describe('The fields that change; left out to retract.'),
      retract: z.boolean().optional(),
    }),
    errors: ['not-found'],
    status: 200,
    answer: preview,
    examples: {
      body: { source: 'probe-hk', row: 'out-17', change: { end: '2025-02-03T09:12:00+08:00' } },
      answer: { period: '2025-02', issued: false, promises: [] },
    },
    async handle({ context, caller: { organisation }, params, body }) {
      return { body: valueOf(await previewCorrection(context, { organisation, ...params, ...body })) };
    },
  }),
];
