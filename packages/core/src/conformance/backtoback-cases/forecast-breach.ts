/** How likely a promise is to be broken by the end of its period: budgets of time, shares of cases, means, plain burn. */
import { z } from 'zod';
import { burnOf } from '../../outlook/forecast/burn.ts';
import { forecastCases, neededGood } from '../../outlook/forecast/case-share.ts';
import { forecastMean } from '../../outlook/forecast/mean-value.ts';
import { expectedOutages, learnedRate } from '../../outlook/forecast/outage-rate.ts';
import type { OutageRate } from '../../outlook/forecast/outage-rate.ts';
import { certainOfTime, forecastTime } from '../../outlook/forecast/time-budget.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { exactNumber, notNegative, partOfOne, positive } from './numbers.ts';

/** More cases than these are asked about as time or as a mean. */
const mostCases = 1_000_000_000;
const count = z.int().nonnegative().max(mostCases);

const burn = z.object({
  budgetMin: notNegative,
  usedMin: notNegative,
  elapsedMin: notNegative,
  periodMinutes: positive,
});

const mostOutages = Ratio.of(100_000_000);

const time = z
  .object({
    budgetMin: notNegative,
    usedMin: notNegative,
    remainingMin: notNegative,
    plannedMin: notNegative.optional(),
    running: z.boolean().optional(),
    ratePerMin: notNegative.optional(),
    prior: z.object({ shape: notNegative, scaleMin: notNegative }).optional(),
    seen: z.object({ outages: notNegative, minutes: notNegative }).optional(),
    meanRepairMin: notNegative.optional(),
  })
  .refine((given) => {
    const rate = rateOf(given);
    return rate === undefined || expectedOutages(rate, given.remainingMin).atMost(mostOutages);
  }, 'more outages than a hundred million are to be expected: check the rate and its unit');

const cases = z
  .object({
    done: count,
    good: count,
    expectedMore: count.optional(),
    meanMore: notNegative.refine((number) => number.atMost(Ratio.of(mostCases)), 'is above a billion').optional(),
    target: partOfOne,
    pSuccess: partOfOne.optional(),
  })
  .refine(({ done, good }) => good <= done, 'more are good than are done');

const mean = z
  .object({
    target: notNegative,
    days: count,
    doneDays: count,
    doneMean: notNegative,
    expectedMean: notNegative,
    dailySd: notNegative,
    autocorrelation: exactNumber.refine((number) => number.abs().lessThan(Ratio.one), 'is not between -1 and 1'),
  })
  .refine(({ days, doneDays }) => doneDays <= days, 'more days are done than there are');

export const forecastBreach = caseKind({
  name: 'forecast.breach',
  says: 'the chance that a promise is broken by the end of its period, or the state that is certain already',
  inputs: z.union([burn, time, cases, mean]),
  answer(input): Answer {
    if ('elapsedMin' in input) return ofBurn(input);
    if ('budgetMin' in input) return ofTime(input);
    return 'done' in input ? ofCases(input) : ofMean(input);
  },
});

function ofBurn({ budgetMin, usedMin, elapsedMin, periodMinutes }: z.output<typeof burn>): Answer {
  const found = burnOf({ used: usedMin, allowed: budgetMin, elapsed: elapsedMin, period: periodMinutes });
  return { burnRate: found?.rate, linearProjectionMin: found?.projected, exhaustsAtElapsedMin: found?.exhaustedAt };
}

function ofTime(input: z.output<typeof time>): Answer {
  const budget = {
    used: input.usedMin,
    allowed: input.budgetMin,
    remaining: input.remainingMin,
    planned: input.plannedMin,
  };
  const rate = rateOf(input);
  const { meanRepairMin: meanRepair, running } = input;
  const known = rate !== undefined && meanRepair !== undefined;
  const forecast = known ? forecastTime(budget, { rate, meanRepair, running }) : certainOfTime(budget);
  const expectedFurtherOutages = rate === undefined ? undefined : expectedOutages(rate, input.remainingMin);
  return { state: forecast?.state, pBreach: forecast?.breach, expectedFurtherOutages };
}

interface Rates {
  readonly ratePerMin?: Ratio | undefined;
  readonly prior?: { readonly shape: Ratio; readonly scaleMin: Ratio } | undefined;
  readonly seen?: { readonly outages: Ratio; readonly minutes: Ratio } | undefined;
}

function rateOf({ ratePerMin, prior, seen }: Rates): OutageRate | undefined {
  if (ratePerMin !== undefined) return { perTime: ratePerMin };
  if (prior === undefined || seen === undefined) return undefined;
  return learnedRate({ shape: prior.shape, scale: prior.scaleMin }, { outages: seen.outages, time: seen.minutes });
}

function ofCases({ expectedMore, meanMore, pSuccess, ...soFar }: z.output<typeof cases>): Answer {
  if (meanMore !== undefined) {
    const { state, breach } = forecastCases(soFar, { mean: meanMore }, pSuccess);
    return { state, pBreach: breach, pMeet: 1 - breach };
  }
  const coming = expectedMore ?? 0;
  const { state, breach } = forecastCases(soFar, { cases: coming }, pSuccess);
  const needGoodOfRemaining = Math.max(0, neededGood(soFar, coming));
  return { state, pBreach: breach, pMeet: 1 - breach, needGoodOfRemaining };
}

function ofMean(input: z.output<typeof mean>): Answer {
  const found = forecastMean(
    { target: input.target, days: input.days, doneDays: input.doneDays, doneMean: input.doneMean },
    { mean: input.expectedMean, deviation: input.dailySd, correlation: input.autocorrelation },
  );
  return {
    state: found.state,
    pBreach: found.breach,
    neededMeanOfRemaining: found.needed,
    effectiveDays: found.effectiveDays,
    standardError: found.standardError,
    z: found.margin,
  };
}
