/**
 * Credits earned back by good performance. Owns: when a run of good periods is long enough, and for which credits. Does not
 * own: setting them off (payment.ts).
 */
import { Ratio } from '../values/ratio.ts';
import { higherIsBetter } from '../terms/target.ts';
import type { EarnBack } from './common-terms.ts';
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
  if (first === undefined || run.length < terms.metFor || !run.every((period) => isGood(period, terms, target))) {
    return { amount: Ratio.zero, earned: [] };
  }
  const earned = earnable.filter(({ endsOn }) => endsOn <= first.startsOn);
  return { amount: Ratio.sumOf(earned.map(({ amount }) => amount)).times(terms.share), earned };
}

function isGood({ verdict, value }: PastPeriod, { beating }: EarnBack, target: Target | undefined): boolean {
  if (verdict !== 'met') return false;
  if (beating === undefined) return true;
  if (value === undefined) return false;
  return target === undefined || higherIsBetter(target)
    ? value.value.atLeast(beating.value)
    : value.value.atMost(beating.value);
}
