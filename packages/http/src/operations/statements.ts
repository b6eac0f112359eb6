/** Statements: live, as known at a moment, explained, issued. */
import {
  explainStatement,
  issuedStatement,
  issuedStatements,
  liveStatement,
  liveStatements,
  statementOf,
  targetsWithoutData,
} from '@troth/services';
import { z } from 'zod';
import {
  documentSchema,
  idSchema,
  momentSchema,
  pageById,
  pageOf,
  pageOfWhole,
  pageQuery,
  periodSchema,
} from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { issuedStatementShape, liveStatementShape, madeStatement, statementExamples } from './statement-shapes.ts';

export const periodParams = z.object({ agreement: idSchema, period: periodSchema });
const knownAtQuery = z.strictObject({
  knownAt: momentSchema
    .optional()
    .describe('As the evidence was known then. Now, or for a closed period what was issued, when missing.'),
});

const live: readonly Operation[] = [
  json({
    id: 'listLiveStatements',
    method: 'GET',
    path: '/v1/statements/live',
    tag: 'Statements',
    summary: 'How every agreement stands now',
    description: 'The provisional statements last made, one per agreement, in order of agreement.',
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(liveStatementShape),
    examples: { answer: { items: [statementExamples.live] } },
    async handle({ context, caller: { organisation }, query }) {
      const read = (page: { after?: string; limit: number }) => liveStatements(context, { organisation, ...page });
      return { body: await pageById(query, 'live', { read, idOf: ({ agreement }) => agreement }) };
    },
  }),
  json({
    id: 'readLiveStatement',
    method: 'GET',
    path: '/v1/agreements/{agreement}/live',
    tag: 'Statements',
    summary: 'How an agreement stands now',
    description: 'The provisional statement of the period that runs, as the last evidence left it.',
    params: z.object({ agreement: idSchema }),
    query: z.strictObject({ period: periodSchema.optional() }),
    status: 200,
    answer: liveStatementShape,
    examples: { answer: statementExamples.live },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await liveStatement(context, { organisation, ...params, ...query })) };
    },
  }),
  json({
    id: 'listWithoutData',
    method: 'GET',
    path: '/v1/targets-without-data',
    tag: 'Statements',
    summary: 'Promises nobody measures',
    description: 'Commitments in force about which nothing came in for so long.',
    query: z.strictObject({
      ...pageQuery,
      withinMs: z.coerce.number().int().min(1).max(31_536_000_000).optional().describe('Milliseconds of silence.'),
    }),
    status: 200,
    answer: pageOf(
      z.object({
        agreement: z.string(),
        commitment: z.string(),
        source: z.string().optional(),
        lastSeen: z.string().optional(),
      }),
    ),
    examples: { answer: { items: [{ agreement: 'SLA-HL-01', commitment: 'restore-p1' }] } },
    async handle({ context, caller: { organisation }, query }) {
      const { withinMs } = query;
      const read = () => targetsWithoutData(context, { organisation, withinMs });
      const idOf = (one: { agreement: string; commitment: string }) => `${one.agreement}\n${one.commitment}`;
      return { body: await pageOfWhole(query, `without-data/${withinMs ?? ''}`, { read, idOf }) };
    },
  }),
];

const made: readonly Operation[] = [
  json({
    id: 'makeStatement',
    method: 'GET',
    path: '/v1/agreements/{agreement}/periods/{period}/statement',
    tag: 'Statements',
    summary: 'The statement of a period',
    description: 'Computed now from the evidence that was known at the moment asked for.',
    params: periodParams,
    query: knownAtQuery,
    errors: ['invalid'],
    status: 200,
    answer: madeStatement,
    examples: { answer: statementExamples.made },
    async handle({ context, caller: { organisation }, params, query }) {
      const found = valueOf(await statementOf(context, { organisation, ...params, ...query }));
      return { body: found, version: found.hash };
    },
  }),
  json({
    id: 'explainStatement',
    method: 'GET',
    path: '/v1/agreements/{agreement}/periods/{period}/explanation',
    tag: 'Statements',
    summary: 'Why a statement is what it is',
    description: 'The statement with its derivation, and for each clause what the figures would be without it.',
    params: periodParams,
    query: knownAtQuery,
    errors: ['invalid'],
    status: 200,
    answer: madeStatement.extend({ ablations: z.array(documentSchema('A clause, and the statement without it.')) }),
    examples: { answer: { ...statementExamples.made, ablations: [] } },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await explainStatement(context, { organisation, ...params, ...query })) };
    },
  }),
];

const issued: readonly Operation[] = [
  json({
    id: 'listIssuedStatements',
    method: 'GET',
    path: '/v1/statements',
    tag: 'Statements',
    summary: 'Issued statements',
    description: 'Everything that was given out, final statements and restatements.',
    query: z.strictObject({ ...pageQuery, agreement: idSchema.optional() }),
    status: 200,
    answer: pageOf(issuedStatementShape),
    examples: { answer: { items: [statementExamples.issued] } },
    async handle({ context, caller: { organisation }, query }) {
      const { agreement } = query;
      const read = (page: { after?: string; limit: number }) =>
        issuedStatements(context, { organisation, agreement, ...page });
      const idOf = (one: { agreement: string; period: string }) => `${one.agreement}/${one.period}`;
      return { body: await pageById(query, `issued/${agreement ?? ''}`, { read, idOf }) };
    },
  }),
  json({
    id: 'readIssuedStatement',
    method: 'GET',
    path: '/v1/agreements/{agreement}/periods/{period}/issued',
    tag: 'Statements',
    summary: 'What was issued for a period',
    description: 'The last version, or the one named. Issued statements never change.',
    params: periodParams,
    query: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
    status: 200,
    answer: issuedStatementShape,
    examples: { answer: statementExamples.issued },
    async handle({ context, caller: { organisation }, params, query }) {
      const found = valueOf(await issuedStatement(context, { organisation, ...params, ...query }));
      return { body: found, version: found.hash };
    },
  }),
];

export const statementOperations: readonly Operation[] = [...live, ...made, ...issued];
