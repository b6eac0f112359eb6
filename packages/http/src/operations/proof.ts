/**
 * Proofs: whether an agreement or a draft can be kept by what stands behind it, and what a browser needs to prove a draft again
 * on each change. The organisation's own; nobody else is shown what stands behind a promise.
 */
import { deliverabilitySchema } from '@troth/core';
import { agreementProof, draftProof, draftSupport } from '@troth/services';
import { z } from 'zod';
import { documentSchema, idSchema, wordPair } from '../answers/shapes.ts';
import { draftParams } from './draft-answer.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { proofExample } from './proof-example.ts';

const supportShape = z
  .object({
    draft: z.string(),
    model: z
      .object({ written: documentSchema('A ServiceModel without its head.'), source: z.enum(['written', 'linkage']), state: z.string().optional() })
      .optional()
      .describe('What is known to stand behind it, as a ServiceModel without its head.'),
    documents: z
      .array(z.object({ agreement: z.string(), revision: z.number().int(), file: z.string(), text: documentSchema('The document as it was published.') }))
      .describe('Every text of the agreements that the model names, and of those they inherit from.'),
    names: z.array(z.object({ agreement: z.string(), title: z.union([z.string(), wordPair]) })),
  })
  .meta({ id: 'DraftSupport', description: 'All that is needed to prove a draft again, anywhere.' });

export const proofOperations: readonly Operation[] = [
  json({
    id: 'readAgreementProof',
    method: 'GET',
    path: '/v1/agreements/{agreement}/proof',
    tag: 'Proof',
    summary: 'Whether an agreement can be kept by what stands behind it',
    description:
      'Of every promise what the promises behind it guarantee in every period of the term, and what they do not: verdict, gaps with minutes and clauses, fixes, and outages that keep every promise behind and break it.',
    params: z.object({ agreement: idSchema }),
    query: z.strictObject({
      revision: z.coerce.number().int().min(1).optional().describe('The one in force now when missing.'),
    }),
    status: 200,
    answer: deliverabilitySchema,
    examples: { answer: proofExample },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await agreementProof(context, { organisation, ...params, ...query })) };
    },
  }),
  json({
    id: 'readDraftProof',
    method: 'GET',
    path: '/v1/drafts/{draft}/proof',
    tag: 'Proof',
    summary: 'Whether a draft could be kept by what stands behind it',
    description: 'As of an agreement, on the text as it stands.',
    params: draftParams,
    status: 200,
    answer: deliverabilitySchema,
    examples: { answer: proofExample },
    async handle({ context, caller: { organisation, actor }, params }) {
      return { body: valueOf(await draftProof(context, { organisation, actor, ...params })) };
    },
  }),
  json({
    id: 'readDraftSupport',
    method: 'GET',
    path: '/v1/drafts/{draft}/support',
    tag: 'Proof',
    summary: 'What stands behind a draft',
    description: 'The model and the texts that it names, so that a changed text is proven without asking again.',
    params: draftParams,
    status: 200,
    answer: supportShape,
    examples: { answer: { draft: 'DRF-0001', documents: [], names: [] } },
    async handle({ context, caller: { organisation, actor }, params }) {
      return { body: valueOf(await draftSupport(context, { organisation, actor, ...params })) };
    },
  }),
];
