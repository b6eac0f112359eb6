/** What of the credits that are owed comes back from suppliers: over months, and of one agreement's month. For the organisation's own people. */
import { recoveryCodes } from '@troth/core';
import { claimSteps, recoverable, recoverableMonth } from '@troth/services';
import { z } from 'zod';
import { monthSchema, wordPair } from '../answers/shapes.ts';
import { sumShape } from './month-end-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { periodParams } from './statements.ts';

const overlap = z
  .enum(['first', 'equal'])
  .optional()
  .describe('Where outages of several overlap: the one that began first bears the time, or all of them equally.');
const code = z.enum(recoveryCodes);
const money = z.string().describe('Decimal, in the currency of the line.');
const ms = z.string().describe('Milliseconds, exact.');
const percent = z
  .string()
  .optional()
  .describe('Percent with one decimal, rounded down; missing where nothing is owed.');
const lost = z.array(z.object({ code, amount: money }));

const totals = z.array(
  z.object({
    currency: z.string(),
    owed: money,
    own: money.describe('Caused by ourselves, or by nobody who was named.'),
    bySuppliers: money.describe('The sum of `lost` and `recoverable`, exactly.'),
    lost,
    recoverable: money,
    claimed: money.describe('Of what is recoverable: claimed, or given without a claim.'),
    refused: money,
    received: money,
    coverage: percent,
  }),
);

const bearer = z.object({
  party: z.string().optional().describe('Supplier or group; missing where nobody was named.'),
  by: z.enum(['breach', 'evidence', 'nobody']).describe('How it is known.'),
  amount: sumShape,
  ms: ms.optional(),
});

const claim = z.object({
  step: z.enum(claimSteps),
  deadline: z.string().optional().describe('The first instant at which it is too late.'),
  record: z.string().optional().describe('The claim that was written down.'),
});

const event = z
  .object({
    agreement: z.string(),
    title: wordPair,
    customer: z.string().optional(),
    commitment: z.string(),
    commitmentTitle: wordPair,
    subject: z.string().optional(),
    period: z.string(),
    owed: sumShape,
    countedMs: ms.optional(),
    excludedMs: ms.describe('Left out; it lies with nobody.'),
    rows: z.array(z.string()).describe('Rows of evidence behind the counted time.'),
    breach: z.string().optional(),
    own: z.array(bearer),
    suppliers: z.array(
      bearer.extend({
        contract: z.string().optional(),
        window: z
          .object({
            key: z.string(),
            start: z.string(),
            end: z.string(),
            period: z.string().describe('Period of the contract’s statement that gives the credit.'),
            commitment: z.string().optional(),
            open: z.boolean(),
            credit: sumShape.describe('Before the limits of the contract.'),
            given: sumShape,
            limits: z.array(z.string()),
            assumedMs: z
              .number()
              .int()
              .describe('Milliseconds that the contract’s own evidence does not tell of; evaluated as if it did.'),
          })
          .optional(),
        recoverable: sumShape,
        lost: z.array(z.object({ code, amount: sumShape, why: wordPair })),
        claim,
      }),
    ),
  })
  .meta({ id: 'RecoveryEvent', description: 'A missed promise, whose minutes they were, and what comes back.' });

const head = { contract: z.string().optional(), title: wordPair.optional(), party: z.string() };

const reportShape = z
  .object({
    from: z.string(),
    to: z.string(),
    overlap: z.enum(['first', 'equal']),
    totals,
    events: z.array(event),
    contracts: z.array(
      z.object({
        ...head,
        currency: z.string(),
        owed: money,
        recoverable: money,
        coverage: percent,
        lost,
        months: z.array(z.object({ period: z.string(), owed: money, recoverable: money, coverage: percent })),
      }),
    ),
    renegotiate: z
      .array(
        z.object({
          ...head,
          gap: sumShape,
          owed: sumShape,
          events: z.number().int(),
          code,
          ask: wordPair,
          draft: z.string().optional().describe('A draft of the contract that is being worked on.'),
        }),
      )
      .describe(
        'By the gap of the twelve months up to `to`, the largest first; late claims are no matter of the contract.',
      ),
    credits: z
      .array(
        z.object({
          contract: z.string(),
          title: wordPair,
          party: z.string().optional(),
          period: z.string(),
          due: sumShape,
          from: z.enum(['statement', 'entered']),
          claim,
          leftMs: z.number().int().optional(),
        }),
      )
      .describe('What suppliers owe under their own contracts, whoever was harmed.'),
  })
  .meta({ id: 'RecoverableReport', description: 'From owed to received, by event, contract and month.' });

const monthShape = z.object({ agreement: z.string(), period: z.string(), totals, events: z.array(event) });

