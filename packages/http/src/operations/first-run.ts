/** What a new organisation does first. */
import { firstRun } from '@troth/services';
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';

const step = z.object({
  id: z.string(),
  title: wordPair,
  text: wordPair,
  state: z.enum(['done', 'open', 'outside']).describe('`outside`: the server cannot see whether it is done.'),
  to: z.string().optional().describe('Address within the web application.'),
  command: z.string().optional().describe('What is typed, where no screen does it.'),
});

export const firstRunOperations: readonly Operation[] = [
  json({
    id: 'readFirstRun',
    method: 'GET',
    path: '/v1/first-run',
    tag: 'Today',
    summary: 'The first steps of an organisation',
    description:
      'From an empty organisation to the first promise with evidence. Read from what is there; nothing is ticked by hand.',
    status: 200,
    answer: z
      .object({ steps: z.array(step), open: z.number().int().describe('Steps that are not done.') })
      .meta({ id: 'FirstRun', description: 'What a new organisation does first, and what of it is done.' }),
    examples: {
      answer: {
        steps: [
          {
            id: 'customer',
            title: { en: 'The first customer', 'zh-Hant': '首個客戶' },
            text: {
              en: 'Whom something is promised to, and who speaks for them.',
              'zh-Hant': '承諾的對象，以及其代表。',
            },
            state: 'open',
            to: '/records/party/new',
          },
        ],
        open: 1,
      },
    },
    async handle({ context, caller: { organisation } }) {
      const steps = await firstRun(context, { organisation });
      return { body: { steps: [...steps], open: steps.filter(({ state }) => state === 'open').length } };
    },
  }),
];
