/** Caps as an author writes them. Owns: the schema of a limit, and what it is worth. Does not own: cutting (limits.ts). */
import { z } from 'zod';
import { Ratio } from '../values/ratio.ts';
import { moneySchema, numberSchema, shareSchema, idSchema } from '../terms/schema.ts';
import { dayCounts } from '../terms/pay.ts';
import type { Language } from '../terms/text.ts';
import type { Consequence } from './rule.ts';
import { payOut, sizeOf } from './pay.ts';
import type { PayAsk, PayFacts } from './pay.ts';
import { sayMoney, sayPay } from './say-pay.ts';
import { sayUnstated, Undetermined, unstated } from './undetermined.ts';

const base = idSchema.describe('Fee base that the limit is taken of.');

export const capLimitSchema = z
  .union([
    z.strictObject({ percent: shareSchema, of: base }).describe('A share of a fee base; more than 100 % is allowed.'),
    z.strictObject({ money: moneySchema }).describe('An amount in the currency of the agreement.'),
    z
      .strictObject({
        money: moneySchema,
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/u, 'write a currency as three letters, such as USD')
          .describe('Currency of the limit.'),
        rate: numberSchema.describe(
          'Units of the agreement’s currency for one unit of the limit’s currency, as the contract states it.',
        ),
      })
      .describe('An amount in another currency, at a rate that the contract states.'),
    z.strictObject({ dayFees: numberSchema, of: base, dayCount: z.enum(dayCounts) }).describe('So many days’ fees.'),
    z.strictObject({ days: numberSchema }).describe('So many days of service; limits credits that are days.'),
    z.strictObject({ points: numberSchema }).describe('So many points; limits credits that are points.'),
    z
      .strictObject({ units: numberSchema, of: z.string().min(1) })
      .describe('So many product units; limits credits in that unit.'),
    z.literal(unstated).describe('The text speaks of a limit and does not give it.'),
  ])
  .meta({ description: 'What is given at most.' });
export type CapLimit = z.output<typeof capLimitSchema>;

/** Windows over which a cap adds up. `year` is the calendar year, `contract-year` runs from the first day of the term. */
export const capWindows = [
  'occurrence',
  'day',
  'period',
  'month',
  'quarter',
  'year',
  'contract-year',
  'rolling-12-months',
  'term',
] as const;
export type CapWindow = (typeof capWindows)[number];

const capShape = {
  limit: capLimitSchema,
  per: z.enum(capWindows).describe('The window over which credits add up to the limit.'),
  clause: z.string().max(40).optional(),
};

export const ruleCapSchema = z.strictObject(capShape).describe('A limit on what one rule gives.');
export const agreementCapSchema = z
  .strictObject({
    ...capShape,
    scope: z.enum(['commitment', 'agreement']).describe('commitment: each commitment alone; agreement: all together.'),
  })
  .describe('A limit on what several rules give together.');
export type Cap = z.output<typeof ruleCapSchema>;

/** The limit with its form. Throws `Undetermined` where the text leaves it open. */
export function limitOf(limit: CapLimit, facts: PayFacts, ask: PayAsk = {}): Consequence {
  if (limit === unstated)
    throw new Undetermined('AMBIGUOUS-CAP', { message: 'the text speaks of a limit and does not give it' });
  if ('rate' in limit) return payOut({ money: limit.money.times(limit.rate) }, facts);
  return payOut(limit, facts, ask);
}

/** Whether the limit speaks of credits of this form. */
export function limits(limit: Consequence, credit: Consequence): boolean {
  if (limit.form === 'units' && credit.form === 'units') return limit.unit === credit.unit;
  return limit.form === credit.form;
}

/** What is left below the limit after what was given already: never below zero, even when more was given than the limit. */
export function roomBelow(limit: Consequence, given: Ratio): Ratio {
  return Ratio.max(sizeOf(limit).minus(given), Ratio.zero);
}

/** Fee bases that the cap names. */
export function capBases({ limit }: Pick<Cap, 'limit'>): readonly string[] {
  return limit !== unstated && 'of' in limit && !('units' in limit) ? [limit.of] : [];
}

const windowWords = {
  en: {
    occurrence: 'for one occurrence',
    day: 'for one day',
    period: 'for one period',
    month: 'in one calendar month',
    quarter: 'in one calendar quarter',
    year: 'in one calendar year',
    'contract-year': 'in one contract year',
    'rolling-12-months': 'in any twelve consecutive months',
    term: 'over the term of the agreement',
  },
  'zh-Hant': {
    occurrence: '每次事件',
    day: '每日',
    period: '每個評核期間',
    month: '每個曆月',
    quarter: '每個曆季',
    year: '每個曆年',
    'contract-year': '每個合約年度',
    'rolling-12-months': '任何連續十二個月內',
    term: '整個協議期內',
  },
} as const;

/** "at most 30 % of the fee “monthly” in one calendar month". */
export function sayCap(cap: Cap, language: Language): string {
  const limit = sayLimit(cap.limit, language);
  return language === 'en'
    ? `at most ${limit} ${windowWords.en[cap.per]}`
    : `${windowWords['zh-Hant'][cap.per]}最多${limit}`;
}

function sayLimit(limit: CapLimit, language: Language): string {
  if (limit === unstated) return sayUnstated(language);
  if (!('rate' in limit)) return sayPay(limit, language);
  const rate = limit.rate.toString();
  if (language === 'en')
    return `${limit.currency} ${sayMoney(limit.money)}, at a rate of ${rate} for one ${limit.currency}`;
  return `${limit.currency} ${sayMoney(limit.money)}（以 1 ${limit.currency} 兌 ${rate} 計算）`;
}
