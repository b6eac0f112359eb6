/** What people of customers and suppliers ask for: their promises, problems they report, how a supplier is scored. */
import { slamStates } from '@troth/core';
import {
  ownProblem,
  ownProblems,
  partyScore,
  portalHome,
  reportOwnProblem,
  tellNotice,
  waitingCases,
} from '@troth/services';
import { z } from 'zod';
import { anyJson, idSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { exampleProblem, problem } from './attention.ts';
import { promiseWordsShape, standingShape } from './desk-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';

const mark = z.enum(slamStates);

const promise = z.object({
  commitment: z.string(),
  clause: z.string(),
  title: wordPair,
  words: promiseWordsShape,
  now: standingShape.optional(),
  before: standingShape.optional(),
  marks: z.array(z.object({ period: z.string(), mark })),
});

const issuedPeriod = z.object({
  period: z.string(),
  hash: z.string(),
  issuedAt: z.string(),
  mark: mark.optional(),
  credit: z.object({ amount: z.string(), currency: z.string() }).optional(),
});

const home = z
  .object({
    party: z.object({ id: z.string(), name: wordPair }),
    side: z.enum(['customer', 'supplier']),
    agreements: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        title: wordPair,
        zone: z.string(),
        revision: z.number().int(),
        endsOn: z.string().optional(),
        contact: z
          .object({ name: wordPair, email: z.string().optional(), phone: z.string().optional() })
          .optional()
          .describe('Who answers for it at the provider.'),
        promises: z.array(promise),
        issued: z.array(issuedPeriod),
      }),
    ),
  })
  .meta({ id: 'PortalHome', description: 'The promises between the organisation and one party.' });

const words = {
  promise: 'Availability: at least 99.99 %, each month',
  measured: 'Time without an outage, of all time agreed.',
  inMinutes: '4.32 min in a 30-day month; at 10 min you lose 10 %',
  rungs: [{ minutes: 'more than 4.32 min', band: 'below 99.99 %', pays: '10 % of the monthly fee' }],
  otherRules: [],
};
const exampleHome = {
  party: { id: 'peak-harbour', name: { en: 'Peak Harbour Hospital' } },
  side: 'customer' as const,
  agreements: [
    {
      id: 'SLA-PH-VPN',
      type: 'sla',
      title: { en: 'Peak Harbour Hospital: IPVPN' },
      zone: 'Asia/Hong_Kong',
      revision: 1,
      promises: [
        {
          commitment: 'availability',
          clause: '6.1',
          title: { en: 'Availability' },
          words: { en: words, 'zh-Hant': words },
          now: {
            commitment: 'availability',
            clause: '6.1',
            title: { en: 'Availability' },
            metric: 'availability',
            period: '2025-02',
            verdict: 'open' as const,
            soFar: 'met' as const,
            mark: 'threatened' as const,
            target: '>= 99.99 %',
            figures: { downtime: { exact: '186000', unit: 'ms' }, allowed: { exact: '241920', unit: 'ms' } },
            completeness: '1',
            usedPercent: '76',
          },
          marks: [{ period: '2025-02', mark: 'threatened' as const }],
        },
      ],
      issued: [],
    },
  ],
};

const keptShape = z.object({ good: z.number().int(), of: z.number().int() });

