/** Who should be told, another time for works, plans and the customer's answer. */
import { answerPlan, draftWarning, proposePlan, sendDrafted, sendWarning, slotsFor } from '@troth/services';
import { z } from 'zod';
import { idSchema, momentSchema, periodSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';
import { sumSchema } from './today.ts';

const language = z.enum(['en', 'zh-Hant']);
const promised = { agreement: idSchema, commitment: idSchema, period: periodSchema };

const recipient = z.object({
  person: z.string(),
  name: wordPair,
  role: wordPair,
  party: z.string(),
  channel: z.string(),
  address: z.string().optional(),
  language,
  subject: z.string(),
  text: z.string(),
  behind: z
    .boolean()
    .describe('A group or supplier whose work the promise rests on; the customer is not told of them.'),
});

const draft = z
  .object({
    agreement: z.string(),
    commitment: z.string(),
    period: z.string(),
    party: z.string(),
    title: wordPair,
    why: wordPair,
    probability: z.string(),
    method: z.string(),
    exposure: sumSchema.optional(),
    forecast: z.object({
      chance: z.string(),
      certainty: z.enum(['possible', 'works', 'unrecoverable']),
      at: z.string(),
    }),
    recipients: z.array(recipient),
    drafted: z.string().optional().describe('A warning that was drafted and waits: it is the one that leaves.'),
    before: z
      .object({ id: z.string(), state: z.string(), sentAt: z.string().optional(), changed: z.boolean() })
      .optional(),
  })
  .meta({ id: 'WarningDraft', description: 'Who should be told that a promise may not be kept, and in which words.' });

const slot = z
  .object({
    start: z.string(),
    end: z.string(),
    kind: z
      .enum(['planned', 'same-time', 'night', 'window'])
      .describe('As it stands; the same time on a later day; a quiet hour; where a contract lets works be excluded.'),
    noticeHours: z.number(),
    effects: z.array(
      z.object({
        agreement: z.string(),
        commitment: z.string(),
        period: z.string(),
        usedMs: z.string(),
        afterMs: z.string(),
        allowedMs: z.string(),
        missed: z.boolean(),
        excluded: z.boolean().describe('None of it counts: announced in time, within the window of the contract.'),
        linked: z.boolean().describe('Not named in the works: it rests on what is worked on.'),
        credit: sumSchema.optional(),
        chance: z
          .object({ before: z.number(), after: z.number() })
          .optional()
          .describe('Estimated chances of a miss by the end of the month, without and with the cut.'),
        text: wordPair,
      }),
    ),
    credits: z.array(sumSchema).describe('Credit that the works would cause, exactly, by currency.'),
    expected: z
      .array(sumSchema)
      .describe('That, and the change in expected credit of the rest of the month: an estimate, by currency.'),
    exactOnly: z
      .boolean()
      .describe('How often some of the services fail is not known: of those only the exact part is in it.'),
    missed: z.boolean(),
    current: z.boolean(),
    best: z.boolean(),
    reason: wordPair,
  })
  .meta({ id: 'WorksSlot', description: 'A time for works and what it does to every agreement it touches.' });

const writtenTo = z
  .array(
    z.strictObject({
      person: idSchema,
      language,
      subject: wordsSchema(500),
      text: wordsSchema(20_000),
    }),
  )
  .min(1)
  .max(50);

const where = { agreement: 'SLA-PH-VPN', commitment: 'availability', period: '2025-02' };
const told = {
  person: 'nora',
  language: 'en' as const,
  subject: 'SLA-PH-VPN: Availability in February 2025',
  text: 'Dear Nora …',
};
const why = { en: '3.1 of 4.032 min used; 0.932 min and 63.5 h left.' };
const exampleDraft = {
  ...where,
  party: 'peak-harbour',
  title: { en: 'SLA-PH-VPN · Availability · February 2025' },
  why,
  probability: '100 %',
  method: 'Certain while the works stand as they are planned.',
  exposure: { amount: '11000.00', currency: 'HKD' },
  forecast: { chance: '1.000000', certainty: 'works' as const, at: '2025-02-26T00:30:00.000Z' },
  recipients: [
    {
      ...told,
      name: { en: 'Nora Yip' },
      role: { en: 'customer representative' },
      party: 'peak-harbour',
      channel: 'mail',
      address: 'nora@peakharbour.example',
      behind: false,
    },
  ],
};
const exampleSlot = {
  start: '2025-02-28T18:00:00.000Z',
  end: '2025-02-28T18:30:00.000Z',
  kind: 'same-time' as const,
  noticeHours: 65.5,
  effects: [
    {
      ...where,
      period: '2025-03',
      usedMs: '0',
      afterMs: '120000',
      allowedMs: '267840',
      missed: false,
      excluded: false,
      linked: false,
      chance: { before: 0.02, after: 0.05 },
      text: { en: 'Availability March 2025: 2 / 4.464 min' },
    },
  ],
  credits: [],
  expected: [{ amount: '330.00', currency: 'HKD' }],
  exactOnly: false,
  missed: false,
  current: false,
  best: true,
  reason: { en: 'Least expected credit. Nothing is missed.' },
};
const record = (kind: 'warning' | 'deterioration-plan', id: string, state: string) => ({
  kind,
  id,
  version: 2,
  recordedAt: '2025-02-26T00:30:00.000Z',
  actor: 'person:ada',
  title: why,
  parties: ['peak-harbour'],
  about: { agreement: where.agreement, period: where.period },
  body: { ...where, state, trail: [] },
});

export const warningOperations: readonly Operation[] = [
  json({
    id: 'draftWarning',
    method: 'GET',
    path: '/v1/warning-draft',
    tag: 'Warnings',
    summary: 'Who should be told, and what to write',
    description: 'People from the roles and copies of the agreement, each with a letter in their language.',
    query: z.strictObject(promised),
    status: 200,
    answer: draft,
    examples: { answer: exampleDraft },
    async handle({ context, caller: { organisation }, query }) {
      return { body: valueOf(await draftWarning(context, { organisation, ...query })) };
    },
  }),
  json({
    id: 'sendWarning',
    method: 'POST',
    path: '/v1/warnings',
    tag: 'Warnings',
    summary: 'Tells them',
    description: 'Keeps the warning and queues a message to each. Refused while nothing changed since the last one.',
    body: z.strictObject({ ...promised, recipients: writtenTo }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 201,
    answer: recordSchema,
    examples: { body: { ...where, recipients: [told] }, answer: record('warning', 'WRN-0007', 'sent') },
    async handle({ context, command, body }) {
      return { body: valueOf(await sendWarning(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'sendDraftedWarning',
    method: 'POST',
    path: '/v1/warnings/{warning}/send',
    tag: 'Warnings',
    summary: 'Sends a warning that was drafted',
    description: 'To everybody it was drafted for, or to those who are named, in the words given.',
    params: z.object({ warning: idSchema }),
    body: z.strictObject({ recipients: writtenTo.optional() }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: recordSchema,
    examples: { body: { recipients: [told] }, answer: record('warning', 'WRN-0007', 'sent') },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await sendDrafted(context, { ...command, id: params.warning, ...body })) };
    },
  }),
  json({
    id: 'listSlots',
    method: 'GET',
    path: '/v1/changes/{change}/slots',
    tag: 'Warnings',
    summary: 'Other times for works',
    description:
      'As planned, at the same time on the days after, at night, and when maintenance windows open. Each is evaluated, announced now, on every agreement that the works touch, those that rest on the same component too; the best has the least expected credit, then misses nothing, then keeps the usual hour, then is soonest. Credits of different currencies are never added: where there are several, the best misses the fewest agreements, then adds the fewest misses to expect; its reason says so.',
    params: z.object({ change: idSchema }),
    query: z.strictObject({
      days: z.coerce.number().int().min(1).max(31).default(7).describe('Days that are looked at.'),
    }),
    status: 200,
    answer: z.object({ items: z.array(slot) }),
    examples: { answer: { items: [exampleSlot] } },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: { items: valueOf(await slotsFor(context, { organisation, ...params, ...query })) } };
    },
  }),
  json({
    id: 'proposePlan',
    method: 'POST',
    path: '/v1/changes/{change}/plan',
    tag: 'Warnings',
    summary: 'Proposes another time to the customer',
    description: 'The warning, the deterioration plan and the messages leave together.',
    params: z.object({ change: idSchema }),
    body: z.strictObject({
      ...promised,
      slot: momentSchema.describe('Start of one of the slots.'),
      workaround: z.strictObject({ en: wordsSchema(20_000), 'zh-Hant': wordsSchema(20_000).optional() }).optional(),
      communications: z
        .strictObject({ en: wordsSchema(20_000), 'zh-Hant': wordsSchema(20_000).optional() })
        .optional()
        .describe('How users are told.'),
      recipients: writtenTo,
    }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 201,
    answer: recordSchema,
    examples: {
      body: { ...where, slot: exampleSlot.start, recipients: [told] },
      answer: record('deterioration-plan', 'DPL-0003', 'proposed'),
    },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await proposePlan(context, { ...command, ...params, ...body })) };
    },
  }),
  json({
    id: 'answerPlan',
    method: 'POST',
    path: '/v1/deterioration-plans/{plan}/answer',
    tag: 'Warnings',
    summary: 'The customer agrees to a plan, or declines it',
    description: 'An agreed plan moves its works in the same moment.',
    params: z.object({ plan: idSchema }),
    body: z.strictObject({ answer: z.enum(['agree', 'decline']), note: wordsSchema(500).optional() }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: recordSchema,
    examples: { body: { answer: 'agree' }, answer: record('deterioration-plan', 'DPL-0003', 'agreed') },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await answerPlan(context, { ...command, id: params.plan, ...body })) };
    },
  }),
];
