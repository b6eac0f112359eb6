/** One promise in one period with all that its number rests on, and what each clause did to it. */
import {
  claimResultSchema,
  figureSchema,
  resultRowSchema,
  rightResultSchema,
  statementPeriodSchema,
  verdictSchema,
} from '@troth/core';
import { clauseEffects, commitmentPage } from '@troth/services';
import { z } from 'zod';
import { documentSchema, idSchema, periodSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { deskExamples, promiseWordsShape, recordLineShape, standingShape } from './desk-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const status = z.enum(['provisional', 'final', 'restated']);
const credit = z.object({ currency: z.string(), total: z.string(), earnedBack: z.string().optional() });

export const evidenceRowShape = z
  .object({
    id: z.string(),
    source: z.string(),
    form: z.string(),
    start: z.string(),
    end: z.string().optional(),
    recordedAt: z.string(),
    entry: z.number().int().describe('Entry of the ledger that recorded it.'),
    by: z.string().describe('Who wrote that entry.'),
    supersedes: z.string().optional(),
    supersededBy: z.string().optional(),
    reason: z.string().optional(),
    says: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'EvidenceShown',
    description: 'A row of evidence: who told it, when that was known, what corrected it.',
  });

const version = z.object({
  version: z.number().int(),
  hash: z.string(),
  knownAt: z.string(),
  issuedAt: z.string(),
  issuedBy: z.string(),
  status,
  verdict: verdictSchema.optional(),
  figures: z.record(z.string(), figureSchema),
  attained: figureSchema.optional(),
  credit: credit.optional(),
  difference: documentSchema('What it changed from the version before.').optional(),
});

const countdown = z
  .object({
    right: z.string(),
    clause: z.string(),
    gives: z.string(),
    words: wordPair,
    misses: z.number().int(),
    within: z.number().int(),
    missed: z.array(z.string()),
    left: z.number().int().describe('Misses that are still to come; 0 where the right arose.'),
    until: z.string().optional().describe('Last month in which those would be enough.'),
  })
  .meta({ id: 'Countdown', description: 'How near a right from chronic failure is.' });

const page = z
  .object({
    agreement: z.object({ id: z.string(), title: wordPair, type: z.string(), zone: z.string() }),
    commitment: z.object({
      id: z.string(),
      clause: z.string(),
      title: wordPair,
      metric: z.string(),
      subjects: z.array(z.string()),
    }),
    words: promiseWordsShape,
    period: statementPeriodSchema,
    statement: z.object({
      status,
      hash: z.string().optional(),
      version: z.number().int().optional(),
      knownAt: z.string(),
      issuedAt: z.string().optional(),
      issuedBy: z.string().optional(),
    }),
    row: resultRowSchema,
    standings: z.array(standingShape),
    works: z.array(
      z.object({
        id: z.string(),
        title: wordPair,
        start: z.string(),
        end: z.string(),
        expectedCutMs: z.number(),
        counted: z.boolean(),
        state: z.string(),
      }),
    ),
    rows: z.array(evidenceRowShape),
    versions: z.array(version),
    credit: z
      .object({
        total: credit.extend({ exact: z.string() }),
        lines: z.array(z.object({ text: wordPair, amount: z.string() })),
        cap: z.string().optional(),
        payable: z.string(),
      })
      .optional(),
    claims: z.array(claimResultSchema),
    rights: z.array(rightResultSchema),
    countdowns: z.array(countdown),
    records: z.array(recordLineShape),
  })
  .meta({ id: 'CommitmentPage', description: 'A promise in a period, and all that its number rests on.' });

const outlook = z.object({
  value: z.string().optional(),
  verdict: z.string(),
  downtimeMs: z.string().optional(),
  credit: z.string().optional(),
});
const effects = z
  .object({
    clauses: z.array(
      z.object({
        clause: z.string(),
        what: z.string(),
        commitment: z.string(),
        with: outlook,
        without: outlook,
        decisive: z.boolean().describe('The verdict or the money would be different.'),
      }),
    ),
    revisions: z.array(
      outlook.extend({
        revision: z.number().int(),
        governed: z.boolean(),
        accepting: outlook
          .extend({ exclusions: z.array(z.string()) })
          .optional()
          .describe('Had every exclusion been accepted that was asked for and refused.'),
      }),
    ),
  })
  .meta({ id: 'ClauseEffects', description: 'What each clause did, and what other revisions would have made of it.' });

const params = z.object({ agreement: idSchema, commitment: idSchema });
const periodParams = params.extend({ period: periodSchema });

const period = {
  key: '2025-02',
  start: '2025-01-31T16:00:00.000Z',
  end: '2025-02-28T16:00:00.000Z',
  zone: 'Asia/Hong_Kong',
};
const example = {
  agreement: { id: 'SLA-HL-01', title: { en: 'Metro Ethernet' }, type: 'sla', zone: 'Asia/Hong_Kong' },
  commitment: {
    id: 'availability',
    clause: '6.1',
    title: { en: 'Availability' },
    metric: 'availability',
    subjects: [],
  },
  words: deskExamples.words,
  period,
  statement: { status: 'provisional' as const, knownAt: '2025-02-26T00:30:00.000Z' },
  row: {
    commitment: 'availability',
    clause: '6.1',
    title: { en: 'Availability' },
    metric: 'availability',
    period,
    segments: [],
    verdict: 'open' as const,
    credits: [],
  },
  standings: [deskExamples.standing],
  works: [],
  rows: [],
  versions: [],
  claims: [],
  rights: [],
  countdowns: [],
  records: [],
};

export const commitmentPageOperations: readonly Operation[] = [
  json({
    id: 'readCommitmentPage',
    method: 'GET',
    path: '/v1/agreements/{agreement}/commitments/{commitment}',
    tag: 'Agreements',
    summary: 'A promise in a period, and all that its number rests on',
    description:
      'The promise in words and minutes, the row of the statement with its derivation, the evidence that it names, works, versions, credit, and how near a right from chronic failure is. A closed period is told as it was issued.',
    params,
    query: z.strictObject({
      period: periodSchema.optional().describe('The month under way when missing.'),
      subject: wordsSchema(200).optional(),
    }),
    errors: ['invalid'],
    status: 200,
    answer: page,
    examples: { answer: example },
    async handle({ context, caller: { organisation }, params: asked, query }) {
      return { body: valueOf(await commitmentPage(context, { organisation, ...asked, ...query })) };
    },
  }),
  json({
    id: 'readClauseEffects',
    method: 'GET',
    path: '/v1/agreements/{agreement}/commitments/{commitment}/periods/{period}/clauses',
    tag: 'Agreements',
    summary: 'What each clause did to a result',
    description:
      'For each clause that bore on it, the result without it; and the result under each other revision, on the same evidence.',
    params: periodParams,
    errors: ['invalid'],
    status: 200,
    answer: effects,
    examples: { answer: { clauses: [], revisions: [] } },
    async handle({ context, caller: { organisation }, params: asked }) {
      return { body: valueOf(await clauseEffects(context, { organisation, ...asked })) };
    },
  }),
];
