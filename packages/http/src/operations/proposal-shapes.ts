/** The proposal of a draft as data. */
import { deliverabilitySchema } from '@troth/core';
import { proposalEditions, proposalParts } from '@troth/services';
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';
import { exampleMonthShape } from './negotiation-shapes.ts';

export const edition = z.enum(proposalEditions);

const proof = deliverabilitySchema.pick({ verdict: true, says: true, model: true, gaps: true });
const promiseProof = deliverabilitySchema.shape.commitments.element.pick({
  commitment: true,
  subject: true,
  verdict: true,
  says: true,
});

const insideShape = z
  .object({
    proof: proof.extend({ promises: z.array(promiseProof) }),
    history: z
      .object({
        hash: z.string(),
        history: z.string().describe('Whose months.'),
        comparable: z.boolean(),
        periods: z.array(z.string()),
        currency: z.string(),
        credit: z.string().describe('What the text would have owed in all of them.'),
        worst: z.object({ period: z.string(), credit: z.string() }).optional(),
        undetermined: z.array(z.string()).describe('Rules that could not say what they pay; the sum is without them.'),
        held: z.array(
          z.object({
            commitment: z.string(),
            target: z.string().optional(),
            met: z.number().int(),
            of: z.number().int(),
            unmeasured: z.number().int(),
          }),
        ),
      })
      .optional(),
    price: z
      .object({
        hash: z.string(),
        currency: z.string(),
        fee: z.number(),
        expected: z.number().describe('Expected credits of a month.'),
        standardError: z.number(),
        valueAtRisk: z.number(),
        price: z.number(),
        more: z.number().optional().describe('Expected credits above those of the text in force.'),
        uplift: z.number().optional().describe('Price above that of the text in force.'),
      })
      .optional()
      .describe('Estimates. Missing for people below level 4.'),
    options: z
      .array(
        z.object({
          requirement: z.string(),
          kind: z.enum(['promise-it', 'sell', 'add', 'ask-less']),
          text: wordPair,
        }),
      )
      .describe('What could be done about each requirement that is not met.'),
  })
  .describe('For our eyes; not in the edition for a customer.');

export const proposalShape = z
  .object({
    draft: z.string(),
    version: z.number().int().describe('Of the draft; the proposal is numbered by both.'),
    changedAt: z.string(),
    agreement: z.string(),
    revision: z.number().int(),
    hash: z.string().describe('Of the text that all of it is about.'),
    title: wordPair,
    customer: z.object({ id: z.string(), name: wordPair }).optional(),
    edition,
    requirements: z.array(
      z.object({
        requirement: z.string(),
        title: wordPair,
        verdict: z.enum(['met', 'partly', 'not']),
        asked: z.string(),
        promised: z.string().optional(),
        commitment: z.string().optional(),
        clause: z.string().optional(),
        why: wordPair,
      }),
    ),
    promises: z.array(
      z.object({
        commitment: z.string(),
        clause: z.string(),
        title: wordPair,
        subject: z.string().optional(),
        target: wordPair.optional(),
        restsOn: wordPair,
      }),
    ),
    months: z.array(exampleMonthShape),
    missing: z
      .array(z.object({ part: z.enum(proposalParts), text: wordPair }))
      .describe('What could not be said, and why.'),
    inside: insideShape.optional(),
  })
  .meta({
    id: 'DraftProposal',
    description: 'A draft as it is proposed: needs, promises, and for ourselves what they take.',
  });

const both = (en: string, zh: string) => ({ en, 'zh-Hant': zh });

export const proposalExample = {
  draft: 'DRF-0001',
  version: 4,
  changedAt: '2025-02-20T10:00:00Z',
  agreement: 'SLA-LR-METRO',
  revision: 3,
  hash: '9f2c1d0e4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
  title: both('Dual metro Ethernet', '雙路城域以太網'),
  customer: { id: 'lion-rock', name: both('Lion Rock Securities', '獅子山證券') },
  edition: 'customer' as const,
  requirements: [
    {
      requirement: 'SLR-0001',
      title: both('Orders flow, typhoon or not', '落盤不停，打風亦然'),
      verdict: 'not' as const,
      asked: '>= 99.99 %',
      promised: '>= 99.95 %',
      commitment: 'availability',
      clause: 'K06.1',
      why: both('Asked for at least 99.99 %, promised at least 99.95 %.', '要求不低於 99.99 %，承諾不低於 99.95 %。'),
    },
  ],
  promises: [
    {
      commitment: 'availability',
      clause: 'K06.1',
      title: both('Availability', '可用率'),
      target: both('at least 99.95 %', '不低於 99.95%'),
      restsOn: both('What it rests on is still to be confirmed.', '其依據尚待確認。'),
    },
  ],
  months: [],
  missing: [],
};
