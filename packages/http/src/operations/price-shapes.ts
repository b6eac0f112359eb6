/** What a price looks like on the wire. Estimates are numbers, in the major unit of the currency; nobody is paid by them. */
import { deliverabilitySchema } from '@troth/core';
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';

const estimate = z.number();
const chance = z.number().min(0).max(1);
const promise = { commitment: z.string(), subject: z.string().optional() };

const lawPrice = z.object({
  law: z.enum(['exponential', 'lognormal', 'empirical']).describe('How long repairs take.'),
  spread: z.number().optional().describe('σ of the lognormal law.'),
  how: z.enum(['analytic', 'simulated']),
  expected: estimate.describe('Expected credit of a month.'),
  deviation: estimate.describe('Standard deviation of the credit of a month.'),
  valueAtRisk: estimate.describe('The smallest credit that 19 months of 20 stay within.'),
  yearAtRisk: estimate.optional().describe('The same of a year, where years were simulated.'),
  standardError: estimate.describe('Of the expected credit; 0 where it is analytic.'),
  years: z.number().int().describe('Simulated years.'),
  tiers: z.array(z.object({ from: estimate, to: estimate, chance })),
  missed: chance.describe('That anything is missed in a month.'),
  missedMonths: z.array(chance).optional().describe('Years by number of months in which anything was missed, 0 to 12.'),
});

const habit = z.discriminatedUnion('law', [
  z.object({
    law: z.literal('outages'),
    perMonth: z.number(),
    learned: z.object({ shape: z.number(), months: z.number() }).optional(),
    meanRepairMs: z.number(),
    spread: z.number().optional(),
    repairsMs: z.array(z.number()).optional(),
    source: wordPair,
  }),
  z.object({ law: z.literal('cases'), perMonth: z.number(), inTime: chance, source: wordPair }),
  z.object({ law: z.literal('past'), values: z.array(z.string()), source: wordPair }),
]);

const design = z.object({
  id: z.string(),
  name: wordPair,
  outagesPerMonth: z.number(),
  meanRepairMs: z.number(),
  delivery: estimate,
  credits: estimate,
  impact: estimate,
  churn: estimate,
  total: estimate,
  expected: estimate.describe('Expected credit of a month.'),
  valueAtRisk: estimate,
  missed: chance.describe('That anything is missed in a month.'),
  price: estimate.describe('Price of the promise for a month, delivered so: as of buildUp.'),
  proof: z
    .object({
      verdict: deliverabilitySchema.shape.verdict.describe('The worst of the promises that stand on a structure.'),
      says: wordPair,
    })
    .optional()
    .describe('Whether the contracts behind it, put together in this way, keep the promise.'),
  downMs: z.number(),
  leaving: chance,
});

const verdictOfPromise = deliverabilitySchema.shape.commitments.element.shape.verdict;

export const levelsShape = {
  agreement: z.string(),
  title: wordPair,
  revision: z.number().int(),
  currency: z.string(),
  levels: z.array(
    z.object({
      commitment: z.string(),
      target: z.string(),
      step: z.enum(['looser', 'written', 'stricter']),
      refused: z.string().optional().describe('Why there is no such text.'),
      delivery: estimate.optional().describe('Of a year, as credits and total.'),
      credits: estimate.optional(),
      total: estimate.optional(),
      expected: estimate.optional().describe('Of a month, as what follows.'),
      valueAtRisk: estimate.optional(),
      price: estimate.optional(),
      missed: chance.optional(),
      proof: z.object({ verdict: verdictOfPromise, says: wordPair }).optional().describe('Of this promise.'),
    }),
  ),
};

