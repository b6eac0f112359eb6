/** The proposal of a draft as data and on paper. A customer has its own edition of what was offered to it, and nothing of ours. */
import { languages } from '@troth/core';
import { draftProposal, proposalFile } from '@troth/services';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { sendFile } from './documents.ts';
import { draftParams } from './draft-answer.ts';
import { json, raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { edition, proposalExample, proposalShape } from './proposal-shapes.ts';

const asked = {
  edition: edition
    .optional()
    .describe(
      'customer: without price, cost and anything of the proof. Missing: all for the organisation, customer for a customer.',
    ),
  comparable: idSchema.optional().describe('An agreement whose months are taken for the back-test.'),
};

const read = json({
  id: 'readDraftProposal',
  method: 'GET',
  path: '/v1/drafts/{draft}/proposal',
  tag: 'Negotiation',
  summary: 'The proposal of a draft',
  description:
    'Each requirement met, partly or not, with what is asked for and promised; each promise with what it rests on; three example months. The edition for ourselves adds whether each promise can be kept, how often it would have held and what it would have cost over past months, the price, and options for what is not met. What could not be said is listed with its reason. People of a customer read the edition for customers of drafts that were offered to them.',
  params: draftParams,
  query: z.strictObject(asked),
  errors: ['conflict'],
  status: 200,
  answer: proposalShape,
  examples: { answer: proposalExample },
  async handle({ context, caller: { organisation, actor }, params, query }) {
    return { body: valueOf(await draftProposal(context, { organisation, actor, ...params, ...query })) };
  },
});

const download = raw({
  id: 'downloadDraftProposal',
  method: 'GET',
  path: '/v1/drafts/{draft}/proposal.{extension}',
  tag: 'Documents',
  summary: 'The proposal of a draft as a file',
  description:
    'What the proposal says as data, in one language: a tagged PDF or a page. Each edition has its own file, and that for ourselves says so on every page.',
  params: z.object({ draft: idSchema, extension: z.enum(['pdf', 'html']) }),
  query: z.strictObject({ ...asked, language: z.enum(languages).default('en') }),
  answers: ['application/pdf', 'text/html'],
  errors: ['conflict', 'invalid'],
  status: 200,
  example: '(the bytes of the file)',
  async handle({ context, caller: { organisation, actor }, params, query }, { reply }) {
    const { draft, extension: format } = params;
    const file = valueOf(await proposalFile(context, { organisation, actor, draft, format, ...query }));
    return sendFile(reply.header('cache-control', 'no-store'), file);
  },
});

export const proposalOperations: readonly Operation[] = [read, download];
