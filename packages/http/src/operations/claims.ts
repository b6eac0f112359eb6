/** Claims to suppliers: what is owed, what can be got back, until when. Claiming, answering and appealing are acts of the record. */
import { listClaims } from '@troth/services';
import { z } from 'zod';
import { sumShape } from './month-end-shapes.ts';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';

const shape = z
  .object({
    lines: z.array(
      z.object({
        claim: recordSchema,
        owed: sumShape.optional().describe('What the customer’s statement gives for the month.'),
        recoverable: z.object({ ...sumShape.shape, from: z.enum(['entered', 'statement']) }).optional(),
        clock: z
          .object({ what: z.enum(['claim', 'answer', 'appeal']), by: z.string(), leftMs: z.number().int() })
          .optional(),
      }),
    ),
    totals: z.object({ claimed: z.array(sumShape), recoverable: z.array(sumShape), received: z.array(sumShape) }),
  })
  .meta({ id: 'ClaimList', description: 'Claims to suppliers with their sums.' });

const example = {
  lines: [
    {
      claim: {
        kind: 'claim' as const,
        id: 'CLM-0001',
        version: 2,
        recordedAt: '2024-12-03T02:00:00.000Z',
        actor: 'person:felix',
        title: 'victoria-fibre: OUT-0192',
        parties: ['victoria-fibre'],
        about: { agreement: 'UC-VFC', period: '2024-11', records: ['party/victoria-fibre'] },
        body: {
          supplier: 'victoria-fibre',
          agreement: 'UC-VFC',
          period: '2024-11',
          event: 'OUT-0192',
          state: 'claimed',
          trail: [],
        },
      },
      owed: { amount: '15000.00', currency: 'HKD' },
      recoverable: { amount: '0.00', currency: 'HKD', from: 'entered' as const },
      clock: { what: 'answer' as const, by: '2024-12-17T10:00:00.000Z', leftMs: 86_400_000 },
    },
  ],
  totals: { claimed: [], recoverable: [{ amount: '0.00', currency: 'HKD' }], received: [] },
};

export const claimOperations: readonly Operation[] = [
  json({
    id: 'listClaims',
    method: 'GET',
    path: '/v1/claims',
    tag: 'Month end',
    summary: 'Claims to suppliers',
    description:
      'What is owed for each event, what can be got back, and the deadline that runs. Suppliers see claims made to them.',
    status: 200,
    answer: shape,
    examples: { answer: example },
    async handle({ context, caller: { organisation, actor } }) {
      return { body: await listClaims(context, { organisation, actor }) };
    },
  }),
];
