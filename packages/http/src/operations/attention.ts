/** What needs somebody: alerts, open cases, problem reports. */
import {
  acknowledgeAlert,
  acknowledgeProblem,
  closeProblem,
  listAlerts,
  listProblems,
  openCases,
  reportProblem,
} from '@troth/services';
import { z } from 'zod';
import { idSchema, pageById, pageOf, pageQuery, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const alert = z
  .object({
    id: z.string(),
    kind: z.enum(['budget', 'burn-rate', 'burn-rule', 'case-due', 'clock-went-back', 'missed', 'source-silent']),
    agreement: z.string().optional(),
    commitment: z.string().optional(),
    subject: z.string().optional(),
    period: z.string().optional(),
    against: z
      .enum(['contract', 'internal'])
      .optional()
      .describe('Of a burn rate: whose target it is measured against.'),
    message: z.string(),
    raisedAt: z.string(),
    acknowledgedBy: z.string().optional(),
    version: z.number().int(),
  })
  .meta({ id: 'Alert', description: 'Something that is about to break a promise, or has; raised once.' });

const openCase = z
  .object({
    agreement: z.string(),
    commitment: z.string(),
    case: z.string(),
    priority: z.string().optional(),
    stopped: z.boolean(),
    remainingMs: z.number().optional(),
    dueAt: z.string().optional(),
    late: z.boolean(),
  })
  .meta({ id: 'OpenCase', description: 'A clock that runs.' });

export const problem = z
  .object({
    id: z.string(),
    agreement: z.string().optional(),
    subject: z.string(),
    text: z.string(),
    from: z.string(),
    reportedAt: z.string(),
    acknowledgeBy: z.string().optional(),
    acknowledgedAt: z.string().optional(),
    acknowledgedBy: z.string().optional(),
    overdueAt: z.string().optional().describe('When the answer was due and none had come.'),
    closedAt: z.string().optional(),
    solution: z.string().optional(),
    ladder: z.array(
      z.object({ level: z.number().int(), role: z.string(), at: z.string(), calledAt: z.string().optional() }),
    ),
  })
  .meta({ id: 'ProblemReport', description: 'A report by a person that something is wrong.' });

const exampleAlert = {
  id: 'al-3',
  kind: 'budget',
  agreement: 'SLA-HL-01',
  commitment: 'availability',
  period: '2025-02',
  message: '80 % of the downtime allowed in 2025-02 is used.',
  raisedAt: '2025-02-20T02:00:00.000Z',
  version: 1,
};
export const exampleProblem = {
  id: 'pr-12',
  agreement: 'SLA-HL-01',
  subject: 'Slow since this morning',
  text: 'All three sites are slow.',
  from: 'ops@customer.example',
  reportedAt: '2025-02-26T00:10:00.000Z',
  acknowledgeBy: '2025-02-26T01:10:00.000Z',
  ladder: [{ level: 1, role: 'service desk', at: '2025-02-26T01:10:00.000Z' }],
};

const problemParams = z.object({ problem: idSchema });

const alerts: readonly Operation[] = [
  json({
    id: 'listAlerts',
    method: 'GET',
    path: '/v1/alerts',
    tag: 'Attention',
    summary: 'Alerts',
    description: 'What is about to break a promise, or has.',
    query: z.strictObject({ ...pageQuery, agreement: idSchema.optional() }),
    status: 200,
    answer: pageOf(alert),
    examples: { answer: { items: [exampleAlert] } },
    async handle({ context, caller: { organisation }, query }) {
      const { agreement } = query;
      const read = (page: { after?: string; limit: number }) =>
        listAlerts(context, { organisation, agreement, ...page });
      return { body: await pageById(query, `alerts/${agreement ?? ''}`, { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'acknowledgeAlert',
    method: 'POST',
    path: '/v1/alerts/{alert}/acknowledge',
    tag: 'Attention',
    summary: 'Takes an alert upon oneself',
    description: 'Says that somebody sees to it.',
    params: z.object({ alert: idSchema }),
    status: 200,
    answer: alert,
    examples: { answer: { ...exampleAlert, acknowledgedBy: 'key:k7f3', version: 2 } },
    async handle({ context, command, params }) {
      return { body: valueOf(await acknowledgeAlert(context, { ...command, id: params.alert })) };
    },
  }),
  json({
    id: 'listOpenCases',
    method: 'GET',
    path: '/v1/cases',
    tag: 'Attention',
    summary: 'Clocks that run',
    description: 'Cases with a promise on their time, the one that falls due first first.',
    query: z.strictObject({
      agreement: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100).describe('At most 1000.'),
    }),
    status: 200,
    answer: z.object({ items: z.array(openCase) }),
    examples: {
      answer: {
        items: [
          {
            agreement: 'SLA-HL-01',
            commitment: 'restore-p1',
            case: 'CASE-1204',
            priority: 'P1',
            stopped: false,
            remainingMs: 5_400_000,
            dueAt: '2025-02-26T02:00:00.000Z',
            late: false,
          },
        ],
      },
    },
    async handle({ context, caller: { organisation }, query }) {
      return { body: { items: await openCases(context, { organisation, ...query }) } };
    },
  }),
];

const problems: readonly Operation[] = [
  json({
    id: 'listProblems',
    method: 'GET',
    path: '/v1/problems',
    tag: 'Attention',
    summary: 'Problem reports',
    description: 'What people reported, by when it has to be acknowledged, and who is called next.',
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(problem),
    examples: { answer: { items: [exampleProblem] } },
    async handle({ context, caller: { organisation }, query }) {
      const read = (page: { after?: string; limit: number }) => listProblems(context, { organisation, ...page });
      return { body: await pageById(query, 'problems', { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'reportProblem',
    method: 'POST',
    path: '/v1/problems',
    tag: 'Attention',
    summary: 'Reports a problem',
    description: 'Starts the time within which it has to be acknowledged, and the ladder after it.',
    body: z.strictObject({
      id: idSchema,
      agreement: idSchema,
      subject: wordsSchema(300),
      text: wordsSchema(20_000),
      from: wordsSchema(300),
    }),
    errors: ['not-found'],
    status: 201,
    answer: problem,
    examples: {
      body: {
        id: exampleProblem.id,
        agreement: exampleProblem.agreement,
        subject: exampleProblem.subject,
        text: exampleProblem.text,
        from: exampleProblem.from,
      },
      answer: exampleProblem,
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await reportProblem(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'acknowledgeProblem',
    method: 'POST',
    path: '/v1/problems/{problem}/acknowledge',
    tag: 'Attention',
    summary: 'Acknowledges a problem report',
    description: 'Says that somebody sees to it; the ladder stops.',
    params: problemParams,
    status: 200,
    answer: problem,
    examples: { answer: { ...exampleProblem, acknowledgedAt: '2025-02-26T00:20:00.000Z', acknowledgedBy: 'key:k7f3' } },
    async handle({ context, command, params }) {
      return { body: valueOf(await acknowledgeProblem(context, { ...command, id: params.problem })) };
    },
  }),
  json({
    id: 'closeProblem',
    method: 'POST',
    path: '/v1/problems/{problem}/close',
    tag: 'Attention',
    summary: 'Closes a problem report',
    description: 'Says what the solution was.',
    params: problemParams,
    body: z.strictObject({ solution: wordsSchema(20_000) }),
    status: 200,
    answer: problem,
    examples: {
      body: { solution: 'A fibre was bent; it was replaced.' },
      answer: { ...exampleProblem, closedAt: '2025-02-26T03:00:00.000Z' },
    },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await closeProblem(context, { ...command, id: params.problem, ...body })) };
    },
  }),
];

export const attentionOperations: readonly Operation[] = [...alerts, ...problems];
