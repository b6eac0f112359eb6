/** What a promise is worth: expected credit, price, and the design that keeps it at the least cost. */
import { z } from 'zod';
import { priceOf } from '../../outlook/price/price.ts';
import type { Price, PricedPromise, TierChance } from '../../outlook/price/price.ts';
import { costEffective, monthlyUplift } from '../../outlook/price/uplift.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseKind } from './case-kind.ts';
import type { Answer, OtherInput } from './case-kind.ts';
import { notNegative, positive } from './numbers.ts';
import { money, wholeTable } from './tiers.ts';
import { referredTo } from './worked-examples.ts';

const thirtyDays = Ratio.of(43_200);

const promise = z.object({
  tiers: wholeTable,
  fee: money,
  periodMinutes: positive.default(thirtyDays),
});

/** More outages of a month than these are a mistake of the unit. */
const rate = notNegative.refine((number) => number.atMost(Ratio.of(1_000_000)), 'is above a million a month');

const delivered = promise.extend({ outagesPerMonth: rate, meanRepairMin: notNegative });

function promised({ tiers, fee, periodMinutes }: z.output<typeof promise>): PricedPromise {
  return { tiers, fee, agreed: periodMinutes };
}

function priced(given: z.output<typeof delivered>): Price {
  const perTime = given.outagesPerMonth.dividedBy(given.periodMinutes);
  return priceOf(promised(given), { rate: { perTime }, meanRepair: given.meanRepairMin });
}

export const priceExpectedCredit = caseKind({
  name: 'price.expectedCredit',
  says: 'the chance of every tier, the expected credit of a period, its deviation and the value at risk',
  inputs: delivered,
  answer(given): Answer {
    const { tiers, expected, deviation, valueAtRisk } = priced(given);
    return {
      pTiers: chancesByShare(tiers),
      expectedCredit: expected,
      standardDeviation: deviation,
      VaR95: valueAtRisk.toString(),
    };
  },
});

/** Rows of one credit are one tier. */
function chancesByShare(tiers: readonly TierChance[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { share, chance } of tiers) found[share.toString()] = (found[share.toString()] ?? 0) + chance;
  return found;
}

export const priceUplift = caseKind({
  name: 'price.uplift',
  says: 'what the promise adds to the monthly price',
  inputs: z.object({ ref: z.string(), extraCostPerYear: notNegative, riskLoading: notNegative }),
  answer({ ref, extraCostPerYear: extraAYear, riskLoading: loading }, other): Answer {
    const found = referredTo(ref, other, delivered);
    if (found === undefined) return {};
    const price = priced(found);
    return {
      monthlyUplift: monthlyUplift(price, { extraAYear, loading }),
      expectedCreditPerYear: 12 * price.expected,
    };
  },
});

const option = z.object({
  option: z.string(),
  outagesPerMonth: rate,
  meanRepairMin: notNegative,
  costPerYear: notNegative,
});

/** "tiers of M01, fee 100,000/month", or the promise itself. */
const written = z.union([z.string(), promise]);

function promiseOf(text: z.output<typeof written>, other: OtherInput): PricedPromise | undefined {
  if (typeof text !== 'string') return promised(text);
  const [, ref = '', fee = ''] = /^tiers of (\w+), fee ([\d,.]+)\/month$/.exec(text) ?? [];
  const found = referredTo(ref, other, z.object({ tiers: wholeTable }));
  const whole = money.safeParse(fee.replaceAll(',', ''));
  return found !== undefined && whole.success ? { tiers: found.tiers, fee: whole.data, agreed: thirtyDays } : undefined;
}

export const priceCostEffective = caseKind({
  name: 'price.costEffective',
  says: 'the design that keeps a promise at the least cost of a year',
  inputs: z.object({
    promise: written,
    options: z.array(option).min(1),
    impactPerMin: notNegative.optional(),
    churn: z.object({ value: notNegative, misses: z.int().min(1) }).optional(),
  }),
  answer({ promise: text, options, impactPerMin: impact, churn }, other): Answer {
    const offered = promiseOf(text, other);
    if (offered === undefined) return {};
    const designs = options.map(({ option: name, outagesPerMonth, meanRepairMin: meanRepair, costPerYear }) => ({
      name,
      rate: { perTime: outagesPerMonth.dividedBy(offered.agreed) },
      meanRepair,
      costAYear: costPerYear,
    }));
    const choice = costEffective(offered, designs, { impact, churn });
    return {
      options: choice.designs.map(({ name, creditsAYear, impactAYear, churnAYear, total }, at) => ({
        option: name,
        expectedCreditPerYear: creditsAYear,
        impactPerYear: impactAYear,
        churnPerYear: churnAYear,
        costPerYear: options[at]?.costPerYear,
        total,
      })),
      cheapest: choice.cheapest,
    };
  },
});
