/** A draft on periods of the past: what held, what it would have cost, what had to be mended. */
import { z } from 'zod';
import { parsePeriod } from '../../calendars/period-key.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import { costOf } from '../../outlook/backtest/cost.ts';
import type { PastShare } from '../../outlook/backtest/cost.ts';
import { availabilityOf, confidenceOf, heldBy, highestHeld, timeToRemove } from '../../outlook/backtest/history.ts';
import type { PastDowntime } from '../../outlook/backtest/history.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseKind } from './case-kind.ts';
import type { Answer, OtherInput } from './case-kind.ts';
import { exactNumber, notNegative, positive } from './numbers.ts';
import { currency, money, oneFee, ruleOf, tier } from './tiers.ts';
import { referredTo } from './worked-examples.ts';

const months = z
  .array(z.object({ period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month'), downMin: notNegative }))
  .min(1);
const history = z.object({ ref: z.string().optional(), months: months.optional() });
const referred = z.object({ months });

/** Months of the case itself, or of the one it refers to. */
function monthsOf(given: z.output<typeof history>, other: OtherInput): z.output<typeof months> {
  if (given.months !== undefined) return given.months;
  return referredTo(given.ref ?? '', other, referred)?.months ?? [];
}

/** Rows may overlap or leave a hole, and the engine says so; one that holds nothing is none. */
const row = tier.refine(({ atLeast = Ratio.zero, below }) => below?.greaterThan(atLeast) !== false, 'holds nothing');

const minute = Ratio.of(60_000);

/** Round the clock in Hong Kong. */
function pastOf(given: z.output<typeof history>, other: OtherInput): readonly (PastDowntime & PastShare)[] {
  const zone = Zone.get('Asia/Hong_Kong');
  return monthsOf(given, other).flatMap(({ period: key, downMin }) => {
    const period = zone === undefined ? undefined : parsePeriod(key, zone);
    if (period?.ok !== true) return [];
    const agreedMs = period.value.end - period.value.start;
    const past = { key, down: downMin.times(minute), agreed: Ratio.of(agreedMs) };
    const value = availabilityOf(past)?.value;
    return value === undefined ? [] : [{ ...past, period: period.value, value, agreedMs }];
  });
}

export const backtestCost = caseKind({
  name: 'backtest.cost',
  says: 'the credits that a table would have cost, month by month',
  inputs: history.extend({ tiers: z.array(row).min(1), fee: money }),
  answer({ tiers, fee, ...given }, other): Answer {
    const past = pastOf(given, other);
    const zone = Zone.get('Asia/Hong_Kong');
    if (zone === undefined || past.length === 0) return {};
    const draft = { commitment: 'availability', target: undefined, rules: [ruleOf(tiers)], settings: {}, zone };
    const cost = costOf({ ...draft, fees: oneFee(fee) }, past);
    return {
      perMonth: Object.fromEntries(cost.periods.map(({ key, credit }) => [key, credit.toString()])),
      total: cost.total.toString(),
      worstMonth: cost.worst?.toString(),
      currency,
      undetermined: cost.undetermined.map(({ message }) => message),
    };
  },
});

export const backtestHeld = caseKind({
  name: 'backtest.held',
  says: 'how many periods held a target, and how sure that makes the next',
  inputs: history.extend({ target: exactNumber }),
  answer({ target, ...given }, other): Answer {
    const held = heldBy(pastOf(given, other), { side: 'at-least', target });
    const { mean, low, bound, tooFew } = confidenceOf(held);
    return { ...held, mean, low, lowerBound: bound, tooFew };
  },
});

export const backtestHighest = caseKind({
  name: 'backtest.highest',
  says: 'the highest promise that so many periods held, and the offer on the grid below it',
  inputs: history.extend({ held: z.int().min(1), grid: positive }),
  answer({ held, grid, ...given }, other): Answer {
    const found = highestHeld(pastOf(given, other), { met: held, side: 'at-least', grid });
    return { exact: found?.exact, offer: found?.offered };
  },
});

export const backtestRemove = caseKind({
  name: 'backtest.remove',
  says: 'the minutes over the allowance, of each month that misses and of all',
  inputs: history.extend({ target: exactNumber }),
  answer({ target, ...given }, other): Answer {
    const { periods, total } = timeToRemove(pastOf(given, other), target);
    return {
      perMonth: Object.fromEntries(periods.map(({ key, over }) => [key, over.dividedBy(minute)])),
      totalMin: total.dividedBy(minute),
    };
  },
});