export const pricedShape = {
  agreement: z.string(),
  title: wordPair,
  titles: z.array(z.object({ commitment: z.string(), title: wordPair })),
  revision: z.number().int(),
  hash: z.string(),
  currency: z.string(),
  from: z.string().describe('The coming year begins here.'),
  fee: estimate.describe('Charged in a month.'),
  habits: z.array(z.object({ ...promise, habit })).describe('How each promise is expected to be kept.'),
  charges: z.array(z.object({ line: z.string(), amountAMonth: z.string() })),
  price: z
    .object({
      currency: z.string(),
      main: lawPrice,
      laws: z.array(lawPrice),
      promises: z.array(
        z.object({ ...promise, alone: estimate, missed: chance, months: z.number().int(), agreedMs: z.number() }),
      ),
      limitsSave: estimate.describe('What limits across promises save of the expected credit.'),
      without: z.array(z.object({ ...promise, why: z.enum(['no-credits', 'no-habit', 'no-months']) })),
      way: z.enum(['sum', 'table', 'fold']),
      seed: z.number().int(),
    })
    .optional()
    .describe('Missing where no promise has both credits and a habit.'),
  unknown: z.boolean().describe('Nobody knows how a promise with credits is kept.'),
  buildUp: z
    .object({
      delivery: estimate,
      expected: estimate,
      loading: z.number(),
      risk: estimate,
      price: estimate,
      recovery: estimate.describe('Expected from suppliers.'),
      recoveryCounts: z.boolean().describe('Whether claims on them were paid before, so that it may be taken off.'),
      net: estimate,
      exposure: estimate.describe('Expected credits less expected recovery.'),
    })
    .optional(),
  designs: z
    .object({
      designs: z.array(design),
      cheapest: z.string(),
      cheapestOnCredits: z.string(),
      beyondCredits: z.boolean(),
    })
    .optional(),
  recovery: z.array(
    z.object({
      agreement: z.string(),
      supplier: z.string().optional(),
      expected: estimate,
      sharedBy: z.number().int(),
      share: z.number().describe('Of it, what is counted for this agreement.'),
    }),
  ),
  claims: z.object({ ended: z.number().int(), paid: z.number().int() }),
};

const law = {
  law: 'exponential' as const,
  how: 'analytic' as const,
  expected: 2959.77,
  deviation: 4032.67,
  valueAtRisk: 10_000,
  standardError: 0,
  years: 0,
  tiers: [
    { from: 0, to: 0, chance: 0.612522 },
    { from: 5000, to: 5000, chance: 0.183003 },
  ],
  missed: 0.387478,
};

export const pricedExample = {
  agreement: 'SLA-LR-METRO',
  title: { en: 'Dual metro Ethernet', 'zh-Hant': '雙路城域以太網' },
  titles: [{ commitment: 'availability', title: { en: 'Availability', 'zh-Hant': '可用率' } }],
  revision: 2,
  hash: '9f2c1d0e4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
  currency: 'HKD',
  from: '2025-01-31T16:00:00.000Z',
  fee: 100_000,
  habits: [
    {
      commitment: 'availability',
      habit: {
        law: 'outages' as const,
        perMonth: 1.2,
        meanRepairMs: 1_200_000,
        source: { en: 'own history: 15 outages in 13 periods', 'zh-Hant': '本身紀錄：13 個評核期內中斷 15 次' },
      },
    },
  ],
  charges: [],
  price: {
    currency: 'HKD',
    main: law,
    laws: [law],
    promises: [{ commitment: 'availability', alone: 2959.77, missed: 0.387478, months: 1, agreedMs: 2_592_000_000 }],
    limitsSave: 0,
    without: [{ commitment: 'latency', why: 'no-credits' as const }],
    way: 'sum' as const,
    seed: 1,
  },
  unknown: false,
  buildUp: {
    delivery: 3000,
    expected: 2959.77,
    loading: 0.1,
    risk: 704.02,
    price: 6663.79,
    recovery: 400,
    recoveryCounts: false,
    net: 6663.79,
    exposure: 2559.77,
  },
  recovery: [{ agreement: 'UC-VFC', supplier: 'victoria-fibre', expected: 1200, sharedBy: 3, share: 0.33 }],
  claims: { ended: 2, paid: 1 },
};

export const levelsExample = {
  agreement: 'SLA-LR-METRO',
  title: { en: 'Dual metro Ethernet', 'zh-Hant': '雙路城域以太網' },
  revision: 2,
  currency: 'HKD',
  levels: [
    {
      commitment: 'availability',
      target: '>= 99.95 %',
      step: 'written' as const,
      delivery: 36_000,
      credits: 35_517.23,
      total: 71_517.23,
      expected: 2959.77,
      valueAtRisk: 10_000,
      price: 6663.79,
      missed: 0.387478,
      proof: {
        verdict: 'UNDELIVERABLE' as const,
        says: {
          en: 'In the worst month (2025-02) 40.32 min may be down, 20.16 min are allowed.',
          'zh-Hant': '最差的一月（2025-02）可中斷 40.32 分鐘，容許 20.16 分鐘。',
        },
      },
    },
  ],
};
