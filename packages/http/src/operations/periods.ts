/** Closing periods, and restating what was closed. */
import {
  approveRestatement,
  closePeriod,
  declineRestatement,
  listProposals,
  proposeRestatement,
} from '@troth/services';
import { z } from 'zod';
import { idSchema, pageOf, pageOfWhole, pageQuery, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { issuedStatementShape, restatementShape, statementExamples } from './statement-shapes.ts';
import { periodParams } from './statements.ts';

const restatementParams = z.object({ restatement: idSchema });

export const periodOperations: readonly Operation[] = [
  json({
    id: 'closePeriod',
    method: 'POST',
    path: '/v1/agreements/{agreement}/periods/{period}/close',
    tag: 'Periods',
    summary: 'Closes a period',
    description:
      'Issues the final statement. Refused while evidence is incomplete, the correction window runs or decisions are open, unless a person takes that upon himself, with the reason.',
    params: periodParams,
    body: z.strictObject({
      overrule: z
        .strictObject({
          guards: z
            .array(z.enum(['completeness', 'correction-window', 'open-decisions']))
            .min(1)
            .max(3),
          reason: wordsSchema(2000),
        })
        .optional(),
    }),
    status: 201,
    answer: issuedStatementShape,
    examples: { body: {}, answer: statementExamples.issued },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await closePeriod(context, { ...command, ...params, ...body })) };
    },
  }),
  json({
    id: 'listRestatements',
    method: 'GET',
    path: '/v1/restatements',
    tag: 'Periods',
    summary: 'Restatements, proposed and decided',
    description: 'Issued statements that late evidence would change, with the rows that move them and the money.',
    query: z.strictObject({ ...pageQuery, agreement: idSchema.optional() }),
    status: 200,
    answer: pageOf(restatementShape),
    examples: { answer: { items: [statementExamples.restatement] } },
    async handle({ context, caller: { organisation }, query }) {
      const { agreement } = query;
      const read = () => listProposals(context, { organisation, agreement });
      return { body: await pageOfWhole(query, `restatements/${agreement ?? ''}`, { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'proposeRestatement',
    method: 'POST',
    path: '/v1/agreements/{agreement}/periods/{period}/restatements',
    tag: 'Periods',
    summary: 'Looks whether a statement has to be restated',
    description: 'Proposes a restatement when the evidence known today gives another statement than the one issued.',
    params: periodParams,
    status: 200,
    answer: z.object({ proposal: restatementShape.optional().describe('Missing when nothing would change.') }),
    examples: { answer: { proposal: statementExamples.restatement } },
    async handle({ context, command, params }) {
      return { body: { proposal: valueOf(await proposeRestatement(context, { ...command, ...params })) } };
    },
  }),
  json({
    id: 'approveRestatement',
    method: 'POST',
    path: '/v1/restatements/{restatement}/approve',
    tag: 'Periods',
    summary: 'Approves a restatement',
    description: 'Issues the restated statement. Refused when the approver is the proposer.',
    params: restatementParams,
    status: 200,
    answer: issuedStatementShape,
    examples: { answer: { ...statementExamples.issued, version: 2, status: 'restated' } },
    async handle({ context, command, params }) {
      return { body: valueOf(await approveRestatement(context, { ...command, id: params.restatement })) };
    },
  }),
  json({
    id: 'declineRestatement',
    method: 'POST',
    path: '/v1/restatements/{restatement}/decline',
    tag: 'Periods',
    summary: 'Declines a restatement',
    description: 'What was issued stands; the reason is kept.',
    params: restatementParams,
    body: z.strictObject({ reason: wordsSchema(2000) }),
    status: 200,
    answer: restatementShape,
    examples: {
      body: { reason: 'The late rows came from a probe under test.' },
      answer: { ...statementExamples.restatement, state: 'declined', version: 2 },
    },
    async handle({ context, command, params, body }) {
      return {
        body: valueOf(await declineRestatement(context, { ...command, id: params.restatement, reason: body.reason })),
      };
    },
  }),
];
