/**
 * Proofs: whether an agreement or a draft can be kept by what stands behind it, and what a browser needs to prove a draft again
 * on each change. The organisation's own; nobody else is shown what stands behind a promise.
 */
import { deliverabilitySchema } from '@troth/core';
import { agreementProof, deriveForAgreement, deriveForDraft, draftProof, draftSupport } from '@troth/services';
import { z } from 'zod';
import { documentSchema, idSchema, wordPair } from '../answers/shapes.ts';
import { draftParams } from './draft-answer.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { proofExample } from './proof-example.ts';
import { proposalOperations } from './proposal.ts';

const supportShape = z
  .object({
    draft: z.string(),
    model: z
      .object({
        written: documentSchema('A ServiceModel without its head.'),
        source: z.enum(['written', 'linkage']),
        state: z.string().optional(),
      })
      .optional()
      .describe('What is known to stand behind it, as a ServiceModel without its head.'),
    documents: z
      .array(
        z.object({
          agreement: z.string(),
          revision: z.number().int(),
          file: z.string(),
          text: documentSchema('The document as it was published.'),
        }),
      )
      .describe('Every text of the agreements that the model names, and of those they inherit from.'),
    names: z.array(z.object({ agreement: z.string(), title: z.union([z.string(), wordPair]) })),
  })
  .meta({ id: 'DraftSupport', description: 'All that is needed to prove a draft again, anywhere.' });

const derivedShape = z
  .object({
    agreement: z.string(),
    revision: z.number().int(),
    drafts: z.array(
      z.object({
        agreement: z.string(),
        draft: z.string().optional().describe('Missing where none could be begun.'),
        action: z.string().optional(),
        owner: z.string().optional().describe('Person who answers for it.'),
        asks: z.array(z.object({ term: z.string(), value: z.string().optional().describe('Missing: it is struck.') })),
        effective: z
          .string()
          .optional()
          .describe('Day from which it holds: the first of the gap that is still to come.'),
        past: z
          .object({ from: z.string(), to: z.string(), text: wordPair })
          .optional()
          .describe('Days of the gap before that, which nothing agreed now mends.'),
        trouble: z.string().optional(),
      }),
    ),
    proof: deliverabilitySchema.describe('As if all of these drafts were signed.'),
  })
  .meta({ id: 'DerivedPromises', description: 'Drafts of what stands behind, so that the promises in front follow.' });

const derivedExample = {
  agreement: 'SLA-LR-METRO',
  revision: 3,
  drafts: [
    {
      agreement: 'UC-VFC',
      draft: 'DRF-0004',
      action: 'TSK-0012',
      owner: 'felix',
      asks: [
        { term: 'commitments › availability › target', value: '>= 99.95 %' },
        { term: 'commitments › availability › period', value: 'month' },
      ],
    },
  ],
  proof: proofExample,
};

const derivedSays =
  'Begins a draft of each agreement behind that has to say more: share, window, hours, works, excuses and term as the text needs them; with an action for whoever answers for it. The answer proves the text as if all of them were signed.';

const deriving: readonly Operation[] = [
  json({
    id: 'deriveForDraft',
    method: 'POST',
    path: '/v1/drafts/{draft}/derive',
    tag: 'Proof',
    summary: 'Asks for what a draft needs of those behind it',
    description: derivedSays,
    params: draftParams,
    body: z.strictObject({}),
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: derivedShape,
    examples: { body: {}, answer: derivedExample },
    async handle({ context, command, params }) {
      return { body: valueOf(await deriveForDraft(context, { ...command, ...params })) };
    },
  }),
  json({
    id: 'deriveForAgreement',
    method: 'POST',
    path: '/v1/agreements/{agreement}/derive',
    tag: 'Proof',
    summary: 'Asks for what an agreement needs of those behind it',
    description: derivedSays,
    params: z.object({ agreement: idSchema }),
    body: z.strictObject({ revision: z.number().int().min(1).optional() }),
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: derivedShape,
    examples: { body: {}, answer: derivedExample },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await deriveForAgreement(context, { ...command, ...params, ...body })) };
    },
  }),
];

const reading: readonly Operation[] = [
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

export const proofOperations: readonly Operation[] = [...reading, ...deriving, ...proposalOperations];
