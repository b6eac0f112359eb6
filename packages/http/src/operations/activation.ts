/** A signed revision on its way into force, and changes of where an agreement stands. */
import {
  activationView,
  approveStanding,
  beginActivation,
  completeActivation,
  endSuspension,
  exceptItem,
  proposeStanding,
  tickItem,
} from '@troth/services';
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
const params = z.object({ agreement: idSchema, revision: z.coerce.number().int().min(1).max(1_000_000) });
const itemParams = params.extend({ item: idSchema });
const day = z.iso.date().describe('A local date, as 2025-04-01.');

const view = z
  .object({
    agreement: z.string(),
    revision: z.number().int(),
    effectiveFrom: z.string(),
    inForce: z.boolean().describe('By its date; nothing else puts it in force.'),
    record: recordSchema.optional().describe('Missing until somebody begins it.'),
    items: z.array(
      z.object({
        key: z.string(),
        names: both,
        asks: both,
        seen: z.boolean().describe('Seen in the records rather than ticked off.'),
        clause: z.string(),
        state: z.enum(['done', 'open', 'excepted']),
        note: both,
        owner: z.string().optional(),
        due: z.string().optional(),
        done: z.object({ by: z.string(), at: z.string(), note: z.string().optional() }).optional(),
        exception: z.object({ by: z.string(), until: z.string(), reason: z.string() }).optional(),
      }),
    ),
    unknownHolders: z.array(z.string()).describe('Named in the distribution and known to nobody here.'),
  })
  .meta({ id: 'ActivationView', description: 'What is in place for the day on which a revision takes effect.' });

const exampleView: z.output<typeof view> = {
  agreement: 'SLA-LR-METRO',
  revision: 3,
  effectiveFrom: '2025-04-01',
  inForce: false,
  items: [
    {
      key: 'copies',
      names: { en: 'Everybody holds a copy and has said so', 'zh-Hant': '各人已持有副本並確認收悉' },
      asks: { en: 'Every controlled copy of this revision is acknowledged.' },
      seen: true,
      clause: 'K25',
      state: 'open',
      note: { en: '2 of 6 copies are not acknowledged.' },
      owner: 'ada',
      due: '2025-04-01',
    },
  ],
  unknownHolders: [],
};

const exampleRecord = {
  kind: 'activation' as const,
  id: 'SLA-LR-METRO.r3',
  version: 1,
  recordedAt: '2025-02-26T01:00:00.000Z',
  actor: 'person:ada',
  title: 'SLA-LR-METRO r3',
  parties: [],
  about: { agreement: 'SLA-LR-METRO' },
  body: { agreement: 'SLA-LR-METRO', revision: 3, state: 'planned', trail: [] },
};

const exampleStanding = {
  ...exampleRecord,
  kind: 'standing-change' as const,
  id: 'STC-0001',
  title: 'SLA-KC-DIA: renew',
  about: { agreement: 'SLA-KC-DIA' },
  body: { agreement: 'SLA-KC-DIA', change: 'renew', state: 'proposed', trail: [] },
};

const tag = 'Activation';
const path = '/v1/agreements/{agreement}/revisions/{revision}/activation';

