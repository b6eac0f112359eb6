/**
 * Credits earned back by good performance. Owns: when a run of good periods is long enough, and for which credits. Does not
 * own: setting them off (payment.ts).
 */
import { Ratio } from '../values/ratio.ts';
import { contains } from '../terms/band.ts';
import { higherIsBetter } from '../terms/target.ts';
import type { EarnBack } from './rule-terms.ts';
import type { Earnable } from './ledger.ts';
import type { PastPeriod } from './rule.ts';
import type { Target } from '../terms/target.ts';

export interface EarnBackFacts {
  readonly terms: EarnBack;
  readonly target: Target | undefined;
  /** The history with the period that has just closed at its end. */
  readonly history: readonly PastPeriod[];
  /** Credits of this rule that may still be earned back. */
  readonly earnable: readonly Earnable[];
}

export interface EarnedBack {
  readonly amount: Ratio;
  readonly earned: readonly Earnable[];
}

/** What this period earns back: a share of every credit from before the run of good periods, once. */
export function earnBack({ terms, target, history, earnable }: EarnBackFacts): EarnedBack {
  const run = history.slice(-terms.metFor);
  const first = run[0];
  if (first === undefined || run.length < terms.metFor || !isGood(run, terms, target)) {
    return { amount: Ratio.zero, earned: [] };
  }
  const earned = earnable.filter(({ endsOn }) => endsOn <= first.startsOn);
  return { amount: Ratio.sumOf(earned.map(({ amount }) => amount)).times(terms.share), earned };
}

function isGood(run: readonly PastPeriod[], { by, beating }: EarnBack, target: Target | undefined): boolean {
  const reaches = (value: Ratio): boolean => {
    if (beating === undefined) return target !== undefined && contains(target.band, value);
    return target === undefined || higherIsBetter(target) ? value.atLeast(beating.value) : value.atMost(beating.value);
  };
  if (by === 'mean') {
    const values = run.flatMap(({ value }) => (value === undefined ? [] : [value.value]));
    return values.length === run.length && reaches(Ratio.sumOf(values).dividedBy(Ratio.of(values.length)));
  }
  return run.every(
    ({ verdict, value }) =>
      verdict === 'met' && (beating === undefined || (value !== undefined && reaches(value.value))),
  );
}
