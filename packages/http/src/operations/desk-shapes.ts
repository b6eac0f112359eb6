/** Shapes of the desk: how promises stand, in the figures that lists and pages show. */
import { figureSchema, slamStates, verdictSchema } from '@troth/core';
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';

export const titleShape = z.union([z.string(), wordPair]);
const mark = z.enum(slamStates);

export const standingShape = z
  .object({
    period: z.string(),
    commitment: z.string(),
    clause: z.string(),
    title: wordPair,
    subject: z.string().optional(),
    metric: z.string(),
    verdict: verdictSchema,
    soFar: verdictSchema.optional(),
    target: z.string().optional(),
    attained: figureSchema.optional().describe('What was judged.'),
    absent: z.string().optional().describe('Why there is no value.'),
    figures: z.record(z.string(), figureSchema).describe('Minutes used and allowed, cases, and the like.'),
    completeness: z.string(),
    mark: mark.describe('The verdict; threatened where at least 80 % of the allowance is used.'),
    used: z.string().optional().describe('Part of the allowance used, exact.'),
    usedPercent: z.string().optional(),
  })
  .meta({ id: 'PromiseStanding', description: 'How a promise stood in a period.' });

const party = z.object({ id: z.string().optional(), name: wordPair });

export const agreementLineShape = z
  .object({
    id: z.string(),
    type: z.string(),
    title: wordPair,
    provider: party.optional(),
    customer: party.optional(),
    service: z.string().optional(),
    revision: z.number().int().optional().describe('In force now.'),
    revisionFrom: z.string().optional(),
    commitments: z.number().int(),
    now: standingShape.optional().describe('The promise that most needs somebody in the latest period.'),
    marks: z.array(z.object({ period: z.string(), mark })).describe('Up to thirteen periods, the oldest first.'),
    owed: z
      .object({ amount: z.string(), currency: z.string(), year: z.string() })
      .optional()
      .describe('Credits of issued statements of the financial year.'),
    endsOn: z.string().optional(),
    daysLeft: z.number().int().optional(),
    manager: z.object({ id: z.string(), name: wordPair }).optional(),
  })
  .meta({ id: 'AgreementLine', description: 'An agreement as lists show it.' });

const rung = z.object({
  minutes: z.string().optional(),
  band: z.string(),
  pays: z.string(),
  amount: z.string().optional(),
});
const promise = z
  .object({
    promise: z.string(),
    measured: z.string(),
    inMinutes: z.string().optional().describe('"21.6 min in a 30-day month; at 30 min you lose 5 %".'),
    rungs: z.array(rung),
    otherRules: z.array(z.string()),
  })
  .meta({ id: 'PromiseExplained', description: 'A promise explained.' });
export const promiseWordsShape = z.object({ en: promise, 'zh-Hant': promise });

export const recordLineShape = z
  .object({
    kind: z.string(),
    kindName: wordPair,
    id: z.string(),
    title: titleShape,
    state: z.string(),
    stateName: wordPair,
    period: z.string().optional(),
    at: z.string(),
  })
  .meta({ id: 'RecordLine', description: 'A record in short.' });

export const agreementPageShape = z
  .object({
    line: agreementLineShape,
    zone: z.string(),
    inherits: z.array(z.object({ agreement: z.string(), revision: z.number().int() })),
    revisions: z.array(
      z.object({
        revision: z.number().int(),
        hash: z.string(),
        from: z.string(),
        to: z.string().optional(),
        inForce: z.boolean(),
        recordedAt: z.string().optional(),
        recordedBy: z.string().optional(),
      }),
    ),
    promises: z.array(
      z.object({
        commitment: z.string(),
        clause: z.string(),
        title: wordPair,
        metric: z.string(),
        words: promiseWordsShape,
        subjects: z.array(z.object({ subject: z.string().optional(), periods: z.array(standingShape) })),
      }),
    ),
    periods: z.array(z.object({ key: z.string(), status: z.string(), version: z.number().int().optional() })),
    roles: z.array(
      z.object({
        role: z.enum(['manager', 'deputy', 'representative', 'counterpart']),
        person: z.string(),
        name: titleShape,
      }),
    ),
    copies: z.array(
      z.object({
        id: z.string(),
        revision: z.number().int(),
        recipient: z.string(),
        recipientName: titleShape,
        party: z.string(),
        form: z.string(),
        state: z.string(),
        sentAt: z.string(),
        dueBy: z.string().optional(),
        outdated: z.boolean().describe('Another revision than this one is in force.'),
      }),
    ),
    records: z.array(recordLineShape),
    timeline: z.array(
      z.object({
        at: z.string(),
        lane: z.enum(['version', 'negotiation', 'communication', 'delivery']),
        title: wordPair,
        by: z.string().optional(),
        note: z.string().optional(),
        leadsTo: z.string(),
      }),
    ),
  })
  .meta({ id: 'AgreementPage', description: 'An agreement with all that is known about it.' });

const standingExample = {
  period: '2025-02',
  commitment: 'availability',
  clause: '6.1',
  title: { en: 'Availability', 'zh-Hant': '可用率' },
  metric: 'availability',
  verdict: 'open' as const,
  soFar: 'met' as const,
  target: '>= 99.95 %',
  attained: { exact: '1', unit: 'share' },
  figures: { downtime: { exact: '0', unit: 'ms' }, allowed: { exact: '1209600', unit: 'ms' } },
  completeness: '1',
  mark: 'met' as const,
  used: '0',
  usedPercent: '0',
};
const lineExample = {
  id: 'SLA-HL-01',
  type: 'sla',
  title: { en: 'Metro Ethernet' },
  commitments: 1,
  now: standingExample,
  marks: [{ period: '2025-02', mark: 'met' as const }],
};
const wordsExample = {
  promise: 'Availability: at least 99.95 %, each month',
  measured: '…',
  rungs: [],
  otherRules: [],
};

export const deskExamples = {
  standing: standingExample,
  line: lineExample,
  words: { en: wordsExample, 'zh-Hant': wordsExample },
  page: {
    line: lineExample,
    zone: 'Asia/Hong_Kong',
    inherits: [],
    revisions: [{ revision: 1, hash: 'ab'.repeat(32), from: '2024-01-01T00:00:00.000Z', inForce: true }],
    promises: [],
    periods: [{ key: '2025-02', status: 'provisional' }],
    roles: [],
    copies: [],
    records: [],
    timeline: [],
  },
};