const sum = (amount: string) => ({ amount, currency: 'HKD' });
const lineHead = {
  contract: 'UC-VFC',
  title: { en: 'Victoria Fibre Carriers: access fibre', 'zh-Hant': '維多利亞光纖：接入光纖' },
  party: 'victoria-fibre',
};
const fallen = { code: 'UC_FORCE_MAJEURE' as const, amount: '15000.00' };
const totalsExample = [
  {
    currency: 'HKD',
    owed: '15000.00',
    own: '0.00',
    bySuppliers: '15000.00',
    lost: [fallen],
    recoverable: '0.00',
    claimed: '0.00',
    refused: '0.00',
    received: '0.00',
    coverage: '0.0',
  },
];
const eventExample = {
  agreement: 'SLA-LR-METRO',
  title: { en: 'Dual metro Ethernet', 'zh-Hant': '雙路城域以太網' },
  customer: 'lion-rock',
  commitment: 'availability',
  commitmentTitle: { en: 'Availability', 'zh-Hant': '可用率' },
  period: '2024-11',
  owed: sum('15000.00'),
  countedMs: '3300000',
  excludedMs: '0',
  rows: ['OUT-0192'],
  breach: 'BRC-0001',
  own: [],
  suppliers: [
    {
      party: 'victoria-fibre',
      by: 'breach' as const,
      amount: sum('15000.00'),
      ms: '3300000',
      contract: 'UC-VFC',
      window: {
        key: '2024',
        start: '2023-12-31T16:00:00.000Z',
        end: '2024-12-31T16:00:00.000Z',
        period: '2024-12',
        commitment: 'availability',
        open: false,
        credit: sum('0.00'),
        given: sum('0.00'),
        limits: [],
        assumedMs: 0,
      },
      recoverable: sum('0.00'),
      lost: [
        {
          code: 'UC_FORCE_MAJEURE' as const,
          amount: sum('15000.00'),
          why: {
            en: 'Clause 9.1 of UC-VFC excuses the supplier (SIG-TORAJI); SLA-LR-METRO does not excuse us.',
            'zh-Hant': 'UC-VFC 第 9.1 條視之為不可抗力（SIG-TORAJI），供應商免責；SLA-LR-METRO 則不免除本公司責任。',
          },
        },
      ],
      claim: { step: 'refused' as const, record: 'CLM-0001' },
    },
  ],
};
const reportExample = {
  from: '2024-11',
  to: '2024-11',
  overlap: 'first' as const,
  totals: totalsExample,
  events: [eventExample],
  contracts: [
    {
      ...lineHead,
      currency: 'HKD',
      owed: '15000.00',
      recoverable: '0.00',
      coverage: '0.0',
      lost: [fallen],
      months: [{ period: '2024-11', owed: '15000.00', recoverable: '0.00', coverage: '0.0' }],
    },
  ],
  renegotiate: [
    {
      ...lineHead,
      gap: sum('15000.00'),
      owed: sum('15000.00'),
      events: 1,
      code: 'UC_FORCE_MAJEURE' as const,
      ask: { en: 'Ask that force majeure reads as it does with the customer.' },
    },
  ],
  credits: [],
};

export const recoverableOperations: readonly Operation[] = [
  json({
    id: 'readRecoverable',
    method: 'GET',
    path: '/v1/recoverable',
    tag: 'Month end',
    summary: 'What comes back from suppliers',
    description:
      'Credits owed to customers in the months, what of them suppliers bear, why the rest is lost, what was claimed and received; by contract and month, and which contracts to negotiate again.',
    query: z.strictObject({ from: monthSchema, to: monthSchema, overlap }),
    status: 200,
    answer: reportShape,
    examples: { answer: reportExample },
    async handle({ context, caller: { organisation }, query }) {
      return { body: valueOf(await recoverable(context, { organisation, ...query })) };
    },
  }),
  json({
    id: 'readRecoverableMonth',
    method: 'GET',
    path: '/v1/agreements/{agreement}/periods/{period}/recoverable',
    tag: 'Month end',
    summary: 'What comes back of one agreement’s month',
    description:
      'Each missed promise that costs money: whose minutes they were, what the supplier’s contract makes of them on the same evidence, why the rest is lost. Empty where nothing is owed.',
    params: periodParams,
    query: z.strictObject({ overlap }),
    status: 200,
    answer: monthShape,
    examples: {
      answer: { agreement: 'SLA-LR-METRO', period: '2024-11', totals: totalsExample, events: [eventExample] },
    },
    async handle({ context, caller: { organisation }, params, query }) {
      return { body: valueOf(await recoverableMonth(context, { organisation, ...params, ...query })) };
    },
  }),
];
