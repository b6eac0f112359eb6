/** The users' extract of a copy: passed on by whoever speaks for the customer, read by whoever has the link. The token comes in a body, never in an address that is logged. */
import { publishExtract, readExtract } from '@troth/services';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const exampleToken = 'aGFyYm91cmxpbmU.Q1BZLTAwMDE.secret';
const words = z.object({
  title: z.string(),
  lead: z.string(),
  parts: z.array(
    z.object({ title: z.string(), lines: z.array(z.object({ figure: z.string().optional(), text: z.string() })) }),
  ),
});
const inEnglish = {
  title: 'Metro Ethernet',
  lead: 'What Harbourline promises Lion Rock from 1 Feb 2024 on.',
  parts: [{ title: 'What you get', lines: [{ figure: 'at most 21.6 min', text: 'of downtime in a 30-day month.' }] }],
};
const inChinese = {
  title: '城域以太網',
  lead: '自 2024 年 2 月 1 日起的承諾。',
  parts: [{ title: '您可得到甚麼', lines: [{ figure: '最多 21.6 分鐘', text: '停機。' }] }],
};

export const extractOperations: readonly Operation[] = [
  json({
    id: 'publishExtract',
    method: 'POST',
    path: '/v1/copies/{copy}/publish',
    tag: 'Portal',
    summary: 'Passes the users’ extract of a copy on',
    description:
      'By whoever speaks for the customer. The token of the link is shown this once; a link made before works no more, and none does once the copy is recalled.',
    params: z.object({ copy: idSchema }),
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: z.object({ copy: z.string(), token: z.string().describe('Stands after # in the link: /extract#TOKEN.') }),
    examples: { answer: { copy: 'CPY-0001', token: exampleToken } },
    async handle({ context, command, params: { copy } }) {
      return { body: valueOf(await publishExtract(context, { ...command, copy })) };
    },
  }),
  json({
    id: 'readExtract',
    method: 'POST',
    path: '/v1/extract/read',
    tag: 'Portal',
    summary: 'The users’ extract behind a link',
    description:
      'For anybody who has the link. It says what was promised and how to report a problem, and nothing of money. Each reading is counted in the copy.',
    body: z.strictObject({ token: z.string().min(1).max(1000).describe('From the link.') }),
    errors: ['not-found'],
    status: 200,
    answer: z.object({
      agreement: z.string(),
      revision: z.number().int(),
      words: z.object({ en: words, 'zh-Hant': words }),
    }),
    examples: {
      body: { token: exampleToken },
      answer: { agreement: 'SLA-LR-METRO', revision: 2, words: { en: inEnglish, 'zh-Hant': inChinese } },
    },
    async handle({ context, body: { token } }) {
      return { body: valueOf(await readExtract(context, token)) };
    },
  }),
];
