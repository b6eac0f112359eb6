/** What an offer does to deliverability and price; shown to the organisation alone, whose estimates they are. */
import { deliverabilitySchema } from '@troth/core';
import { offerEffect } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordPair } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const verdict = deliverabilitySchema.shape.verdict;
const side = z.object({ verdict, gaps: z.number().int() });
const promiseVerdict = deliverabilitySchema.shape.commitments.element.shape.verdict;

const proof = z.object({
  before: side,
  after: side,
  promises: z
    .array(
      z.object({
        commitment: z.string(),
        title: wordPair,
        before: promiseVerdict.optional(),
        after: promiseVerdict.optional(),
      }),
    )
    .describe('Those whose own verdict is another one.'),
  gaps: z
    .array(z.object({ id: z.string(), change: z.enum(['opened', 'closed', 'other']), text: wordPair }))
    .describe('other: it stays, with other figures.'),
});

const price = z.object({
  currency: z.string(),
  before: z.number().optional().describe('Expected credit of a month, an estimate.'),
  after: z.number().optional(),
  standardError: z.number().describe('Of the larger; 0 where both are analytic.'),
});

const effectShape = z
  .object({
    offer: z.string(),
    draft: z.string(),
    proof: proof.optional().describe('Missing where the other side is the one that promises.'),
    price: price.optional().describe('Missing too where neither text has a price.'),
  })
  .meta({ id: 'OfferEffect', description: 'What an open offer does to the proof and the price of a text.' });

export const offerEffectOperation: Operation = json({
  id: 'readOfferEffect',
  method: 'GET',
  path: '/v1/offers/{offer}/effect',
  tag: 'Negotiation',
  summary: 'What an offer does to deliverability and price',
  description:
    'The text as it stands beside the same text with the open offer in it: whether each can be kept by what stands behind it, and the credit expected of a month.',
  params: z.object({ offer: idSchema }),
  errors: ['conflict'],
  status: 200,
  answer: effectShape,
  examples: {
    answer: {
      offer: 'OFF-0002',
      draft: 'DRF-0001',
      proof: {
        before: { verdict: 'LIKELY', gaps: 1 },
        after: { verdict: 'UNDELIVERABLE', gaps: 2 },
        promises: [
          { commitment: 'availability', title: { en: 'Availability' }, before: 'LIKELY', after: 'UNDELIVERABLE' },
        ],
        gaps: [],
      },
      price: { currency: 'HKD', before: 1520.5, after: 2959.77, standardError: 0 },
    },
  },
  async handle({ context, caller: { organisation, actor }, params }) {
    // Without a version: it moves with everything behind the text while the offer stays as it is.
    return { body: valueOf(await offerEffect(context, { organisation, actor, ...params })) };
  },
});
