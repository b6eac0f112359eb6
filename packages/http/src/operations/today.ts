/** What matters today, and the daily check. */
import { dailyCheck, finishCheck, today } from '@troth/services';
import { z } from 'zod';
import { wordPair, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';

export const sumSchema = z
  .object({ amount: z.string(), currency: z.string() })
  .meta({ id: 'Sum', description: 'An amount in the major unit, exact.' });

const item = z
  .object({
    id: z.string().describe('Stays the same from day to day while the matter does.'),
    kind: z.string(),
    rank: z.number().int().describe('How pressing among matters without money; less is sooner.'),
    tone: z.enum(['bad', 'warn', 'plain']),
    title: wordPair,
    reason: wordPair,
    controlFailure: wordPair.optional().describe('It is red, and nobody answers for it or nothing is done about it.'),
    exposure: sumSchema.optional().describe('What it costs if it happens, as the engine computed it.'),
    chance: z
      .object({
        exact: z.string().describe('0 to 1, as decimal text: exactly 0 or 1 where it is certain, else an estimate.'),
        percent: z.string().describe('Rounded for show.'),
        certainty: z.enum(['secured', 'open', 'works', 'unrecoverable', 'due']),
        how: wordPair,
      })
      .optional(),
    owner: z.string().optional().describe('Id of a person.'),
    ownerName: wordPair.optional(),
    since: z.string().optional(),
    due: z.string().optional(),
    agreement: z.string().optional(),
    commitment: z.string().optional(),
    period: z.string().optional(),
    action: z.object({ label: wordPair, to: z.string().describe('Address within the web application.') }),
  })
  .meta({ id: 'TodayItem', description: 'Something that matters today, and the one next thing to do about it.' });

const exampleItem = {
  id: 'budget:SLA-PH-VPN:availability::2025-02',
  kind: 'budget',
  rank: 0,
  tone: 'bad' as const,
  title: { en: 'SLA-PH-VPN · Availability · February 2025', 'zh-Hant': 'SLA-PH-VPN · 可用率 · 2025年2月' },
  reason: {
    en: '3.1 of 4.032 min used; 0.932 min and 63.5 h left. CHG-2025-0227 cuts 2 min and counts, so that the promise will be missed.',
    'zh-Hant':
      '已用 3.1 分鐘，容許 4.032 分鐘；尚餘 0.932 分鐘及 63.5 小時。CHG-2025-0227 將中斷 2 分鐘並計算在內，承諾必會違反。',
  },
  exposure: { amount: '11000.00', currency: 'HKD' },
  chance: {
    exact: '1',
    percent: '100',
    certainty: 'works' as const,
    how: { en: 'Certain while the works stand as they are planned.', 'zh-Hant': '只要工程按計劃進行即必然發生。' },
  },
  owner: 'ada',
  agreement: 'SLA-PH-VPN',
  commitment: 'availability',
  period: '2025-02',
  action: { label: { en: 'Find another slot', 'zh-Hant': '另覓時段' }, to: '/plans/new?change=CHG-2025-0227' },
};

const date = z.iso.date('write a day, as 2025-02-26');

const checkView = z
  .object({
    date: z.string(),
    lines: z.array(z.object({ what: z.string(), title: wordPair, kinds: z.array(z.string()), items: z.array(item) })),
    record: recordSchema.optional(),
    missing: z.array(z.string()).describe('Days without a finished check.'),
    tasks: z.array(
      z.object({
        id: z.string(),
        title: wordPair,
        every: wordPair,
        lastDone: z.string().optional(),
        overdue: z.boolean(),
        to: z.string(),
      }),
    ),
    history: z.array(recordSchema),
  })
  .meta({ id: 'DailyCheck', description: 'The look at the start of the day: its lines, its record, the days before.' });

const line = { what: 'promises', title: { en: 'Promises at risk', 'zh-Hant': '有風險的承諾' }, kinds: ['budget'] };
const exampleCheck = {
  date: '2025-02-26',
  lines: [{ ...line, items: [exampleItem] }],
  missing: ['2025-02-26'],
  tasks: [],
  history: [],
};
const exampleRecord = {
  kind: 'daily-check' as const,
  id: 'DAY-2025-02-26',
  version: 2,
  recordedAt: '2025-02-26T00:40:00.000Z',
  actor: 'person:ada',
  title: '2025-02-26',
  parties: [],
  about: {},
  body: { date: '2025-02-26', items: [{ what: 'promises', state: 'ok', figures: '0' }], state: 'done', trail: [] },
};

export const todayOperations: readonly Operation[] = [
  json({
    id: 'readToday',
    method: 'GET',
    path: '/v1/today',
    tag: 'Today',
    summary: 'What matters today',
    description:
      'In one order: money at risk times its chance, then how pressing it is. A chance is a forecast and an estimate, and says what it rests on; what is certain, by exact comparison, says so.',
    status: 200,
    answer: z.object({
      now: z.number().int(),
      day: z.string(),
      zone: z.string(),
      size: z.number().int().describe('Entries of the ledger that were looked at.'),
      items: z.array(item),
    }),
    examples: {
      answer: { now: 1_740_529_800_000, day: '2025-02-26', zone: 'Asia/Hong_Kong', size: 12_000, items: [exampleItem] },
    },
    async handle({ context, caller: { organisation } }) {
      return { body: await today(context, { organisation }) };
    },
  }),
  json({
    id: 'readDailyCheck',
    method: 'GET',
    path: '/v1/daily-check',
    tag: 'Today',
    summary: 'The check of a day',
    description: 'Of today when no day is named. Each line holds what matters of its kinds now.',
    query: z.strictObject({ date: date.optional() }),
    status: 200,
    answer: checkView,
    examples: { answer: exampleCheck },
    async handle({ context, caller: { organisation }, query }) {
      return { body: await dailyCheck(context, { organisation, ...query }) };
    },
  }),
  json({
    id: 'finishDailyCheck',
    method: 'POST',
    path: '/v1/daily-check',
    tag: 'Today',
    summary: 'Ticks the check of a day off',
    description: 'Keeps with each tick the figures that were seen, and the size of the ledger they were read from.',
    body: z.strictObject({
      date,
      items: z
        .array(
          z.strictObject({
            what: wordsSchema(100),
            state: z.enum(['ok', 'acted', 'skipped']),
            note: wordsSchema(500).optional(),
          }),
        )
        .max(50),
    }),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: {
      body: { date: '2025-02-26', items: [{ what: 'promises', state: 'acted', note: 'plan proposed' }] },
      answer: exampleRecord,
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await finishCheck(context, { ...command, ...body })) };
    },
  }),
];
