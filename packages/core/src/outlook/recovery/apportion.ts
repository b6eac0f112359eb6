/**
 * Money in parts that add up to the whole. Owns: rounding the running total, never the parts, so that no cent is lost
 * or made. Does not own: by what weights.
 */
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';

/** The total by weights, none negative; all of them zero gives nothing to anyone. */
export function apportion<C extends string>(total: Money<C>, weights: readonly Ratio[]): readonly Money<C>[] {
  const whole = Ratio.sumOf(weights);
  if (whole.isZero()) return weights.map(() => Money.zero(total.currency));
  let before = Money.zero(total.currency);
  let reached = Ratio.zero;
  return weights.map((weight) => {
    reached = reached.plus(weight);
    const upTo = total.times(reached.dividedBy(whole)).settle();
    const part = upTo.minus(before);
    before = upTo;
    return part;
  });
}
