/** A dispute beside what it is about. Raising, ruling and accepting are acts of the record. */
import { disputeFile } from '@troth/services';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { monthEndExamples, shortRowShape } from './month-end-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';

const shape = z
  .object({
    dispute: recordSchema,
    readings: z.array(
      z.object({
        version: z.number().int(),
        issuedAt: z.string(),
        rows: z.array(shortRowShape),
        credit: z.object({ total: z.string(), currency: z.string() }).optional(),
      }),
    ),
    proposal: z.string().optional().describe('A restatement that waits for a decision.'),
    leftMs: z.number().int().optional().describe('Until a ruling is due; negative when it is late.'),
  })
  .meta({ id: 'DisputeFile', description: 'A dispute, the first computation and every later one.' });

const example = {
  dispute: {
    kind: 'dispute' as const,
    id: 'DSP-0001',
    version: 1,
    recordedAt: '2025-02-05T02:00:00.000Z',
    actor: 'person:nora',
    title: 'SLA-JL-SDWAN 2025-01: exclusion-missing',
    parties: ['jade-lantern'],
    about: { agreement: 'SLA-JL-SDWAN', period: '2025-01', records: ['party/jade-lantern'] },
    body: {
      agreement: 'SLA-JL-SDWAN',
      period: '2025-01',
      party: 'jade-lantern',
      grounds: 'exclusion-missing',
      state: 'raised',
      trail: [],
    },
  },
  readings: [
    {
      version: 1,
      issuedAt: '2025-02-04T01:00:00.000Z',
      rows: [monthEndExamples.row],
      credit: { total: '6800.00', currency: 'HKD' },
    },
  ],
};

export const disputeOperations: readonly Operation[] = [
  json({
    id: 'readDisputeFile',
    method: 'GET',
    path: '/v1/disputes/{dispute}',
    tag: 'Month end',
    summary: 'A dispute beside what it is about',
    description:
      'The first computation stays beside every later one, whatever was ruled. Parties see their own disputes.',
    params: z.object({ dispute: idSchema }),
    status: 200,
    answer: shape,
    examples: { answer: example },
    async handle({ context, caller: { organisation, actor }, params }) {
      return { body: valueOf(await disputeFile(context, { organisation, actor, id: params.dispute })) };
    },
  }),
];
