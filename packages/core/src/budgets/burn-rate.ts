/**
 * How fast a budget goes. Burn rate 1 uses exactly the budget in exactly the period.
 * Follows the SRE Workbook, ch. 5 "Alerting on SLOs": factor = p·P/w, detection = (1 − T) ÷ error ratio · w · factor.
 */
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { budgetOf } from './error-budget.ts';

/** Error ratio over budget. */
export function burnRate(errors: Ratio, target: Ratio): Outcome<Ratio> {
  const budget = budgetOf(target);
  return budget.ok ? accepted(errors.dividedBy(budget.value)) : budget;
}

/** The burn rate that uses `share` of the period's budget within the window; period and window in one unit. */
export function burnFactor(share: Ratio, times: { readonly period: Ratio; readonly window: Ratio }): Ratio {
  return share.times(times.period).dividedBy(times.window);
}

/** Time until the whole budget is gone at a constant rate, in the unit of the period. At 14.4 a month lasts 50 hours. */
export function timeToExhaustion(rate: Ratio, period: Ratio): Ratio | undefined {
  return rate.greaterThan(Ratio.zero) ? period.dividedBy(rate) : undefined;
}

/** The rate of a total outage: nothing burns faster, and no rule above it can ever fire. */
export function maximumBurnRate(target: Ratio): Outcome<Ratio> {
  return burnRate(Ratio.one, target);
}

/** A rule `rate >= factor` that no outage can reach is refused, with the rate that is reachable. */
export function fireable(factor: Ratio, target: Ratio): Outcome<Ratio> {
  const most = maximumBurnRate(target);
  if (!most.ok || factor.atMost(most.value)) return most;
  return refused({
    code: 'budget/never-fires',
    message: `A burn rate of ${factor.toString()} cannot occur: a total outage burns at ${most.value.toFixed(4)}; choose a lower factor or a stricter target.`,
  });
}

/** When a rule fires and over which stretch it looks. */
export interface BurnRule {
  readonly factor: Ratio;
  readonly window: Ratio;
}

/** Time from the start of errors at that ratio until the rule fires, in the unit of the window; none when it never does. */
export function detectionTime(
  rule: BurnRule,
  facts: { readonly target: Ratio; readonly errors: Ratio },
): Outcome<Ratio | undefined> {
  const rate = burnRate(facts.errors, facts.target);
  if (!rate.ok) return rate;
  if (rate.value.lessThan(rule.factor)) return accepted(undefined);
  return accepted(rule.factor.dividedBy(rate.value).times(rule.window));
}

/** A rule over two windows: the long one proves that it matters, the short one that it still happens. */
export interface TwoWindows {
  readonly factor: Ratio;
  readonly target: Ratio;
  readonly longErrors: Ratio;
  readonly shortErrors: Ratio;
}

/** Fires when both windows burn at the factor or faster; `beyond` for the rule "more than" that some tools use. */
export function firesInBoth(facts: TwoWindows, comparator: 'at-least' | 'beyond' = 'at-least'): Outcome<boolean> {
  const budget = budgetOf(facts.target);
  if (!budget.ok) return budget;
  const edge = facts.factor.times(budget.value);
  const over = (errors: Ratio): boolean =>
    comparator === 'at-least' ? errors.atLeast(edge) : errors.greaterThan(edge);
  return accepted(over(facts.longErrors) && over(facts.shortErrors));
}
