/** What promises cost in credits before they are missed. Prices are ours alone: no party sees one. */
import {
  costEffectiveness,
  covers,
  levelsOfAgreement,
  levelsOfDraft,
  priceDraft,
  priceOfAgreement,
  recommendationCodes,
} from '@troth/services';
import { z } from 'zod';
import { idSchema, wordPair } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { levelsExample, levelsShape, pricedExample, pricedShape } from './price-shapes.ts';

const mostYears = 100_000;
const query = z.object({
  years: z.coerce.number().int().min(100).max(mostYears).optional().describe('Simulated years; 20,000 when missing.'),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe('The same seed, the same figures; 1 when missing.'),
});

const title = z.union([z.string(), wordPair]);
const estimate = z.number().optional();
const costSum = {
  currency: z.string(),
  agreements: z.number().int(),
  fee: z.number(),
  cost: z.number(),
  expected: z.number(),
  margin: z.number().describe('Fee less cost less expected credits.'),
  unpriced: z.number().int().describe('Agreements of them whose expected credits nobody knows.'),
};
const costs = z.object({
  services: z.array(z.object({ id: z.string(), title })),
  customers: z.array(z.object({ id: z.string(), title })),
  rows: z.array(
    z.object({
      service: z.string(),
      party: z.string(),
      cover: z.enum(covers),
      agreement: z.string().optional(),
      title: wordPair.optional(),
      promised: z.string().optional().describe('The strictest promise of availability.'),
      complete: z.object({ clauses: z.number().int(), of: z.number().int() }).optional(),
      currency: z.string().optional(),
      fee: estimate,
      cost: estimate.describe('A share of the fees of contracts behind it, and the extra cost that its model names.'),
      apart: z
        .array(z.string())
        .optional()
        .describe('Contracts behind it in another currency: their fees are not in the cost.'),
      expected: estimate.describe('Expected credits of a month.'),
      recovery: estimate.describe('Expected from suppliers.'),
      margin: estimate.describe('Fee less cost less expected credits.'),
      recommendation: z.object({ code: z.enum(recommendationCodes), words: wordPair }),
    }),
  ),
  levels: z.array(z.object({ promised: z.string(), ...costSum })).describe('By promised level and currency.'),
  totals: z
    .array(z.object({ ...costSum, recovery: z.number().describe('Expected from suppliers.') }))
    .describe('Altogether, by currency: amounts of two are never added up.'),
  covered: z.object({ cells: z.number().int(), of: z.number().int() }),
});

const sumExample = {
  currency: 'HKD',
  agreements: 1,
  fee: 150_000,
  cost: 41_000,
  expected: 2959.77,
  margin: 106_040.23,
  unpriced: 0,
};

const costsExample = {
  services: [{ id: 'SVC-S03', title: { en: 'Metro Ethernet', 'zh-Hant': '城域以太網' } }],
  customers: [{ id: 'lion-rock', title: { en: 'Lion Rock Securities', 'zh-Hant': '獅子山證券' } }],
  rows: [
    {
      service: 'SVC-S03',
      party: 'lion-rock',
      cover: 'sla' as const,
      agreement: 'SLA-LR-METRO',
      title: { en: 'Dual metro Ethernet', 'zh-Hant': '雙路城域以太網' },
      promised: '>= 99.95 %',
      complete: { clauses: 23, of: 25 },
      currency: 'HKD',
      fee: 150_000,
      cost: 41_000,
      expected: 2959.77,
      recovery: 400,
      margin: 106_040.23,
      recommendation: { code: 'keep' as const, words: { en: 'Keep as it is.', 'zh-Hant': '維持現狀。' } },
    },
  ],
  levels: [{ promised: '>= 99.95 %', ...sumExample }],
  totals: [{ ...sumExample, recovery: 400 }],
  covered: { cells: 24, of: 26 },
};

const against = z.object({ expected: z.number(), price: z.number() });

