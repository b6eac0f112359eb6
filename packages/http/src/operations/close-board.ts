/** The close board of a month, and all that is known of one agreement's month. */
import { closeBoard, closeFile, listBreaches } from '@troth/services';
import { z } from 'zod';
import { idSchema, periodSchema } from '../answers/shapes.ts';
import { breachShape, closeBoardShape, closeFileShape, monthEndExamples } from './month-end-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { periodParams } from './statements.ts';

export const closeBoardOperations: readonly Operation[] = [
  json({
    id: 'readCloseBoard',
    method: 'GET',
    path: '/v1/close-board/{period}',
    tag: 'Month end',
    summary: 'The close board of a month',
    description:
      'One line per agreement: what is complete, what is open, what is owed, and the one thing to do next. The totals are the sums of the lines.',
    params: z.object({ period: periodSchema }),
    status: 200,
    answer: closeBoardShape,
    examples: { answer: monthEndExamples.board },
    async handle({ context, caller: { organisation, actor }, params: { period } }) {
      return { body: await closeBoard(context, { organisation, actor, period }) };
    },
  }),
  json({
    id: 'readCloseFile',
    method: 'GET',
    path: '/v1/agreements/{agreement}/periods/{period}/close-file',
    tag: 'Month end',
    summary: 'All that is known of one agreement’s month',
    description:
      'Exclusions with the clause that held when it happened, every version of the statement, reports, credit notes, breaches, disputes, protections.',
    params: periodParams,
    status: 200,
    answer: closeFileShape,
    examples: { answer: monthEndExamples.file },
    async handle({ context, caller: { organisation, actor }, params }) {
      return { body: valueOf(await closeFile(context, { organisation, actor, ...params })) };
    },
  }),
  json({
    id: 'listBreaches',
    method: 'GET',
    path: '/v1/breaches',
    tag: 'Month end',
    summary: 'Missed promises',
    description:
      'Of every issued statement: by how much, counted minutes, cause, who was warned and when, credit, dispute, impact. The newest period first.',
    query: z.strictObject({
      agreement: idSchema.optional(),
      period: periodSchema.optional(),
      party: idSchema.optional().describe('Customer.'),
    }),
    status: 200,
    answer: z.object({ items: z.array(breachShape) }),
    examples: { answer: { items: [monthEndExamples.breach] } },
    async handle({ context, caller: { organisation }, query }) {
      return { body: { items: await listBreaches(context, { organisation, ...query }) } };
    },
  }),
];
