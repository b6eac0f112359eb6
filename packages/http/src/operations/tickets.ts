/** Cases with their clocks replayed, and what an outage would do before it is logged. */
import { listTickets, previewOutage, ticketPage } from '@troth/services';
import { z } from 'zod';
import { idSchema, momentSchema, wordsSchema } from '../answers/shapes.ts';
import { movesShape } from './moved-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const state = z.enum(['open', 'paused', 'ended']);

const line = z
  .object({
    id: z.string(),
    type: z.string().optional(),
    priority: z.string().optional(),
    subject: z.string().optional(),
    party: z.string().optional().describe('Whose turn it is.'),
    state,
    openedAt: z.string(),
    lastAt: z.string(),
    agreements: z.array(z.string()),
  })
  .meta({ id: 'TicketLine', description: 'A case as lists show it.' });

const clock = z.object({
  agreement: z.string(),
  commitment: z.string(),
  clock: z.string().describe('response, update, restore or resolve.'),
  limit: z.string().optional(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  dueAt: z.string().optional(),
  late: z.boolean(),
  lateSince: z.string().optional(),
  runningMs: z.number(),
  pausedMs: z.number(),
  parties: z
    .array(z.object({ party: z.string(), ms: z.number() }))
    .describe('They sum to what ran and what was paused.'),
  stretches: z.array(
    z.object({
      start: z.string(),
      end: z.string(),
      party: z.string(),
      priority: z.string().optional(),
      pausedFor: z.string().optional(),
    }),
  ),
});

const page = line
  .extend({
    events: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        event: z.string(),
        at: z.string(),
        recordedAt: z.string(),
        priority: z.string().optional(),
        party: z.string().optional(),
        why: z.string().optional(),
      }),
    ),
    clocks: z.array(clock),
  })
  .meta({ id: 'TicketPage', description: 'A case with its events and its clocks.' });

const preview = movesShape
  .extend({ period: z.string() })
  .meta({ id: 'OutagePreview', description: 'What an outage would do to the promises of an agreement.' });

const example = {
  id: 'INC-0042',
  priority: 'P1',
  state: 'open' as const,
  openedAt: '2025-02-25T08:00:00.000Z',
  lastAt: '2025-02-25T09:00:00.000Z',
  agreements: ['SLA-HL-01'],
};

export const ticketOperations: readonly Operation[] = [
  json({
    id: 'listTickets',
    method: 'GET',
    path: '/v1/tickets',
    tag: 'Evidence',
    summary: 'Cases',
    description: 'The latest opened first, with how many there are in all.',
    query: z.strictObject({
      agreement: idSchema.optional(),
      month: z
        .string()
        .regex(/^\d{4}-\d{2}$/u)
        .optional()
        .describe('In which it was opened: 2024-11.'),
      state: state.optional(),
      party: wordsSchema(200).optional(),
      text: wordsSchema(200).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    status: 200,
    answer: z.object({
      items: z.array(line),
      count: z.number().int(),
      parties: z.array(z.string()).describe('Whose turn it is or was last in any case.'),
    }),
    examples: { answer: { items: [example], count: 1, parties: ['harbourline'] } },
    async handle({ context, caller: { organisation }, query }) {
      return { body: await listTickets(context, { organisation, ...query }) };
    },
  }),
  json({
    id: 'readTicket',
    method: 'GET',
    path: '/v1/tickets/{case}',
    tag: 'Evidence',
    summary: 'A case with its clocks',
    description:
      'Its events, and under every promise that speaks of it: what ran, what was paused and why, with whom it lay, when it is due.',
    params: z.object({ case: idSchema }),
    status: 200,
    answer: page,
    examples: { answer: { ...example, events: [], clocks: [] } },
    async handle({ context, caller: { organisation }, params }) {
      return { body: valueOf(await ticketPage(context, { organisation, ticket: params.case })) };
    },
  }),
  json({
    id: 'previewOutage',
    method: 'GET',
    path: '/v1/agreements/{agreement}/outage-preview',
    tag: 'Evidence',
    summary: 'What an outage would do',
    description:
      'The promises of the month beside an outage that is not logged yet: minutes allowed, before and after. Nothing is written.',
    params: z.object({ agreement: idSchema }),
    query: z.strictObject({
      start: momentSchema,
      end: momentSchema,
      state: wordsSchema(60).default('down'),
      subject: idSchema.optional(),
      affected: wordsSchema(60).optional(),
    }),
    errors: ['invalid'],
    status: 200,
    answer: preview,
    examples: { answer: { period: '2024-02', promises: [] } },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await previewOutage(context, { organisation, ...params, ...query })) };
    },
  }),
];
