/** What has not left yet: messages and webhooks. Messages themselves are records. */
import { outbox } from '@troth/services';
import { z } from 'zod';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';

const shape = z
  .object({
    mail: z.boolean().describe('Whether this installation can send mail.'),
    messages: z.object({ queued: z.number().int(), failed: z.number().int(), sent: z.number().int() }),
    webhooks: z.array(
      z.object({
        id: z.string(),
        url: z.string(),
        waiting: z
          .array(
            z.object({
              id: z.number().int(),
              topic: z.string(),
              subject: z.string(),
              at: z.string(),
              attempts: z.number().int(),
              dueAt: z.string().describe('Tried again then.'),
              error: z.string().optional().describe('Why the last attempt failed.'),
            }),
          )
          .describe('The earliest 50 events that the receiver has not taken.'),
      }),
    ),
  })
  .meta({ id: 'Outbox', description: 'What has not left yet.' });

const waiting = {
  id: 17,
  topic: 'statement.issued',
  subject: 'SLA-LR-METRO/2024-11',
  at: '2024-12-02T01:00:00.000Z',
  attempts: 3,
  dueAt: '2024-12-02T01:00:35.000Z',
  error: 'answered with 503',
};

export const outboxOperations: readonly Operation[] = [
  json({
    id: 'readOutbox',
    method: 'GET',
    path: '/v1/outbox',
    tag: 'Webhooks',
    summary: 'What has not left yet',
    description:
      'Messages by state, and for each webhook the events that its receiver has not taken, with the last failure.',
    status: 200,
    answer: shape,
    examples: {
      answer: {
        mail: true,
        messages: { queued: 1, failed: 0, sent: 214 },
        webhooks: [{ id: 'billing', url: 'https://billing.example/troth', waiting: [waiting] }],
      },
    },
    async handle({ context, caller: { organisation } }) {
      return { body: await outbox(context, { organisation }) };
    },
  }),
];
