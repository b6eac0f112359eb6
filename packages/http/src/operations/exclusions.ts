/** Exclusions that were asked for, and what each answer would do before it is given. */
import { exclusionKinds, exclusionPage, listExclusions, previewExclusion } from '@troth/services';
import { z } from 'zod';
import { idSchema, momentSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { movesShape, promiseMovedShape } from './moved-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

export const exclusionShape = z.object({
  id: z.string(),
  kind: z.string(),
  start: z.string(),
  end: z.string(),
  subject: z.string().optional(),
  cases: z.array(z.string()).optional(),
  affected: z.string().optional(),
  basis: z.string().optional(),
  decision: z.enum(['proposed', 'accepted', 'refused']),
  proposedBy: z.string().optional(),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  reason: z.string().optional(),
  clauses: z.array(
    z.object({
      revision: z.number().int(),
      from: z.string(),
      inForce: z.boolean().describe('It held when the thing happened.'),
      clause: z.string().optional(),
      words: wordPair.optional(),
      proof: wordPair.optional(),
      decider: z.string().optional().describe('The role that decides.'),
      appliesTo: z.array(z.string()).optional().describe('Promises it reaches; all of them when missing.'),
    }),
  ),
});

const line = exclusionShape
  .extend({ agreement: z.string(), title: wordPair, zone: z.string(), period: z.string() })
  .meta({ id: 'ExclusionLine', description: 'An exclusion that was asked for, with the clauses it rests on.' });

const page = line
  .extend({
    outlooks: z
      .array(
        movesShape.extend({
          revision: z
            .number()
            .int()
            .optional()
            .describe('Under this revision alone; missing: as the agreement stands.'),
          promises: z.array(
            promiseMovedShape.extend({
              why: z.string().optional().describe('Why it would take nothing out although it were accepted.'),
            }),
          ),
        }),
      )
      .describe('"Before" is refused, "after" is accepted.'),
  })
  .meta({
    id: 'ExclusionPage',
    description: 'An exclusion with the promises as they are if it is refused and if it is accepted.',
  });

const example = {
  id: 'EXC-0052',
  agreement: 'SLA-LR-METRO',
  title: { en: 'Metro Ethernet' },
  zone: 'Asia/Hong_Kong',
  period: '2024-11',
  kind: 'force-majeure',
  start: '2024-11-14T00:55:00.000Z',
  end: '2024-11-14T01:50:00.000Z',
  decision: 'proposed' as const,
  proposedBy: 'person:ben',
  clauses: [
    {
      revision: 2,
      from: '2024-09-30T16:00:00.000Z',
      inForce: true,
      clause: '9.1',
      words: { en: 'Signal No. 8 or above suspends on-site attendance, nothing else.' },
      appliesTo: ['attendance'],
    },
  ],
};
const outlook = {
  promises: [
    {
      commitment: 'availability',
      title: { en: 'Availability' },
      allowedMs: '1296000',
      beforeMs: '3300000',
      afterMs: '3300000',
      verdictBefore: 'missed',
      verdictAfter: 'missed',
      why: 'the clause does not apply to this commitment',
    },
  ],
  credit: { currency: 'HKD', before: '15000.00', after: '15000.00' },
};

export const exclusionOperations: readonly Operation[] = [
  json({
    id: 'listExclusions',
    method: 'GET',
    path: '/v1/exclusions',
    tag: 'Exclusions',
    summary: 'Exclusions that were asked for',
    description:
      'Those that wait for a decision first, then the latest. Each with the clause that held when it happened.',
    status: 200,
    answer: z.object({ items: z.array(line) }),
    examples: { answer: { items: [example] } },
    async handle({ context, caller: { organisation } }) {
      return { body: await listExclusions(context, { organisation }) };
    },
  }),
  json({
    id: 'readExclusion',
    method: 'GET',
    path: '/v1/agreements/{agreement}/exclusions/{exclusion}',
    tag: 'Exclusions',
    summary: 'An exclusion, and what each answer does',
    description:
      'Minutes, values, verdicts and credit if it is refused and if it is accepted: under the revision that held, and under the others.',
    params: z.object({ agreement: idSchema, exclusion: idSchema }),
    errors: ['invalid'],
    status: 200,
    answer: page,
    examples: { answer: { ...example, outlooks: [outlook] } },
    async handle({ context, caller: { organisation }, params }) {
      return { body: valueOf(await exclusionPage(context, { organisation, ...params })) };
    },
  }),
  json({
    id: 'listExclusionKinds',
    method: 'GET',
    path: '/v1/agreements/{agreement}/exclusion-kinds',
    tag: 'Exclusions',
    summary: 'Kinds of exclusion of an agreement',
    description: 'What a proposal may rest on, with the clause and what has to be shown.',
    params: z.object({ agreement: idSchema }),
    status: 200,
    answer: z.object({
      items: z.array(
        z.object({
          kind: z.string(),
          clause: z.string().optional(),
          words: wordPair.optional(),
          proof: wordPair.optional(),
        }),
      ),
    }),
    examples: { answer: { items: [{ kind: 'force-majeure', clause: '9.1' }] } },
    async handle({ context, caller: { organisation }, params }) {
      return { body: valueOf(await exclusionKinds(context, { organisation, ...params })) };
    },
  }),
  json({
    id: 'previewExclusion',
    method: 'GET',
    path: '/v1/agreements/{agreement}/exclusion-preview',
    tag: 'Exclusions',
    summary: 'What an exclusion would do',
    description: 'The same for an exclusion that nobody asked for yet. Nothing is written.',
    params: z.object({ agreement: idSchema }),
    query: z.strictObject({
      kind: wordsSchema(60),
      start: momentSchema,
      end: momentSchema,
      subject: idSchema.optional(),
      affected: wordsSchema(60).optional(),
    }),
    errors: ['invalid'],
    status: 200,
    answer: page,
    examples: { answer: { ...example, id: 'preview', outlooks: [outlook] } },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await previewExclusion(context, { organisation, ...params, ...query })) };
    },
  }),
];
