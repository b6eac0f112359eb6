/**
 * The error budget of a target: how much failure a promise leaves room for, and how much of it is gone. Exact throughout;
 * a target is a decimal text or a fraction, never a float (1 − 0.999 is not 0.001 in binary).
 * Owns: budget, consumption, what remains. Does not own: how fast it goes (burn-rate.ts), windows (calendars).
 */
import { measured, notMeasured } from '../values/measured.ts';
import type { Measured } from '../values/measured.ts';
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';

/** A target that leaves a budget: from 0 up to, not including, 1. A target of 100 % leaves none, and every rate over it is endless. */
export function budgetOf(target: Ratio): Outcome<Ratio> {
  if (!target.isNegative() && target.lessThan(Ratio.one)) return accepted(Ratio.one.minus(target));
  return refused({
    code: 'budget/target',
    message: `A target of ${target.toPercent(5)} % leaves no error budget to divide; choose a target from 0 % up to, not including, 100 %.`,
  });
}

/** The budget as time of a window of that length. Any unit: the answer is in the unit of `window`. */
export function budgetTime(target: Ratio, window: Ratio): Outcome<Ratio> {
  const budget = budgetOf(target);
  return budget.ok ? accepted(budget.value.times(window)) : budget;
}

/** Counts of events or slices. */
export interface Counts {
  readonly good?: Ratio | undefined;
  readonly bad?: Ratio | undefined;
  readonly total: Ratio;
}

/**
 * The share of bad ones. No volume is neither 0 % nor 100 %, and counts that cannot be (more good than total) give no
 * value: tools that clamp them report a perfect month for a broken exporter.
 */
export function badShare(counts: Counts): Measured<Ratio> {
  const bad = counts.bad ?? counts.total.minus(counts.good ?? Ratio.zero);
  if (counts.total.isNegative() || bad.isNegative() || bad.greaterThan(counts.total))
    return notMeasured('inconsistent-counts', `${bad.toString()} bad of ${counts.total.toString()} cannot be.`);
  if (counts.total.isZero()) return notMeasured('no-volume', 'There was no event.');
  return measured(bad.dividedBy(counts.total));
}

/** Budget, the part of it that is used and the part that is left, as shares of the budget; the rest is negative when overspent. */
export interface Spending {
  readonly budget: Ratio;
  readonly consumed: Ratio;
  readonly remaining: Ratio;
}

/** What a bad share does to the budget of a target. */
export function spendingOf(bad: Ratio, target: Ratio): Outcome<Spending> {
  const budget = budgetOf(target);
  if (!budget.ok) return budget;
  const consumed = bad.dividedBy(budget.value);
  return accepted({ budget: budget.value, consumed, remaining: Ratio.one.minus(consumed) });
}

/** A share of bad events measured against the volume that was expected, so that a quiet hour does not burn like a busy one. */
export function correctedForVolume(bad: Ratio, volume: { readonly actual: Ratio; readonly expected: Ratio }): Ratio {
  return bad.times(volume.actual).dividedBy(volume.expected);
}
