/** Plans of improvement: what a baseline would hold, beginning one, closing it by evidence, or putting it before level 6. */
import { beginPlan, concludeAction, escalateAction, planBaseline } from '@troth/services';
import { z } from 'zod';
import { idSchema, periodSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { keptMonth, measuredSum } from './actions.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordExample, recordSchema } from './records.ts';

const promised = {
  agreement: idSchema,
  commitment: idSchema,
  subject: wordsSchema(500).optional(),
  period: periodSchema.describe('The last period of the baseline: the one that was missed, closed by a statement.'),
};
const periods = z.number().int().min(1).max(24).describe('Periods of the baseline.');
const title = z.strictObject({ en: wordsSchema(500), 'zh-Hant': wordsSchema(500).optional() });
const dueOn = z.iso.date('write a day, as 2025-02-26');
const cost = z.strictObject({
  amount: z.string().regex(/^\d{1,15}(?:\.\d{1,4})?$/u, 'write an amount, as 15000.00'),
  currency: z.string().regex(/^[A-Z]{3}$/u, 'write three letters, as HKD'),
});

const baseline = z
  .object({
    agreement: z.string(),
    commitment: z.string(),
    subject: z.string().optional(),
    period: z.string(),
    periods: z.number().int(),
    title: wordPair.optional(),
    target: z.string().optional(),
    months: z.array(keptMonth),
    sum: measuredSum,
  })
  .meta({ id: 'PlanBaseline', description: 'How a promise stood in closed periods, as a plan would freeze it.' });

const of = { agreement: 'SLA-TP-IEPL', commitment: 'availability', period: '2024-08' };
const plan = {
  ...recordExample,
  kind: 'action' as const,
  id: 'TSK-0007',
  title: { en: 'Bring the line under 30 minutes' },
  parties: ['tai-ping'],
  about: { agreement: 'SLA-TP-IEPL' },
};

export const improvementPlanOperations: readonly Operation[] = [
  json({
    id: 'readPlanBaseline',
    method: 'GET',
    path: '/v1/improvement-plans/baseline',
    tag: 'Analysis',
    summary: 'What a plan would freeze',
    description: 'How the promise stood in closed periods, from their statements, with the hash of each.',
    query: z.strictObject({ ...promised, periods: z.coerce.number().pipe(periods).default(6) }),
    errors: ['not-found'],
    status: 200,
    answer: baseline,
    examples: {
      answer: {
        ...of,
        periods: 1,
        target: '>= 99.9 %',
        months: [{ period: '2024-08', verdict: 'missed' as const, downMs: '3900000' }],
        sum: { months: 1, met: 0, missed: 1, noData: 0, downMs: '3900000' },
      },
    },
    async handle({ context, caller: { organisation }, query }) {
      return { body: valueOf(await planBaseline(context, { organisation, ...query })) };
    },
  }),
  json({
    id: 'beginPlan',
    method: 'POST',
    path: '/v1/improvement-plans',
    tag: 'Analysis',
    summary: 'Begins a plan of improvement',
    description:
      'Freezes how the promise stood from its statements, and keeps the plan and its steps as actions. The other side of the agreement sees it and may agree; the party of each step’s owner sees the step.',
    body: z.strictObject({
      ...promised,
      periods,
      title,
      owner: idSchema,
      dueOn,
      note: wordsSchema(20_000).optional(),
      cost: cost.optional().describe('What it costs; no party sees it.'),
      objective: z.strictObject({
        mostDownMs: z.number().int().min(0).max(1_000_000_000).describe('Of a month, at most.'),
        months: z.number().int().min(1).max(24).describe('Good months one after another that verify it.'),
      }),
      design: idSchema.optional().describe('Design of the service model that it builds; no party sees it.'),
      steps: z.array(z.strictObject({ title, owner: idSchema, dueOn })).max(50),
    }),
    errors: ['forbidden', 'not-found', 'conflict'],
    status: 201,
    answer: recordSchema,
    examples: {
      body: {
        ...of,
        periods: 6,
        title: { en: 'Bring the line under 30 minutes' },
        owner: 'ada',
        dueOn: '2024-10-31',
        objective: { mostDownMs: 1_800_000, months: 3 },
        steps: [{ title: { en: 'Hear of works ten days before' }, owner: 'chen-wei', dueOn: '2024-09-30' }],
      },
      answer: plan,
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await beginPlan(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'concludeAction',
    method: 'POST',
    path: '/v1/actions/{action}/conclude',
    tag: 'Analysis',
    summary: 'Closes a plan that evidence has verified',
    description: 'Refused until statements show as many good periods running as it named, whatever anybody says.',
    params: z.object({ action: idSchema }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: recordSchema,
    examples: { answer: plan },
    async handle({ context, command, params: { action } }) {
      return { body: valueOf(await concludeAction(context, { ...command, action })) };
    },
  }),
  json({
    id: 'escalateAction',
    method: 'POST',
    path: '/v1/actions/{action}/escalate',
    tag: 'Analysis',
    summary: 'Puts a plan before somebody of level 6',
    description: 'Of a plan that evidence has not verified. Who it is put before finds it in Today and decides.',
    params: z.object({ action: idSchema }),
    body: z.strictObject({ to: idSchema, reason: wordsSchema(2000) }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: recordSchema,
    examples: { body: { to: 'derek', reason: 'The tail fails still' }, answer: plan },
    async handle({ context, command, params: { action }, body }) {
      return { body: valueOf(await escalateAction(context, { ...command, action, ...body })) };
    },
  }),
];
