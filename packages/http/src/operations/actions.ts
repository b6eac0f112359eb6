/** Analysis of what costs minutes, from which findings become actions. */
import { pareto, paretoBy } from '@troth/services';
import { z } from 'zod';
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

export const actionOperations: readonly Operation[] = [
  json({
    id: 'readPareto',
    method: 'GET',
    path: '/v1/analysis/pareto',
    tag: 'Analysis',
    summary: 'What costs most minutes',
    description: 'Outages of a span added up by cause, agreement, customer or hour of the day, before exclusions.',
    query: z.strictObject({
      from: date.describe('First day, in the zone of the organisation.'),
      to: date.describe('The day after the last.'),
      by: z.enum(paretoBy),
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
];