export const activationOperations: readonly Operation[] = [
  json({
    id: 'readActivation',
    method: 'GET',
    path,
    tag,
    summary: 'What is in place for a revision',
    description: 'Each item of the checklist that the terms ask for, as the records show it now.',
    params,
    status: 200,
    answer: view,
    examples: { answer: exampleView },
    async handle({ context, caller: { organisation }, params: asked }) {
      return { body: valueOf(await activationView(context, { organisation, ...asked })) };
    },
  }),
  json({
    id: 'beginActivation',
    method: 'POST',
    path,
    tag,
    summary: 'Prepares a revision for its day',
    description:
      'Sends the controlled copies, plans the first review and the milestones, and opens the checklist. Told again, it gives what is there.',
    params,
    errors: ['forbidden'],
    status: 201,
    answer: recordSchema,
    examples: { answer: exampleRecord },
    async handle({ context, command, params: asked }) {
      return { body: valueOf(await beginActivation(context, { ...command, ...asked })) };
    },
  }),
  json({
    id: 'tickActivationItem',
    method: 'POST',
    path: `${path}/items/{item}/tick`,
    tag,
    summary: 'Ticks an item off',
    description: 'What the records show by themselves is not ticked off by hand.',
    params: itemParams,
    body: z.strictObject({ note: z.string().trim().min(1).max(500).optional() }),
    errors: ['forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: { note: 'Set up in billing under 4711.' }, answer: exampleRecord },
    async handle({ context, command, params: asked, body }) {
      return { body: valueOf(await tickItem(context, { ...command, ...asked, ...body })) };
    },
  }),
  json({
    id: 'exceptActivationItem',
    method: 'POST',
    path: `${path}/items/{item}/except`,
    tag,
    summary: 'Leaves an item open until a day',
    description: 'With the reason; from that day on it counts as missing again.',
    params: itemParams,
    body: z.strictObject({ until: day, reason: z.string().trim().min(1).max(500) }),
    errors: ['forbidden'],
    status: 200,
    answer: recordSchema,
    examples: {
      body: { until: '2025-04-15', reason: 'The probe at Tai Po is being replaced.' },
      answer: exampleRecord,
    },
    async handle({ context, command, params: asked, body }) {
      return { body: valueOf(await exceptItem(context, { ...command, ...asked, ...body })) };
    },
  }),
  json({
    id: 'completeActivation',
    method: 'POST',
    path: `${path}/complete`,
    tag,
    summary: 'Declares the activation complete',
    description: 'Refused, item by item, while something is open without a dated exception.',
    params,
    errors: ['forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { answer: exampleRecord },
    async handle({ context, command, params: asked }) {
      return { body: valueOf(await completeActivation(context, { ...command, ...asked })) };
    },
  }),
  json({
    id: 'proposeStanding',
    method: 'POST',
    path: '/v1/agreements/{agreement}/standing',
    tag,
    summary: 'Proposes that an agreement is suspended, void, ended, renewed or left to expire',
    description: 'It rests on a clause of the agreement; another person approves it.',
    params: z.object({ agreement: idSchema }),
    body: z.strictObject({
      change: z.enum(['suspend', 'void', 'terminate', 'renew', 'let-expire']),
      clause: idSchema.optional(),
      from: day,
      until: day.optional(),
      proof: written,
      letter: written.describe('What the other side is told.'),
    }),
    errors: ['forbidden'],
    status: 201,
    answer: recordSchema,
    examples: {
      body: {
        change: 'renew',
        from: '2025-04-01',
        proof: { en: 'Both sides wrote on 3 February that they wish to go on.' },
        letter: { en: 'The agreement is renewed by twelve months.' },
      },
      answer: exampleStanding,
    },
    async handle({ context, command, params: asked, body }) {
      return { body: valueOf(await proposeStanding(context, { ...command, ...asked, ...body })) };
    },
  }),
  json({
    id: 'approveStanding',
    method: 'POST',
    path: '/v1/standing-changes/{id}/approve',
    tag,
    summary: 'Approves a change of standing',
    description:
      'What follows from it (a suspension, an ending or renewing revision, recalled copies, the letter) is done in the same moment.',
    params: z.object({ id: idSchema }),
    errors: ['forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { answer: { ...exampleStanding, body: { ...exampleStanding.body, state: 'approved' } } },
    async handle({ context, command, params: { id } }) {
      return { body: valueOf(await approveStanding(context, { ...command, id })) };
    },
  }),
  json({
    id: 'endSuspension',
    method: 'POST',
    path: '/v1/standing-changes/{id}/end',
    tag,
    summary: 'Lets suspended targets hold again',
    description: 'From a day before the last one that was said.',
    params: z.object({ id: idSchema }),
    body: z.strictObject({ until: day, reason: z.string().trim().min(1).max(500) }),
    errors: ['forbidden'],
    status: 200,
    answer: recordSchema,
    examples: {
      body: { until: '2025-02-10', reason: 'The invoice was paid.' },
      answer: { ...exampleStanding, body: { ...exampleStanding.body, state: 'ended' } },
    },
    async handle({ context, command, params: { id }, body }) {
      return { body: valueOf(await endSuspension(context, { ...command, id, ...body })) };
    },
  }),
];
