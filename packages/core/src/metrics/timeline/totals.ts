/** Sums over the stretches of a timeline, and the time that the share is taken of. */
import type { Quantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import type { Timeline } from './from-evidence.ts';
import { weigh } from './weighted-time.ts';

/** What a share of time is taken of. */
export type Denominator =
  | 'agreed'
  | 'minus-excluded'
  | 'existed'
  | { readonly fixed: Quantity<'time'> }
  | { readonly lookBack: Quantity<'time'> };

/** Weighted milliseconds inside agreed time. */
export interface Totals {
  readonly agreed: Ratio;
  /** Down, before exclusions. */
  readonly gross: Ratio;
  readonly excluded: Ratio;
  /** What exclusions take in all, down or not. */
  readonly excludedTime: Ratio;
  /** Unknown and not excluded. */
  readonly unknown: Ratio;
  /** Agreed time in which no member existed. */
  readonly absent: Ratio;
  readonly denominator: Ratio;
  readonly completeness: Ratio;
  /** There was something to observe, and nothing was. */
  readonly nothingObserved: boolean;
}

/** Sums in the order of the evaluation; unknown time leaves the denominator only under the policy `remove`. */
export function totalsOf(timeline: Timeline, rule: Denominator, { unknown: policy }: MeasureContext): Totals {
  const counting = timeline.stretches.filter(({ agreed }) => agreed);
  const agreed = Ratio.of(timeline.agreed.total());
  const reached = Ratio.of(timeline.reached.total());
  const unseen = weigh(counting, (stretch) => stretch.unknown);
  const sums = {
    agreed,
    gross: weigh(counting, (stretch) => stretch.down),
    excluded: weigh(counting, (stretch) => Ratio.sumOf(stretch.taken.map(({ share }) => share))),
    excludedTime: weigh(counting, (stretch) => stretch.excluded),
    unknown: weigh(counting, (stretch) => stretch.unknownLeft),
    absent: weigh(counting, (stretch) => (stretch.existed ? Ratio.zero : Ratio.one)),
  };
  const whole = wholeTime(rule, sums);
  return {
    ...sums,
    denominator: policy === 'remove' ? whole.minus(sums.unknown) : whole,
    completeness: reached.isZero() ? Ratio.one : Ratio.one.minus(unseen.dividedBy(reached)),
    nothingObserved: !reached.isZero() && unseen.equals(reached),
  };
}

function wholeTime(rule: Denominator, sums: Pick<Totals, 'agreed' | 'excludedTime' | 'absent'>): Ratio {
  if (rule === 'minus-excluded') return sums.agreed.minus(sums.excludedTime);
  if (rule === 'existed') return sums.agreed.minus(sums.absent);
  if (typeof rule === 'object' && 'fixed' in rule) return rule.fixed.value;
  return sums.agreed;
}
