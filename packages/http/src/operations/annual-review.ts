/** The yearly look at an agreement: what it is decided on, and the decision on its way to both sides. */
import { figureSchema } from '@troth/core';
import { annualFacts, proposeAnnualReview, writeAnnualReview } from '@troth/services';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';

const both = z.object({ en: z.string(), 'zh-Hant': z.string().optional() });
const written = z.strictObject({
  en: z.string().trim().min(1).max(20_000),
  'zh-Hant': z.string().trim().min(1).max(20_000).optional(),
});

const facts = z
  .object({
    agreement: z.string(),
    revision: z.number().int(),
    title: both,
    today: z.string(),
    term: z.object({ start: z.string().optional(), end: z.string().optional(), noticeBy: z.string().optional() }),
    needed: z.object({
      instances: z.array(
        z.object({
          id: z.string(),
          name: both,
          state: z.string(),
          from: z.string().optional(),
          to: z.string().optional(),
        }),
      ),
      toConfirm: z.array(z.object({ id: z.string(), title: both, confirmedOn: z.string().optional() })),
      requirements: z.number().int(),
    }),
    right: z.array(
      z.object({
        commitment: z.string(),
        title: both,
        target: z.string().optional(),
        periods: z.array(z.object({ period: z.string(), verdict: z.string(), attained: figureSchema.optional() })),
        met: z.number().int(),
        missed: z.number().int(),
        standing: z.enum(['fits', 'over-delivered', 'under-delivered', 'not-judged']),
        card: z
          .object({ above: z.number().int(), of: z.number().int(), grades: z.array(z.string()) })
          .optional()
          .describe('How the promise stands among comparables.'),
      }),
    ),
    impactPerHour: z.object({ amount: z.string(), currency: z.string() }).optional(),
    deliverable: z.array(
      z.object({ agreement: z.string(), title: both, end: z.string().optional(), gap: z.boolean() }),
    ),
    worth: z.object({
      currency: z.string().optional(),
      feePerYear: z.string().optional(),
      credits: z.string(),
      disputes: z.number().int(),
      complaints: z.number().int(),
    }),
    lawful: z.array(
      z.object({
        id: z.string(),
        title: both,
        state: z.string(),
        changed: z.boolean(),
        validUntil: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'AnnualFacts', description: 'What the yearly look at an agreement is decided on.' });

const body = z.strictObject({
  id: idSchema.optional().describe('The review that is written again.'),
  year: z.string().trim().min(1).max(40),
  steps: z
    .array(
      z.strictObject({
        step: z.enum(['needed', 'right', 'deliverable', 'worth', 'lawful']),
        findings: z.array(z.string().trim().min(1).max(500)).max(100),
        conclusion: written,
      }),
    )
    .max(5),
  clauses: z
    .array(
      z.strictObject({
        clause: z.string().regex(/^K\d{2}$/u, 'write a clause key, as K06'),
        outcome: z.enum(['keep', 'amend', 'remove']),
        note: written.optional(),
      }),
    )
    .max(25),
  decision: z.enum(['renew', 'amend', 'end']),
  budget: z.string().trim().min(1).max(500).optional(),
});

const exampleFacts: z.output<typeof facts> = {
  agreement: 'SLA-KC-DIA',
  revision: 1,
  title: { en: 'Dedicated internet access' },
  today: '2025-02-26',
  term: { start: '2023-04-01', end: '2025-04-01', noticeBy: '2025-03-01' },
  needed: { instances: [], toConfirm: [], requirements: 0 },
  right: [
    {
      commitment: 'availability',
      title: { en: 'Availability' },
      target: '>= 99.9 %',
      periods: [{ period: '2025-01', verdict: 'missed' }],
      met: 11,
      missed: 2,
      standing: 'under-delivered',
    },
  ],
  deliverable: [{ agreement: 'UC-VFC', title: { en: 'Access circuits' }, end: '2025-02-01', gap: true }],
  worth: { currency: 'HKD', feePerYear: '504000.00', credits: '2100.00', disputes: 1, complaints: 0 },
  lawful: [],
};

const exampleRecord = {
  kind: 'annual-review' as const,
  id: 'ANR-0001',
  version: 1,
  recordedAt: '2025-02-26T01:00:00.000Z',
  actor: 'person:ada',
  title: { en: 'SLA-KC-DIA, 2025' },
  parties: [],
  about: { agreement: 'SLA-KC-DIA' },
  body: { agreement: 'SLA-KC-DIA', year: '2025', state: 'prepared', trail: [] },
};

const tag = 'Annual review';

export const annualReviewOperations: readonly Operation[] = [
  json({
    id: 'readAnnualFacts',
    method: 'GET',
    path: '/v1/agreements/{agreement}/annual-review',
    tag,
    summary: 'What the yearly look is decided on',
    description: 'Five questions: still needed, right, deliverable, worth it, lawful; each with what the records say.',
    params: z.object({ agreement: idSchema }),
    status: 200,
    answer: facts,
    examples: { answer: exampleFacts },
    async handle({ context, caller: { organisation }, params: { agreement } }) {
      return { body: valueOf(await annualFacts(context, { organisation, agreement })) };
    },
  }),
  json({
    id: 'writeAnnualReview',
    method: 'POST',
    path: '/v1/agreements/{agreement}/annual-review',
    tag,
    summary: 'Writes the yearly look down',
    description:
      'Conclusions, what becomes of each clause, and the decision. It is ours until it is put to the other side.',
    params: z.object({ agreement: idSchema }),
    body,
    errors: ['forbidden'],
    status: 201,
    answer: recordSchema,
    examples: {
      body: {
        year: '2025',
        steps: [{ step: 'needed', findings: [], conclusion: { en: 'Both warehouses depend on it.' } }],
        clauses: [{ clause: 'K06', outcome: 'keep' }],
        decision: 'renew',
      },
      answer: exampleRecord,
    },
    async handle({ context, command, params: { agreement }, body: told }) {
      return { body: valueOf(await writeAnnualReview(context, { ...command, agreement, ...told })) };
    },
  }),
  json({
    id: 'proposeAnnualReview',
    method: 'POST',
    path: '/v1/annual-reviews/{id}/propose',
    tag,
    summary: 'Puts the yearly look to the other side',
    description:
      'Every question has a conclusion by then. Where clauses change, the draft of the amendment begins with it.',
    params: z.object({ id: idSchema }),
    body: z.strictObject({ effective: z.iso.date().optional().describe('From when the amendment would hold.') }),
    errors: ['forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: { effective: '2025-04-01' }, answer: exampleRecord },
    async handle({ context, command, params: { id }, body: { effective } }) {
      return { body: valueOf(await proposeAnnualReview(context, { ...command, id, effective })) };
    },
  }),
];