export const priceOperations: readonly Operation[] = [
  json({
    id: 'readPrice',
    method: 'GET',
    path: '/v1/agreements/{agreement}/price',
    tag: 'Outlook',
    summary: 'The price of an agreement',
    description:
      'Expected credits of a standard month under each law of repair, what they vary by, the build-up of the price, designs side by side, and what suppliers are expected to pay back. Analytic for one promise of time, otherwise simulated by a seed.',
    params: z.object({ agreement: idSchema }),
    query,
    status: 200,
    answer: z.object(pricedShape),
    examples: { answer: pricedExample },
    async handle({ context, caller: { organisation }, command: { actor }, params, query: { years, seed } }) {
      return { body: valueOf(await priceOfAgreement(context, { organisation, actor, ...params, years, seed })) };
    },
  }),
  json({
    id: 'readDraftPrice',
    method: 'GET',
    path: '/v1/drafts/{draft}/price',
    tag: 'Outlook',
    summary: 'The price of a draft',
    description: 'As of an agreement, with the difference from the text in force.',
    params: z.object({ draft: idSchema }),
    query,
    status: 200,
    answer: z.object({
      ...pricedShape,
      draft: z.string(),
      inForce: against.extend({ revision: z.number().int() }).optional(),
      difference: against.optional(),
      lines: z.array(z.string()).describe('What is kept on the draft.'),
    }),
    examples: {
      answer: {
        ...pricedExample,
        draft: 'DRF-0001',
        inForce: { revision: 2, expected: 1719.77, price: 5423.79 },
        difference: { expected: 1240, price: 1240 },
        lines: ['expected credit a month: HKD 2,959.77'],
      },
    },
    async handle({ context, caller: { organisation }, command: { actor }, params, query: { years, seed } }) {
      return { body: valueOf(await priceDraft(context, { organisation, actor, ...params, years, seed })) };
    },
  }),
  json({
    id: 'readPriceLevels',
    method: 'GET',
    path: '/v1/agreements/{agreement}/price/levels',
    tag: 'Outlook',
    summary: 'An agreement at three levels',
    description:
      'Its first availability with credits one customary level looser, as it is, and one stricter: cost, credits and price of each, and whether what stands behind keeps it. Tables of credits end where the target ends.',
    params: z.object({ agreement: idSchema }),
    query,
    status: 200,
    answer: z.object(levelsShape),
    examples: { answer: levelsExample },
    async handle({ context, caller: { organisation }, command: { actor }, params, query: { years, seed } }) {
      return { body: valueOf(await levelsOfAgreement(context, { organisation, actor, ...params, years, seed })) };
    },
  }),
  json({
    id: 'readDraftPriceLevels',
    method: 'GET',
    path: '/v1/drafts/{draft}/price/levels',
    tag: 'Outlook',
    summary: 'A draft at three levels',
    description: 'As of an agreement; a looser level that the text above does not allow is refused in its place.',
    params: z.object({ draft: idSchema }),
    query,
    status: 200,
    answer: z.object(levelsShape),
    examples: { answer: levelsExample },
    async handle({ context, caller: { organisation }, command: { actor }, params, query: { years, seed } }) {
      return { body: valueOf(await levelsOfDraft(context, { organisation, actor, ...params, years, seed })) };
    },
  }),
  json({
    id: 'readCostEffectiveness',
    method: 'GET',
    path: '/v1/cost-effectiveness',
    tag: 'Outlook',
    summary: 'What each service costs and earns, by customer',
    description:
      'Coverage, completeness of the text, fee, cost to serve, expected credits, margin and the one thing to do; the same by promised level.',
    status: 200,
    answer: costs,
    examples: { answer: costsExample },
    async handle({ context, caller: { organisation }, command: { actor } }) {
      return { body: valueOf(await costEffectiveness(context, { organisation, actor })) };
    },
  }),
];
