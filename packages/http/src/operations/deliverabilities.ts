/** All agreements by what their proofs say, and drafts that wait for theirs. For the organisation's own people. */
import { deliverabilitySchema } from '@troth/core';
import { deliverabilities } from '@troth/services';
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';
import { standingFinding } from './radar.ts';

const named = z.object({ id: z.string(), name: wordPair });

const line = z.object({
  agreement: z.string(),
  title: wordPair,
  customer: named.optional(),
  owner: named.optional(),
  verdict: deliverabilitySchema.shape.verdict.optional().describe('Missing while it waits for its proof.'),
  targets: z
    .object({
      proven: z.number().int(),
      composed: z.number().int().describe('That a structure, a chain or a mix can speak of.'),
      all: z.number().int(),
    })
    .optional(),
  open: z.number().int().describe('Matters of the radar that stand.'),
  accepted: z.number().int().describe('Those whose risk is taken.'),
  worst: standingFinding.omit({ since: true }).optional().describe('The gravest of the open ones.'),
  atRisk: z
    .object({
      amount: z.string(),
      currency: z.string(),
      by: z.enum(['cap', 'tables']).describe('A limit of the text, or the highest row of each promise together.'),
    })
    .optional()
    .describe('What credits of one month can come to at most, by the text; missing where a fee is metered.'),
  ends: z
    .object({
      agreement: z.string(),
      title: wordPair,
      on: z.string().describe('First day without it.'),
      daysLeft: z.number().int(),
    })
    .optional()
    .describe('The first of the agreements behind to end.'),
});

const draft = z.object({
  draft: z.string(),
  version: z.number().int(),
  agreement: z.string(),
  title: wordPair,
  type: z.string(),
  stateName: wordPair,
  customer: named.optional(),
  manager: named.optional(),
  proof: z.enum(['never', 'before']).describe('never: not proven yet; before: proven as it read before a change.'),
});

const shape = z
  .object({
    at: z.string().optional().describe('When the radar last looked; missing where it never did.'),
    agreements: z.array(line).describe('What cannot be kept first.'),
    drafts: z.array(draft),
  })
  .meta({ id: 'Deliverabilities', description: 'Whether each promise can be kept by what stands behind it.' });

const example = {
  at: '2025-02-25T18:00:00.000Z',
  agreements: [
    {
      agreement: 'SLA-LR-METRO',
      title: { en: 'Dual metro Ethernet' },
      customer: { id: 'lion-rock', name: { en: 'Lion Rock Securities' } },
      verdict: 'UNDELIVERABLE' as const,
      targets: { proven: 0, composed: 3, all: 6 },
      open: 7,
      accepted: 0,
      worst: {
        id: 'PROOF-WINDOW:UC-VFC:availability',
        code: 'WINDOW',
        kind: 'gap' as const,
        weight: 'high' as const,
        text: { en: 'UC-VFC § 6.1 is measured over a year: 525.6 min may fall into one month.' },
        behind: 'UC-VFC',
        minutes: '525.6',
        step: 'fix' as const,
        state: 'open' as const,
      },
      atRisk: { amount: '37500.00', currency: 'HKD', by: 'cap' as const },
      ends: { agreement: 'UC-VFC', title: { en: 'Access circuits' }, on: '2025-02-01', daysLeft: -25 },
    },
  ],
  drafts: [],
};

export const deliverabilityOperations: readonly Operation[] = [
  json({
    id: 'listDeliverabilities',
    method: 'GET',
    path: '/v1/deliverabilities',
    tag: 'Agreements',
    summary: 'Whether each promise can be kept by what stands behind it',
    description:
      'Every agreement with customers in force with the verdict of its proof as the radar last made it, its gravest open gap, what a month can cost, when what stands behind it ends; and drafts that are not proven as they read.',
    status: 200,
    answer: shape,
    examples: { answer: example },
    async handle({ context, caller: { organisation } }) {
      return { body: await deliverabilities(context, { organisation }) };
    },
  }),
];
