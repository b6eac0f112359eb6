/** Agreements as people work with them: lines with filters, the page of one, its contract beside its terms, its differences. */
import { languages, slamStates } from '@troth/core';
import { agreementPage, contractText, listAgreementLines, revisionDifference } from '@troth/services';
import { z } from 'zod';
import { documentSchema, idSchema, wordsSchema } from '../answers/shapes.ts';
import { agreementLineShape, agreementPageShape, deskExamples } from './desk-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const agreementParams = z.object({ agreement: idSchema });
const language = z.enum(languages).default('en');
const revision = z.coerce.number().int().min(1).max(1_000_000);

export const proseBlockShape = z
  .object({
    kind: z.enum(['heading', 'clause', 'paragraph', 'list', 'highlight', 'hash', 'facts', 'drawing', 'table']),
    text: z.string().optional(),
    level: z.number().int().optional(),
    anchor: z.string().optional(),
    number: z.string().optional(),
    title: z.string().optional(),
    items: z.array(z.string()).optional(),
    figure: z.string().optional(),
    label: z.string().optional(),
    value: z.string().optional(),
    caption: z.string().optional(),
    head: z.array(z.string()).optional(),
    rows: z.array(z.array(z.string())).optional(),
    right: z.array(z.number().int()).optional(),
    drawing: documentSchema('A chart as data.').optional(),
  })
  .meta({ id: 'ProseBlock', description: 'A piece of a document: a sentence, a list, a table.' });

const contract = z
  .object({
    agreement: z.string(),
    revision: z.number().int(),
    hash: z.string(),
    title: z.string(),
    chapters: z.array(
      z.object({
        key: z.string().optional().describe('K01 … K25.'),
        title: z.string(),
        blocks: z.array(proseBlockShape),
        terms: z.array(z.object({ term: z.string(), value: z.string() })),
      }),
    ),
  })
  .meta({ id: 'ContractText', description: 'The contract of a revision, each chapter beside its terms.' });

const changed = z
  .object({
    agreement: z.string(),
    before: z.object({ revision: z.number().int(), hash: z.string() }),
    after: z.object({ revision: z.number().int(), hash: z.string() }),
    clauses: z.array(
      z.object({
        chapter: z.string(),
        clause: z.string(),
        words: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
      }),
    ),
    terms: z.array(z.object({ term: z.string(), before: z.string().optional(), after: z.string().optional() })),
  })
  .meta({ id: 'RevisionDifference', description: 'What two revisions say differently, in words and in terms.' });

const hash = 'ab'.repeat(32);

export const agreementDeskOperations: readonly Operation[] = [
  json({
    id: 'listAgreementLines',
    method: 'GET',
    path: '/v1/agreement-lines',
    tag: 'Agreements',
    summary: 'Agreements and how they stand',
    description:
      'Each with its parties, the promise that most needs somebody now, the last thirteen periods, credits of the financial year and its end. Filters narrow the list.',
    query: z.strictObject({
      type: wordsSchema(40).optional(),
      party: idSchema.optional(),
      service: wordsSchema(200).optional(),
      mark: z.enum(slamStates).optional().describe('How the gravest promise stands now.'),
      manager: idSchema.optional(),
      endingWithin: z.coerce.number().int().min(0).max(36_500).optional().describe('Days until its end.'),
      text: wordsSchema(200).optional(),
    }),
    status: 200,
    answer: z.object({ items: z.array(agreementLineShape) }),
    examples: { answer: { items: [deskExamples.line] } },
    async handle({ context, caller: { organisation }, query }) {
      return { body: { items: await listAgreementLines(context, { organisation, ...query }) } };
    },
  }),
  json({
    id: 'readAgreementPage',
    method: 'GET',
    path: '/v1/agreements/{agreement}/page',
    tag: 'Agreements',
    summary: 'An agreement with all that is known about it',
    description:
      'Revisions, promises in words and minutes with their last periods, who is who, who holds which copy, and every record about it on one line of time.',
    params: agreementParams,
    status: 200,
    answer: agreementPageShape,
    examples: { answer: deskExamples.page },
    async handle({ context, caller: { organisation, actor }, params }) {
      return { body: valueOf(await agreementPage(context, { organisation, actor, ...params })) };
    },
  }),
  json({
    id: 'readContract',
    method: 'GET',
    path: '/v1/agreements/{agreement}/contract',
    tag: 'Agreements',
    summary: 'The contract beside its terms',
    description: 'The sentences of each chapter, and the terms that they are written from.',
    params: agreementParams,
    query: z.strictObject({ language, revision: revision.optional() }),
    status: 200,
    answer: contract,
    examples: {
      answer: { agreement: 'SLA-HL-01', revision: 1, hash, title: 'Metro Ethernet – SLA-HL-01', chapters: [] },
    },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await contractText(context, { organisation, ...params, ...query })) };
    },
  }),
  json({
    id: 'compareRevisions',
    method: 'GET',
    path: '/v1/agreements/{agreement}/differences',
    tag: 'Agreements',
    summary: 'What two revisions say differently',
    description: 'Word by word in the contract, and term by term.',
    params: agreementParams,
    query: z.strictObject({ language, from: revision, to: revision }),
    status: 200,
    answer: changed,
    examples: {
      answer: {
        agreement: 'SLA-HL-01',
        before: { revision: 1, hash },
        after: { revision: 2, hash },
        clauses: [],
        terms: [{ term: 'commitments[availability].target', before: '>= 99.9 %', after: '>= 99.95 %' }],
      },
    },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await revisionDifference(context, { organisation, ...params, ...query })) };
    },
  }),
];
