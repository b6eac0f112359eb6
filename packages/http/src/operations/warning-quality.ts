/** How good warnings are: lead time, false alarms, breaches nobody was warned of. */
import { warningQuality } from '@troth/services';
import { z } from 'zod';
import { idSchema, monthSchema, wordPair } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const count = z.number().int();
const spread = z.object({
  count: count.describe('How many it is taken of.'),
  low: z.string().describe('A tenth was quicker: nearest rank, in milliseconds.'),
  median: z.string().describe('In milliseconds.'),
});
const counts = {
  judged: count.describe('Promises of closed periods that were met or missed.'),
  breaches: count,
  warned: count.describe('Breaches that people were warned of before.'),
  late: count.describe('Breaches that people were told of only afterwards.'),
  sudden: count.describe('Breaches that nothing announced.'),
  missed: count.describe('Breaches of which somebody could have warned.'),
  warnings: count.describe('Promises that people were warned of.'),
  falseAlarms: count.describe('Warned, and kept.'),
  acknowledged: count,
  lead: spread.optional().describe('From the warning until it was broken.'),
  answer: spread.optional().describe('From the warning until it was acknowledged.'),
};

const answer = z
  .object({
    from: z.string().optional(),
    to: z.string().optional(),
    total: z.object(counts),
    agreements: z.array(z.object({ agreement: z.string(), title: wordPair, ...counts })),
    months: z.array(z.object({ period: z.string(), ...counts })),
    lines: z.array(
      z.object({
        agreement: z.string(),
        commitment: z.string(),
        commitmentTitle: wordPair,
        period: z.string(),
        case: z.enum(['warned', 'late', 'sudden', 'missed', 'false-alarm']),
        brokenAt: z.string().optional(),
        warning: z.string().optional(),
        warnedAt: z.string().optional(),
        leadMs: z.string().optional(),
        acknowledgedAt: z.string().optional(),
        answeredMs: z.string().optional(),
      }),
    ),
    measures: z
      .array(
        z.object({
          id: z.enum(['slm.warned', 'slm.leadtime']),
          value: z
            .string()
            .optional()
            .describe('Exact: a share of one, or hours. Missing where there is nothing to divide.'),
          of: count,
        }),
      )
      .describe('The measures of the practice.'),
  })
  .meta({
    id: 'WarningQuality',
    description: 'Breaches, whether people were warned of them, and warnings that came to nothing.',
  });

const exampleCounts = {
  judged: 24,
  breaches: 2,
  warned: 1,
  late: 0,
  sudden: 1,
  missed: 0,
  warnings: 2,
  falseAlarms: 1,
  acknowledged: 1,
  lead: { count: 1, low: '63000000', median: '63000000' },
};
const example = {
  from: '2024-01',
  to: '2025-01',
  total: exampleCounts,
  agreements: [{ agreement: 'SLA-OR-XC', title: { en: 'Cross-connects' }, ...exampleCounts }],
  months: [{ period: '2024-08', ...exampleCounts }],
  lines: [
    {
      agreement: 'SLA-OR-XC',
      commitment: 'availability',
      commitmentTitle: { en: 'Availability' },
      period: '2024-08',
      case: 'warned' as const,
      brokenAt: '2024-08-21T21:30:00.000Z',
      warning: 'WRN-0004',
      warnedAt: '2024-08-20T04:00:00.000Z',
      leadMs: '63000000',
    },
  ],
  measures: [
    { id: 'slm.warned' as const, value: '1/2', of: 2 },
    { id: 'slm.leadtime' as const, value: '17.5', of: 1 },
  ],
};

export const warningQualityOperations: readonly Operation[] = [
  json({
    id: 'readWarningQuality',
    method: 'GET',
    path: '/v1/warnings/quality',
    tag: 'Warnings',
    summary: 'How good the warnings are',
    description:
      'Of promises to customers in closed periods: breaches that people were warned of and how long before, sudden ones, false alarms, answers; in all, by agreement and by month, with the cases.',
    query: z.strictObject({
      agreement: idSchema.optional(),
      from: monthSchema.optional().describe('First month.'),
      to: monthSchema.optional().describe('Last month.'),
    }),
    status: 200,
    answer,
    examples: { answer: example },
    async handle({ context, caller: { organisation }, query }) {
      return { body: valueOf(await warningQuality(context, { organisation, ...query })) };
    },
  }),
];
