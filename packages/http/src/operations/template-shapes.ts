/** What the operations of templates answer with. Owns: shapes and their examples. */
import { z } from 'zod';
import { anyJson, idSchema, wordPair } from '../answers/shapes.ts';

const typeSchema = z.enum(['sla', 'ola', 'underpinning-contract', 'expectation']);
const stateSchema = z.enum(['shipped', 'draft', 'approved', 'retired']);
const version = z.number().int().min(1);
const wordsOf = z.record(z.string(), z.string());

const tierSchema = z.object({ id: idSchema, names: wordPair, summary: wordPair.optional() });

const outlineSchema = z.object({
  promises: z
    .array(
      z.object({
        id: idSchema,
        title: wordPair,
        targets: z.record(z.string(), wordsOf).describe('By tier, in each language.'),
        priced: z.boolean(),
      }),
    )
    .describe('What each tier promises.'),
  prices: wordsOf.describe('Usual monthly price by tier.'),
});

export const templateLineSchema = z.object({
  id: idSchema,
  version,
  title: wordPair,
  description: wordPair.optional(),
  type: typeSchema,
  state: stateSchema,
  record: z.string().optional().describe('Record that keeps it; missing for those that ship.'),
  tiers: z.array(tierSchema),
  outline: outlineSchema,
});

const variableSchema = z.object({
  key: z.string(),
  names: wordPair,
  help: wordPair.optional(),
  kind: z.string(),
  options: z.array(z.object({ value: z.string(), names: wordPair })).optional(),
  default: anyJson.optional(),
  required: z.boolean(),
});

export const templatePageSchema = templateLineSchema.extend({
  madeFrom: z.string().optional(),
  variables: z.array(variableSchema),
  proof: z.record(z.string(), z.object({ sum: wordPair, holds: z.enum(['proven', 'likely']) })).optional(),
  versions: z.array(z.object({ version, state: stateSchema, record: z.string().optional() })),
  stands: z.array(z.object({ id: idSchema, title: wordPair, type: typeSchema })),
  text: z.record(z.string(), anyJson).describe('The agreement, with places left open.'),
});

export const trialSchema = z.object({
  text: z.record(z.string(), anyJson),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      path: z.array(z.union([z.string(), z.number()])),
      message: z.string(),
      example: z.string(),
      fix: z.string(),
    }),
  ),
  examples: z.array(
    z.object({
      key: z.enum(['good', 'narrow', 'bad', 'asked']),
      label: wordPair,
      commitment: z.object({ id: idSchema, clause: z.string(), title: wordPair }),
      period: z.string(),
      used: wordPair,
      attained: wordPair,
      target: z.string().optional(),
      verdict: z.string(),
      credit: z.object({ amount: z.string(), currency: z.string() }).optional(),
    }),
  ),
});

export const differencesSchema = z.object({
  template: z.object({ id: idSchema, version, title: wordPair, tier: idSchema }),
  differences: z.array(
    z.object({
      clause: z.string().optional(),
      path: z.array(z.string()),
      standard: anyJson.optional(),
      written: anyJson.optional(),
    }),
  ),
});

export const wordingSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      place: z.string(),
      version,
      text: z.object({ en: z.string(), 'zh-Hant': z.string() }),
    }),
  ),
});

export const lineExample: z.input<typeof templateLineSchema> = {
  id: 'network-connectivity',
  version: 1,
  title: { en: 'Network connectivity', 'zh-Hant': '網絡連接' },
  type: 'sla',
  state: 'shipped',
  tiers: [{ id: 'silver', names: { en: 'Silver', 'zh-Hant': '銀級' } }],
  outline: {
    promises: [
      {
        id: 'availability',
        title: { en: 'Availability of each site', 'zh-Hant': '各地點可用率' },
        targets: { silver: { en: 'at least 99.9 %', 'zh-Hant': '不低於 99.9 %' } },
        priced: true,
      },
    ],
    prices: { silver: 'HKD 6,800.00' },
  },
};

export const pageExample: z.input<typeof templatePageSchema> = {
  ...lineExample,
  variables: [
    { key: 'customer', names: { en: 'Who receives it', 'zh-Hant': '接受服務的一方' }, kind: 'party', required: true },
  ],
  versions: [{ version: 1, state: 'shipped' }],
  stands: [{ id: 'network-core', title: { en: 'Core network', 'zh-Hant': '核心網絡' }, type: 'ola' }],
  text: { id: { $var: 'agreementId' } },
};
