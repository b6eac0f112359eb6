/** Tables of credits as back-to-back cases write them: {"ge", "lt", "credit"} as shares. */
import { z } from 'zod';
import { creditRuleSchema, fillCreditRule } from '../../credits/kinds.ts';
import type { PricedRule } from '../../credits/draft.ts';
import type { FeeReader } from '../../credits/rule.ts';
import { completed } from '../../outlook/price/tier.ts';
import type { Tier } from '../../outlook/price/tier.ts';
import { Money } from '../../values/money.ts';
import type { Ratio } from '../../values/ratio.ts';
import { notNegative, partOfOne } from './numbers.ts';

export const tier = z
  .object({ ge: partOfOne.optional(), lt: partOfOne.optional(), credit: notNegative })
  .transform(({ ge, lt, credit }): Tier => ({ atLeast: ge, below: lt, share: credit }));

/** A table that gives one credit for each value: rows that overlap or leave a hole are refused. */
export const wholeTable = z
  .array(tier)
  .min(1)
  .transform((rows, context): readonly Tier[] => {
    const whole = completed(rows);
    if (typeof whole !== 'string') return whole;
    context.addIssue({ code: 'custom', message: whole });
    return z.NEVER;
  });

/** Money of the cases is in Hong Kong dollars. */
export const currency = 'HKD';

export const money = notNegative.transform((amount) => Money.of(amount.toFixed(2), currency));

/** The fee of the period is the one base there is. */
export function oneFee(fee: Money<string>): FeeReader {
  return { currency, base: () => fee.toAmount(), figure: () => undefined };
}

/** The table as a rule of an agreement. */
export function ruleOf(tiers: readonly Tier[]): PricedRule {
  const steps = tiers.map(({ atLeast, below, share }) => ({
    when: bandText(atLeast, below),
    pay: { percent: percentText(share), of: 'monthly' },
  }));
  const terms = creditRuleSchema.parse({ id: 'tiers', kind: 'steps', on: 'value', steps });
  return { id: terms.id, clause: '', terms, rule: fillCreditRule(terms) };
}

function bandText(atLeast: Ratio | undefined, below: Ratio | undefined): string {
  const [low, high] = [atLeast === undefined ? '0 %' : percentText(atLeast), below];
  return high === undefined ? `[${low}, 100 %]` : `[${low}, ${percentText(high)})`;
}

const percentText = (share: Ratio): string => `${share.toPercent(12)} %`;
