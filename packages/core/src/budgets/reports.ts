/** One objective judged over one window: enough events, the value, its burn rate, and whether an alert is due. */
import { measured, notMeasured } from '../values/measured.ts';
import type { Measured } from '../values/measured.ts';
import { Ratio } from '../values/ratio.ts';
import { burnRate } from './burn-rate.ts';
import { badShare } from './error-budget.ts';

export interface Objective {
  readonly target: Ratio;
  /** Alert when the burn rate is above it. */
  readonly alertAbove: Ratio;
  /** Fewer events than this say nothing. */
  readonly minimumEvents: Ratio;
  /** What a count that the source did not give is: none, so nothing is measured; or zero, which some tools assume. */
  readonly missingCount: 'unknown' | 'zero';
}

export interface WindowFacts {
  readonly good?: Ratio | undefined;
  readonly bad?: Ratio | undefined;
  /** The share of good events, where a source gives it ready-made. */
  readonly share?: Ratio | undefined;
}

export interface WindowReport {
  readonly share: Ratio;
  readonly burnRate: Ratio;
  readonly alert: boolean;
}

/** The report, or why there is none. Nothing is rounded before it is compared. */
export function reportOf(facts: WindowFacts, objective: Objective): Measured<WindowReport> {
  const share = facts.share === undefined ? shareOf(facts, objective) : measured(facts.share);
  if (!share.measured) return share;
  const rate = burnRate(Ratio.one.minus(share.value), objective.target);
  if (!rate.ok) return notMeasured('no-budget', rate.refusals[0]?.message ?? 'The target leaves no budget.');
  return measured({ share: share.value, burnRate: rate.value, alert: rate.value.greaterThan(objective.alertAbove) });
}

function shareOf(facts: WindowFacts, objective: Objective): Measured<Ratio> {
  const both = facts.good === undefined && facts.bad === undefined;
  const one = facts.good === undefined || facts.bad === undefined;
  if (both || (one && objective.missingCount === 'unknown'))
    return notMeasured('no-data', 'The source gave no count of good or of bad events.');
  const [good, bad] = [facts.good ?? Ratio.zero, facts.bad ?? Ratio.zero];
  const total = good.plus(bad);
  if (total.lessThan(objective.minimumEvents))
    return notMeasured(
      'too-few-events',
      `${total.toString()} events are fewer than the ${objective.minimumEvents.toString()} that the objective asks for.`,
    );
  const share = badShare({ bad, total });
  return share.measured ? measured(Ratio.one.minus(share.value)) : share;
}