const score = z
  .object({
    party: z.string(),
    percent: z
      .string()
      .optional()
      .describe('Whole percent, rounded down: the mean of the parts that have a denominator.'),
    parts: z.array(
      z.object({
        part: z.enum(['kept', 'answered', 'told', 'done']),
        good: z.number().int(),
        of: z.number().int(),
        percent: z.string().optional(),
      }),
    ),
    trend: z.array(z.object({ period: z.string(), good: z.number().int(), of: z.number().int() })),
    causedMs: z.number().int().describe('Milliseconds of customers’ downtime attributed to it.'),
    actions: z
      .array(
        z.object({
          id: z.string(),
          title: z.union([z.string(), wordPair]),
          owner: z.string(),
          dueOn: z.string(),
          state: z.string(),
          doneOn: z.string().optional(),
          agreement: z.string().optional(),
          commitment: z.string().optional().describe('The one promise that is compared, where the action names it.'),
          before: keptShape.describe('In the three closed periods before it was agreed, or as the action keeps them.'),
          after: keptShape.optional().describe('In the closed periods that began after it was done.'),
          effect: z.string().optional(),
        }),
      )
      .describe('Remedial actions with it, the newest first.'),
    mirror: z
      .object({
        customers: z.number().int(),
        promises: z.number().int().describe('Of time, that rest on it and can still be kept this month.'),
        severity: z.enum(['none', 'minor', 'major', 'critical']),
        whatIf: z
          .array(z.object({ minutes: z.number().int(), promises: z.number().int(), customers: z.number().int() }))
          .describe('Promises that an outage of so many minutes would break this month.'),
      })
      .describe('What its next failure would do: numbers, never names.'),
  })
  .meta({ id: 'PartyScore', description: 'How a supplier or group keeps what it promises.' });

const waitingCase = z
  .object({
    id: z.string(),
    type: z.string().optional(),
    priority: z.string().optional(),
    paused: z.boolean(),
    openedAt: z.string(),
    since: z.string().describe('When it became our turn.'),
    heldMs: z.number().describe('Milliseconds of the clock that were ours.'),
    dueAt: z.string().optional(),
    late: z.boolean(),
  })
  .meta({ id: 'WaitingCase', description: 'A case in which it is the turn of the party that asks.' });

const exampleCase = {
  id: 'RPR-20931',
  type: 'incident',
  priority: 'P3',
  paused: false,
  openedAt: '2025-02-25T22:10:00.000Z',
  since: '2025-02-25T22:40:00.000Z',
  heldMs: 6_600_000,
  dueAt: '2025-02-26T10:10:00.000Z',
  late: false,
};

const exampleNotice = {
  kind: 'notice' as const,
  id: 'NTC-0001',
  version: 2,
  recordedAt: '2025-02-26T00:30:00.000Z',
  actor: 'system',
  title: { en: 'New amplifier between Sha Tin and Tai Po.' },
  parties: ['victoria-fibre'],
  about: { records: ['party/victoria-fibre'] },
  body: {
    type: 'planned-works',
    party: 'victoria-fibre',
    text: { en: 'New amplifier between Sha Tin and Tai Po.' },
    affected: 3,
    severity: 'major',
    state: 'assessed',
    trail: [],
  },
};

const exampleScore = {
  party: 'victoria-fibre',
  percent: '83',
  parts: [{ part: 'kept' as const, good: 20, of: 24, percent: '83' }],
  trend: [{ period: '2025-01', good: 2, of: 2 }],
  causedMs: 3_300_000,
  actions: [
    {
      id: 'TSK-0001',
      title: { en: 'Second duct' },
      owner: 'mina',
      dueOn: '2025-02-28',
      state: 'done',
      doneOn: '2025-02-20',
      before: { good: 2, of: 3 },
    },
  ],
  mirror: {
    customers: 6,
    promises: 9,
    severity: 'critical' as const,
    whatIf: [{ minutes: 15, promises: 3, customers: 2 }],
  },
};

