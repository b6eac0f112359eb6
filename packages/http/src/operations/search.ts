/** Search over everything that has a name. */
import { foundKinds, searchAll } from '@troth/services';
import { z } from 'zod';
import { wordPair, wordsSchema } from '../answers/shapes.ts';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';

const kinds = z.enum(foundKinds).meta({ id: 'FoundKind', description: 'What kind of thing was found.' });

export const searchOperations: readonly Operation[] = [
  json({
    id: 'search',
    method: 'GET',
    path: '/v1/search',
    tag: 'Search',
    summary: 'Finds anything by its words or id',
    description:
      'Agreements, commitments, records of every kind, outages and cases, in both languages, the best first. Every word has to be found. People of a customer or supplier find what they may see.',
    query: z.strictObject({
      q: wordsSchema(200).describe('What was typed.'),
      kind: kinds.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    status: 200,
    answer: z.object({
      items: z.array(
        z.object({
          kind: kinds,
          id: z.string(),
          title: z.union([z.string(), wordPair]),
          detail: wordPair,
          agreement: z.string().optional(),
          commitment: z.string().optional().describe('Of evidence: where it is judged.'),
          period: z.string().optional(),
          row: z.string().optional().describe('Of evidence: the row that began it.'),
          score: z.number().int(),
        }),
      ),
    }),
    examples: {
      answer: {
        items: [
          {
            kind: 'party',
            id: 'lion-rock',
            title: { en: 'Lion Rock Bank', 'zh-Hant': '獅山銀行' },
            detail: { en: 'Party · active', 'zh-Hant': '當事方 · 往來中' },
            score: 120,
          },
        ],
      },
    },
    async handle({ context, caller: { organisation, actor }, query: { q, kind, limit } }) {
      return { body: { items: await searchAll(context, { organisation, actor, text: q, kind, limit }) } };
    },
  }),
];
