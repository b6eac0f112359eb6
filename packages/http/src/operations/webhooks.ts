/** Where events are sent: signed webhooks (Standard Webhooks). */
import { listWebhooks, registerWebhook, removeWebhook, rotateWebhookSecret } from '@troth/services';
import { z } from 'zod';
import { idSchema, pageOf, pageOfWhole, pageQuery } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const webhook = z
  .object({
    id: z.string(),
    url: z.string(),
    topics: z.array(z.string()).describe('Empty: every topic.'),
    secrets: z.number().int().describe('How many secrets sign at the moment.'),
    version: z.number().int(),
    retired: z.boolean(),
  })
  .meta({ id: 'Webhook', description: 'A destination of events: never its secret.' });

const withSecret = webhook.extend({
  secret: z.string().optional().describe('"whsec_…", shown this once; an answer given again leaves it out.'),
});

const example = {
  id: 'billing',
  url: 'https://billing.example/troth',
  topics: ['statement.issued'],
  secrets: 1,
  version: 1,
  retired: false,
};
const webhookParams = z.object({ webhook: idSchema });

export const webhookOperations: readonly Operation[] = [
  json({
    id: 'listWebhooks',
    method: 'GET',
    path: '/v1/webhooks',
    tag: 'Webhooks',
    summary: 'Webhooks',
    description: 'Where events of this organisation are sent.',
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(webhook),
    examples: { answer: { items: [example] } },
    async handle({ context, caller: { organisation }, query }) {
      const read = () => listWebhooks(context, { organisation });
      return { body: await pageOfWhole(query, 'webhooks', { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'createWebhook',
    method: 'POST',
    path: '/v1/webhooks',
    tag: 'Webhooks',
    summary: 'A new webhook',
    description:
      'Events of these topics are sent there from now on, signed as Standard Webhooks has it. The secret is shown this once. Addresses of private networks are refused.',
    body: z.strictObject({
      id: idSchema,
      url: z.string().min(8).max(2000),
      topics: z.array(z.string().min(1).max(100)).max(100).default([]),
    }),
    status: 201,
    answer: withSecret,
    secrets: ['secret'],
    examples: {
      body: { id: example.id, url: example.url, topics: example.topics },
      answer: { ...example, secret: 'whsec_…' },
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await registerWebhook(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'rotateWebhookSecret',
    method: 'POST',
    path: '/v1/webhooks/{webhook}/secret',
    tag: 'Webhooks',
    summary: 'A new secret for a webhook',
    description:
      'Both secrets sign until the next rotation, so that the receiver can change over without losing an event.',
    params: webhookParams,
    status: 200,
    answer: withSecret,
    secrets: ['secret'],
    examples: { answer: { ...example, secrets: 2, version: 2, secret: 'whsec_…' } },
    async handle({ context, command, params }) {
      return { body: valueOf(await rotateWebhookSecret(context, { ...command, id: params.webhook })) };
    },
  }),
  json({
    id: 'removeWebhook',
    method: 'DELETE',
    path: '/v1/webhooks/{webhook}',
    tag: 'Webhooks',
    summary: 'Removes a webhook',
    description: 'Nothing more is sent there.',
    params: webhookParams,
    status: 200,
    answer: webhook,
    examples: { answer: { ...example, retired: true } },
    async handle({ context, command, params }) {
      return { body: valueOf(await removeWebhook(context, { ...command, id: params.webhook })) };
    },
  }),
];
