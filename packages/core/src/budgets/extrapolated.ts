/**
 * What PromQL's `increase` and `rate` answer, to compare a contract's count with a dashboard's. They see only the samples
 * inside the left-open window, need two of them, and stretch the result to the window's edges, so that seven events may
 * be eight. Follows Prometheus v3, promql/functions.go, extrapolatedRate. Never a measurement.
 */
import { Ratio } from '../values/ratio.ts';
import { withoutRestarts } from './counters.ts';
import type { Reading, Stretch } from './counters.ts';

/**
 * Whether the time since the counter would have been zero is looked at before or after a far edge is given up for half a
 * spacing. `before` is how servers of the 2.x line did it; it differs where a counter restarted far from the edge.
 */
export type ZeroRule = 'before' | 'after';

/** The extrapolated increase, or none with fewer than two samples in the window. */
export function extrapolatedIncrease(
  readings: readonly Reading[],
  window: Stretch,
  zero: ZeroRule = 'after',
): Ratio | undefined {
  const seen = readings.filter(({ at }) => at.greaterThan(window.from) && at.atMost(window.to));
  const [first, last] = [seen[0], seen[seen.length - 1]];
  if (first === undefined || last === undefined || seen.length < 2) return undefined;
  const total = withoutRestarts(seen);
  const increase = (total[total.length - 1] ?? first).value.minus(first.value);
  const sampled = last.at.minus(first.at);
  const spacing = sampled.dividedBy(Ratio.of(seen.length - 1));
  const [gap, facts] = [first.at.minus(window.from), { first, increase, sampled }];
  const toStart = zero === 'after' ? toZero(reach(gap, spacing), facts) : reach(toZero(gap, facts), spacing);
  const toEnd = reach(window.to.minus(last.at), spacing);
  return increase.times(sampled.plus(toStart).plus(toEnd)).dividedBy(sampled);
}

/** The extrapolated increase per unit of the readings' clock. */
export function extrapolatedRate(readings: readonly Reading[], window: Stretch): Ratio | undefined {
  return extrapolatedIncrease(readings, window)?.dividedBy(window.to.minus(window.from));
}

/** To the edge when it is near (within 110 % of the mean spacing), else half a spacing. */
function reach(gap: Ratio, spacing: Ratio): Ratio {
  return gap.lessThan(spacing.times(Ratio.of(11, 10))) ? gap : spacing.dividedBy(Ratio.of(2));
}

/** Never back beyond where the counter would have been zero. */
function toZero(gap: Ratio, facts: { first: Reading; increase: Ratio; sampled: Ratio }): Ratio {
  if (!facts.increase.greaterThan(Ratio.zero) || facts.first.value.isNegative()) return gap;
  return Ratio.min(gap, facts.sampled.times(facts.first.value).dividedBy(facts.increase));
}
