/** What customers need: interviews finished, answers decided between, requirements written, read back, confirmed, traced. */
import { recordKinds } from '@troth/core';
import {
  askForChange,
  confirmReadBack,
  decideConflict,
  draftPlan,
  holdInterview,
  requirementPage,
  rewriteRequirement,
  sendReadBack,
  traceabilityMatrix,
  writeRequirement,
} from '@troth/services';
import { z } from 'zod';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { sendFile } from './documents.ts';
import { json, raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';
import {
  draftPlanSchema,
  exampleDraftPlan,
  exampleInterview,
  exampleNeed,
  exampleParty,
  exampleReadBack,
  exampleRequirement,
  requirementPageSchema,
} from './requirement-shapes.ts';

const longWords = z.strictObject({ en: wordsSchema(20_000), 'zh-Hant': wordsSchema(20_000).optional() });
const partyParams = z.object({ party: idSchema });
const { title, service, measure, target, period, hours, priority, rationale, impactPerHour, needs, test, load } =
  recordKinds.requirement.fields;
const written = z.strictObject({
  party: idSchema,
  title,
  service,
  measure,
  target,
  period,
  hours,
  priority,
  rationale,
  impactPerHour,
  needs,
  test,
  load,
});
const { answers, notes } = recordKinds.interview.fields;
const exampleBody = {
  party: 'lion-rock',
  title: { en: 'It works' },
  measure: 'availability',
  target: '>= 99.99 %',
  period: 'month',
  priority: 'must',
  needs: [],
};

const page = json({
  id: 'readRequirements',
  method: 'GET',
  path: '/v1/parties/{party}/requirements',
  tag: 'Requirements',
  summary: 'What a customer needs',
  description:
    'Interviews, needs and where they conflict, requirements beside comparables, what is sold beside a budget, and what teams carry.',
  params: partyParams,
  query: z.strictObject({
    budget: z
      .string()
      .regex(/^\d{1,12}(?:\.\d{1,2})?$/u, 'write an amount, as 20000.00')
      .optional()
      .describe('A month.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/u, 'write three letters, as HKD')
      .default('HKD'),
    service: idSchema.optional().describe('Whose tiers are compared.'),
  }),
  errors: ['invalid'],
  status: 200,
  answer: requirementPageSchema,
  examples: {
    answer: {
      party: exampleParty,
      interviews: [],
      needs: [],
      openNeeds: [],
      conflicts: [],
      requirements: [],
      services: [],
      fit: [],
      beyond: [],
      load: [],
      feasible: true,
      readBacks: [],
    },
  },
  async handle({ context, caller: { organisation }, params, query: { budget, currency, service: of } }) {
    const sum = budget === undefined ? undefined : { amount: budget, currency };
    return { body: valueOf(await requirementPage(context, { organisation, ...params, budget: sum, service: of })) };
  },
});

const plan = json({
  id: 'planDraft',
  method: 'GET',
  path: '/v1/parties/{party}/draft-plan',
  tag: 'Requirements',
  summary: 'The draft that would answer what a customer asked for',
  description:
    'The requirements that the customer confirmed, what is sold that meets most of them, and the template and tier that promise it, for a draft to begin from. Nothing is kept.',
  params: partyParams,
  errors: ['conflict'],
  status: 200,
  answer: draftPlanSchema,
  examples: { answer: exampleDraftPlan },
  async handle({ context, caller: { organisation }, params }) {
    return { body: valueOf(await draftPlan(context, { organisation, ...params })) };
  },
});

const hold = json({
  id: 'holdInterview',
  method: 'POST',
  path: '/v1/interviews/{interview}/hold',
  tag: 'Requirements',
  summary: 'Finishes an interview',
  description: 'Every answer becomes a need that names its question, who said it and when.',
  params: z.object({ interview: idSchema }),
  body: z.strictObject({ answers, notes }),
  errors: ['conflict', 'forbidden'],
  status: 200,
  answer: z.object({ interview: recordSchema, needs: z.array(recordSchema) }),
  examples: {
    body: { answers: [{ question: 'business', answer: 'Orders must never stop.' }] },
    answer: { interview: exampleInterview, needs: [exampleNeed] },
  },
  async handle({ context, command, params, body }) {
    return { body: valueOf(await holdInterview(context, { ...command, id: params.interview, ...body })) };
  },
});

const decide = json({
  id: 'decideConflict',
  method: 'POST',
  path: '/v1/needs/{need}/decision',
  tag: 'Requirements',
  summary: 'Decides between answers that cannot both be right',
  description: 'This need is kept, the others are declined, and why stands in all of them.',
  params: z.object({ need: idSchema }),
  body: z.strictObject({ against: z.array(idSchema).min(1).max(20), resolution: longWords }),
  errors: ['conflict', 'forbidden'],
  status: 200,
  answer: recordSchema,
  examples: {
    body: { against: ['NED-0002'], resolution: { en: 'Branches close at six; four hours will do.' } },
    answer: exampleNeed,
  },
  async handle({ context, command, params, body }) {
    return { body: valueOf(await decideConflict(context, { ...command, id: params.need, ...body })) };
  },
});

const write = json({
  id: 'writeRequirement',
  method: 'POST',
  path: '/v1/requirements',
  tag: 'Requirements',
  summary: 'Makes a requirement of needs',
  description:
    'Of several needs it is their merger; a need may become several requirements. What cannot be measured is refused, with an example that would do.',
  body: written,
  errors: ['conflict', 'forbidden'],
  status: 201,
  answer: recordSchema,
  examples: { body: exampleBody, answer: exampleRequirement },
  async handle({ context, command, body }) {
    const made = valueOf(await writeRequirement(context, { ...command, body }));
    return { body: made, version: made.version };
  },
});

const rewrite = json({
  id: 'rewriteRequirement',
  method: 'PUT',
  path: '/v1/requirements/{requirement}',
  tag: 'Requirements',
  summary: 'Changes a requirement that nobody has confirmed',
  description: 'What was read back with it has to be read back again.',
  params: z.object({ requirement: idSchema }),
  body: written,
  versioned: true,
  errors: ['changed-since', 'conflict', 'forbidden'],
  status: 200,
  answer: recordSchema,
  examples: { body: exampleBody, answer: exampleRequirement },
  async handle({ context, command, params, body, version }) {
    const asked = { ...command, id: params.requirement, body, expect: version };
    const done = valueOf(await rewriteRequirement(context, asked), version);
    return { body: done, version: done.version };
  },
});

const send = json({
  id: 'sendReadBack',
  method: 'POST',
  path: '/v1/parties/{party}/read-backs',
  tag: 'Requirements',
  summary: 'Reads the requirements back to the customer',
  description: 'On paper in both languages, to the representative, who confirms them or asks for a change.',
  params: partyParams,
  body: z.strictObject({ representative: idSchema.optional().describe('The party’s first when missing.') }),
  errors: ['conflict', 'forbidden'],
  status: 201,
  answer: recordSchema,
  examples: { body: {}, answer: exampleReadBack },
  async handle({ context, command, params, body }) {
    return { body: valueOf(await sendReadBack(context, { ...command, ...params, ...body })) };
  },
});

const answered = z.object({ readBack: idSchema });

const confirm = json({
  id: 'confirmReadBack',
  method: 'POST',
  path: '/v1/read-backs/{readBack}/confirm',
  tag: 'Requirements',
  summary: 'Confirms the requirements that were read back',
  description:
    'By the representative and nobody else. They are frozen: who, when, and the hash of the set stand in each.',
  params: answered,
  errors: ['conflict', 'forbidden'],
  status: 200,
  answer: recordSchema,
  examples: { answer: exampleReadBack },
  async handle({ context, command, params }) {
    return { body: valueOf(await confirmReadBack(context, { ...command, id: params.readBack })) };
  },
});

const change = json({
  id: 'askForChange',
  method: 'POST',
  path: '/v1/read-backs/{readBack}/change-request',
  tag: 'Requirements',
  summary: 'Asks for a change of the requirements',
  description: 'By the representative and nobody else.',
  params: answered,
  body: z.strictObject({ comment: longWords }),
  errors: ['conflict', 'forbidden'],
  status: 200,
  answer: recordSchema,
  examples: { body: { comment: { en: 'Four hours is too long for the trading floor.' } }, answer: exampleReadBack },
  async handle({ context, command, params, body }) {
    return { body: valueOf(await askForChange(context, { ...command, id: params.readBack, ...body })) };
  },
});

const traced = raw({
  id: 'downloadTraceability',
  method: 'GET',
  path: '/v1/parties/{party}/traceability.csv',
  tag: 'Requirements',
  summary: 'From need to test, as CSV',
  description: 'Requirement, needs, who said them, target, clause of the agreement, test, confirmation.',
  params: partyParams,
  answers: ['text/csv'],
  errors: ['invalid'],
  status: 200,
  example: 'requirement,title,priority,state,needs,…',
  async handle({ context, caller: { organisation }, params }, { reply }) {
    return sendFile(reply, valueOf(await traceabilityMatrix(context, { organisation, ...params })));
  },
});

export const requirementOperations: readonly Operation[] = [
  page,
  plan,
  hold,
  decide,
  write,
  rewrite,
  send,
  confirm,
  change,
  traced,
];
