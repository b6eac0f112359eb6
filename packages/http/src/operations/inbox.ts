/** What concerns the person who asks, and what of it they have read. */
import { inboxOf, inboxReasons, readInbox } from '@troth/services';
import { z } from 'zod';
import { wordPair, wordsSchema } from '../answers/shapes.ts';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';
import { kindSchema } from './records.ts';

const name = z.union([z.string(), wordPair]);
const unread = z.number().int().describe('Items not read yet.');

export const inboxOperations: readonly Operation[] = [
  json({
    id: 'readInbox',
    method: 'GET',
    path: '/v1/inbox',
    tag: 'Inbox',
    summary: 'What concerns me',
    description:
      'What you are wanted for (an approval, an acknowledgement, an action …) and what became of what is yours. Unread first. What moves on is new again.',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    status: 200,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          kind: kindSchema,
          record: z.string(),
          title: name,
          agreement: z.string().optional(),
          reason: z.enum(inboxReasons),
          text: wordPair,
          act: z.string().optional().describe('The act you are wanted for.'),
          dueOn: z.string().optional(),
          at: z.string(),
          by: name,
          read: z.boolean(),
        }),
      ),
      unread,
    }),
    examples: {
      answer: {
        items: [
          {
            id: 'report/RPT-0007@1',
            kind: 'report' as const,
            record: 'RPT-0007',
            title: 'SLA-LR-METRO 2024-11 r1',
            agreement: 'SLA-LR-METRO',
            reason: 'wanted' as const,
            text: { en: 'Service report: Approve', 'zh-Hant': '服務報告：待你批准' },
            act: 'approve',
            at: '2025-02-26T00:30:00.000Z',
            by: { en: 'Carmen Ho' },
            read: false,
          },
        ],
        unread: 1,
      },
    },
    async handle({ context, caller: { organisation, actor }, query }) {
      return { body: await inboxOf(context, { organisation, actor, ...query }) };
    },
  }),
  json({
    id: 'markInboxRead',
    method: 'POST',
    path: '/v1/inbox/read',
    tag: 'Inbox',
    summary: 'Marks items as read',
    description: 'All of them when none is named. What is not yours is left out.',
    body: z.strictObject({ items: z.array(wordsSchema(300)).max(500).optional() }),
    status: 200,
    answer: z.object({ unread }),
    examples: { body: { items: ['report/RPT-0007@1'] }, answer: { unread: 0 } },
    async handle({ context, command: { organisation, actor }, body }) {
      return { body: await readInbox(context, { organisation, actor, ...body }) };
    },
  }),
];