export const portalOperations: readonly Operation[] = [
  json({
    id: 'readPortal',
    method: 'GET',
    path: '/v1/portal',
    tag: 'Portal',
    summary: 'What was promised to me, or by me',
    description:
      'For people of a customer or supplier: each promise of their own agreements, how it stands, and what was issued.',
    status: 200,
    answer: home,
    examples: { answer: exampleHome },
    async handle({ context, caller: { organisation, actor } }) {
      return { body: valueOf(await portalHome(context, { organisation, actor })) };
    },
  }),
  json({
    id: 'listOwnProblems',
    method: 'GET',
    path: '/v1/portal/problems',
    tag: 'Portal',
    summary: 'Problems reported about our agreements',
    description: 'The newest first, each with its clock and its escalation ladder.',
    status: 200,
    answer: z.object({ items: z.array(problem) }),
    examples: { answer: { items: [exampleProblem] } },
    async handle({ context, caller: { organisation, actor } }) {
      return { body: { items: await ownProblems(context, { organisation, actor }) } };
    },
  }),
  json({
    id: 'readOwnProblem',
    method: 'GET',
    path: '/v1/portal/problems/{problem}',
    tag: 'Portal',
    summary: 'One problem report',
    description: 'With its clock and ladder as they stand.',
    params: z.object({ problem: idSchema }),
    status: 200,
    answer: problem,
    examples: { answer: exampleProblem },
    async handle({ context, caller: { organisation, actor }, params }) {
      return { body: valueOf(await ownProblem(context, { organisation, actor, id: params.problem })) };
    },
  }),
  json({
    id: 'reportOwnProblem',
    method: 'POST',
    path: '/v1/portal/problems',
    tag: 'Portal',
    summary: 'Tells that something is wrong',
    description: 'The report gets its number, its clock and its ladder from the agreement in force.',
    body: z.strictObject({
      id: idSchema.optional().describe('Yours; a number is given otherwise.'),
      agreement: idSchema,
      subject: wordsSchema(200),
      text: wordsSchema(10_000),
    }),
    errors: ['conflict'],
    status: 201,
    answer: problem,
    examples: {
      body: { agreement: 'SLA-PH-VPN', subject: 'Slow since this morning', text: 'All five sites are slow.' },
      answer: exampleProblem,
    },
    async handle({ context, command, body }) {
      const id = body.id ?? `PRB-${Buffer.from(context.random(5)).toString('hex').toUpperCase()}`;
      return { body: valueOf(await reportOwnProblem(context, { ...command, ...body, id })) };
    },
  }),
  json({
    id: 'listWaitingCases',
    method: 'GET',
    path: '/v1/portal/cases',
    tag: 'Portal',
    summary: 'Cases in which it is our turn',
    description: 'For people of a supplier: since when, how long they have held it, and when it falls due.',
    status: 200,
    answer: z.object({ items: z.array(waitingCase) }),
    examples: { answer: { items: [exampleCase] } },
    async handle({ context, caller: { organisation, actor } }) {
      return { body: { items: await waitingCases(context, { organisation, actor }) } };
    },
  }),
  json({
    id: 'tellNotice',
    method: 'POST',
    path: '/v1/portal/notices',
    tag: 'Portal',
    summary: 'Tells of works or of something that is worse',
    description:
      'For people of a supplier. The answer says how many customers it touches and how gravely, and never whom.',
    body: z.strictObject({
      body: z.record(z.string(), anyJson).describe('Fields of a supplier notice without its party.'),
    }),
    errors: ['forbidden'],
    status: 201,
    answer: recordSchema,
    examples: {
      body: { body: { type: 'planned-works', text: { en: 'New amplifier between Sha Tin and Tai Po.' } } },
      answer: exampleNotice,
    },
    async handle({ context, command, body }) {
      const party = command.actor.party ?? '';
      const told = valueOf(await tellNotice(context, { ...command, party, ...body }));
      return { body: told, version: told.version };
    },
  }),
  json({
    id: 'readPartyScore',
    method: 'GET',
    path: '/v1/parties/{party}/score',
    tag: 'Portal',
    summary: 'How a supplier or group keeps its promises',
    description:
      'Four shares with numerators and denominators, their mean, the trend, remedial actions with what followed, and what its next failure would do. A supplier sees its own.',
    params: z.object({ party: idSchema }),
    status: 200,
    answer: score,
    examples: { answer: exampleScore },
    async handle({ context, caller: { organisation, actor }, params: { party } }) {
      return { body: valueOf(await partyScore(context, { organisation, actor, party })) };
    },
  }),
];
