/**
 * A promise with little history of its own, seen beside similar agreements. Owns: how much the others weigh and how likely a
 * period to come holds the promise. An estimate, and said to be one: outages come by a Gamma rate that the cohort sets before
 * and the own periods correct; its weight is the number of periods that the cohort is worth.
 *
 *   members alike: worth all their periods; members that differ among themselves by more than chance makes them: worth
 *   mean ÷ variance between members (the method of moments for a Gamma law), at least one period
 */
import { Ratio } from '../../values/ratio.ts';
import { forecastTime } from '../forecast/time-budget.ts';
import { learnedRate } from '../forecast/outage-rate.ts';

/** What the members, or we, lived through. */
export interface Lived {
  readonly name: string;
  readonly periods: number;
  readonly outages: number;
  readonly countedMs: Ratio;
}

export interface Pooled {
  readonly members: readonly string[];
  readonly ownPeriods: number;
  readonly cohortPeriods: number;
  /** Periods that the cohort weighs, against those of our own. */
  readonly weight: number;
  /** Outages of a period to expect, exact. */
  readonly outagesPerPeriod: string;
  /** Counted time of one outage on average, exact. */
  readonly meanOutageMs: string;
  /** Chance that a period holds the promise: an estimate. */
  readonly holds: number;
}

/** With this many periods of one's own no others are asked. */
export const enoughOwn = 6;

/** Undefined where the cohort has no periods or nothing ever failed anywhere. */
export function pool(
  own: Lived,
  {
    cohort,
    allowedMs,
    agreedMs,
  }: { readonly cohort: readonly Lived[]; readonly allowedMs: Ratio; readonly agreedMs: Ratio },
): Pooled | undefined {
  const members = cohort.filter(({ periods }) => periods > 0);
  const periods = members.reduce((sum, one) => sum + one.periods, 0);
  const all = [own, ...members];
  const outages = all.reduce((sum, one) => sum + one.outages, 0);
  if (periods === 0 || outages === 0) return undefined;
  const mean = Ratio.of(
    members.reduce((sum, one) => sum + one.outages, 0),
    periods,
  );
  const weight = weightOf(members, { mean, periods });
  const prior = { shape: mean.times(weight), scale: weight };
  const rate = learnedRate(prior, { outages: Ratio.of(own.outages), time: Ratio.of(own.periods) });
  if (rate === undefined || !('shape' in rate)) return undefined;
  const meanOutage = Ratio.sumOf(all.map(({ countedMs }) => countedMs)).dividedBy(Ratio.of(outages));
  const perPeriod = rate.shape.dividedBy(rate.scale);
  const perTime = { shape: rate.shape, scale: rate.scale.times(agreedMs) };
  const { breach } = forecastTime(
    { used: Ratio.zero, allowed: allowedMs, remaining: agreedMs },
    { rate: perTime, meanRepair: meanOutage },
  );
  return {
    members: members.map(({ name }) => name),
    ownPeriods: own.periods,
    cohortPeriods: periods,
    weight: weight.toNumber(),
    outagesPerPeriod: perPeriod.toString(),
    meanOutageMs: meanOutage.toString(),
    holds: 1 - breach,
  };
}

/** Variance between members beyond what Poisson counts of one rate would show. */
function weightOf(
  members: readonly Lived[],
  { mean, periods }: { readonly mean: Ratio; readonly periods: number },
): Ratio {
  const all = Ratio.of(periods);
  if (members.length < 2 || mean.isZero()) return all;
  const spread = Ratio.sumOf(
    members.map((one) => {
      const off = Ratio.of(one.outages, one.periods).minus(mean);
      return off.times(off);
    }),
  ).dividedBy(Ratio.of(members.length - 1));
  const byChance = mean
    .times(Ratio.sumOf(members.map((one) => Ratio.of(1, one.periods))))
    .dividedBy(Ratio.of(members.length));
  const between = spread.minus(byChance);
  if (!between.greaterThan(Ratio.zero)) return all;
  return Ratio.min(all, Ratio.max(Ratio.one, mean.dividedBy(between)));
}
