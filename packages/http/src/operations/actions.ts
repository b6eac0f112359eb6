/** Analysis of what costs minutes, from which findings become actions, and what came of an action by evidence. */
import { actionEffect, pareto, paretoBy } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordPair } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const date = z.iso.date('write a day, as 2025-02-26');

const bar = z.object({
  key: z.string().describe('Empty where nobody said it.'),
  ms: z.string().describe('Exact milliseconds, weighed by the share that was affected.'),
  outages: z.number().int(),
  share: z.string().describe('Of all, exact.'),
  cumulative: z.string().describe('Of all so far, exact.'),
});

const verdict = z.enum(['met', 'missed', 'no-data']).describe('No data is neither kept nor missed.');
const figure = z.object({ exact: z.string(), unit: z.string() });
const downMs = z.string().optional().describe('Counted time, exact milliseconds.');
const hash = z.string().optional().describe('Of the statement, where one was issued.');
export const keptMonth = z.object({ period: z.string(), verdict, value: figure.optional(), downMs, hash });
export const measuredSum = z.object({
  months: z.number().int(),
  met: z.number().int(),
  missed: z.number().int(),
  noData: z.number().int(),
  downMs,
});
const design = z.object({
  id: z.string(),
  name: wordPair,
  credits: z.number(),
  downMs: z.number(),
  leaving: z.number().min(0).max(1),
});

const effect = z
  .object({
    action: z.string(),
    agreement: z.string(),
    commitment: z.string(),
    title: wordPair.optional(),
    subject: z.string().optional(),
    period: z.string().describe('The period that was missed.'),
    target: z.string().optional(),
    proposedAt: z.string(),
    doneAt: z.string().optional().describe('Says from when on to look, not that it helped.'),
    months: z.array(
      keptMonth.extend({
        start: z.string().optional(),
        end: z.string().optional(),
        open: z.boolean().describe('Under way: what it shows so far.'),
        target: z.string().optional(),
        phase: z.enum(['before', 'between', 'since']),
        was: keptMonth.optional().describe('As it stood when it was proposed, where evidence says otherwise now.'),
        good: z
          .boolean()
          .optional()
          .describe('Within the objective; of closed months since it was done that have data.'),
      }),
    ),
    before: measuredSum.describe('As it was kept when the action was proposed.'),
    between: measuredSum.describe('Closed months after that, until it was done.'),
    since: measuredSum.optional().describe('Closed months that began after it was done.'),
    downAMonth: z.object({ before: z.string(), since: z.string() }).optional(),
    gain: z
      .object({
        worstBefore: z.string().describe('Of the worst month, exact milliseconds; as frozen.'),
        worstSince: z.string(),
        planned: z.string().describe('From the worst month down to the objective.'),
        achieved: z.string().describe('From the worst month down to what came.'),
        exact: z.string().describe('Achieved by planned.'),
      })
      .optional()
      .describe('How much of the planned change came about (slm.sipgain); missing without data.'),
    objective: z.object({
      mostDownMs: z.number().int().optional().describe('Of a month; the promise itself where missing.'),
      months: z.number().int(),
      good: z.number().int().describe('Good months one after another, up to the last closed one.'),
      state: z.enum(['waiting', 'under-way', 'verified', 'not-reached', 'no-data']),
    }),
    steps: z
      .array(
        z.object({
          id: z.string(),
          title: z.union([z.string(), wordPair]),
          owner: z.string(),
          side: z.string().optional().describe('Party of the owner.'),
          dueOn: z.string(),
          plannedOn: z.string().describe('As it stood when the step was first agreed.'),
          doneOn: z.string().optional(),
          slipDays: z.number().int().describe('From the planned day to when it was done, or to when it is due by now.'),
          state: z.string(),
          agreedBy: z.array(z.string()),
          effect: z.string().optional().describe('What whoever did it says.'),
        }),
      )
      .describe('Actions that come from this one.'),
    saving: z
      .object({
        currency: z.string(),
        today: design,
        built: design,
        cost: z.number().describe('Of a year, in the major unit.'),
        avoided: z.number().describe('Expected credits of a year.'),
      })
      .optional()
      .describe('What the design that it builds saves, by the price of the agreement: an estimate.'),
  })
  .meta({ id: 'ActionEffect', description: 'What came of an action, by evidence.' });

const effectExample = {
  action: 'TSK-0001',
  agreement: 'UC-PDT',
  commitment: 'availability',
  period: '2025-01',
  target: '>= 99.9 %',
  proposedAt: '2025-02-03T02:00:00.000Z',
  months: [{ period: '2025-01', open: false, verdict: 'missed' as const, downMs: '3900000', phase: 'before' as const }],
  before: { months: 1, met: 0, missed: 1, noData: 0, downMs: '3900000' },
  between: { months: 0, met: 0, missed: 0, noData: 0 },
  objective: { months: 3, good: 0, state: 'waiting' as const },
  steps: [],
};

export const actionOperations: readonly Operation[] = [
  json({
    id: 'readPareto',
    method: 'GET',
    path: '/v1/analysis/pareto',
    tag: 'Analysis',
    summary: 'What costs most minutes',
    description:
      'Outages of a span, of all agreements or of one, added up by cause, agreement, customer, site, hour of the day or the works that they fell into, before exclusions.',
    query: z.strictObject({
      from: date.describe('First day, in the zone of the organisation.'),
      to: date.describe('The day after the last.'),
      by: z.enum(paretoBy),
      agreement: idSchema.optional().describe('Of this one alone.'),
    }),
    status: 200,
    answer: z
      .object({ by: z.enum(paretoBy), totalMs: z.string(), outages: z.number().int(), bars: z.array(bar) })
      .meta({ id: 'Pareto', description: 'Minutes by what caused them, most first.' }),
    examples: {
      answer: {
        by: 'cause',
        totalMs: '3300000',
        outages: 1,
        bars: [{ key: 'core switch', ms: '3300000', outages: 1, share: '1', cumulative: '1' }],
      },
    },
    async handle({ context, caller: { organisation }, query }) {
      return { body: valueOf(await pareto(context, { organisation, ...query })) };
    },
  }),
  json({
    id: 'readActionEffect',
    method: 'GET',
    path: '/v1/actions/{action}/effect',
    tag: 'Analysis',
    summary: 'What came of an action',
    description:
      'The measure of the promise that the action is to move: before it, meanwhile, and since it was done, from statements and never from the state of the action. Months without data are counted apart. A party that has a part in it reads the same, without prices and with its own steps.',
    params: z.object({ action: idSchema }),
    status: 200,
    answer: effect,
    examples: { answer: effectExample },
    async handle({ context, caller: { organisation }, command: { actor }, params: { action } }) {
      return { body: valueOf(await actionEffect(context, { organisation, actor, action })) };
    },
  }),
];
