/** The proposal of a draft: what is asked for and promised, and for ourselves what it takes. Of the organisation alone. */
import { draftProposal } from '@troth/services';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { draftParams } from './draft-answer.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { edition, proposalExample, proposalShape } from './proposal-shapes.ts';

export const proposalOperation: Operation = json({
  id: 'readDraftProposal',
  method: 'GET',
  path: '/v1/drafts/{draft}/proposal',
  tag: 'Negotiation',
  summary: 'The proposal of a draft',
  description:
    'Each requirement met, partly or not, with what is asked for and promised; each promise with what it rests on; three example months. The edition for ourselves adds whether each promise can be kept, how often it would have held and what it would have cost over past months, and the price. What could not be said is listed with its reason.',
  params: draftParams,
  query: z.strictObject({
    edition: edition.default('all').describe('customer: without price, cost and anything of the proof.'),
    comparable: idSchema.optional().describe('An agreement whose months are taken for the back-test.'),
  }),
  errors: ['conflict'],
  status: 200,
  answer: proposalShape,
  examples: { answer: proposalExample },
  async handle({ context, caller: { organisation, actor }, params, query }) {
    return { body: valueOf(await draftProposal(context, { organisation, actor, ...params, ...query })) };
  },
});
