/** The first part of counted time, which gives nothing. Owns: its length, given as a time, a share of agreed time, or the target. */
import { Ratio } from '../../../values/ratio.ts';
import { formatQuantity } from '../../../terms/quantity.ts';
import { higherIsBetter } from '../../../terms/target.ts';
import type { Quantity } from '../../../terms/quantity.ts';
import type { Target } from '../../../terms/target.ts';
import type { CreditContext } from '../../rule.ts';
import { Undetermined } from '../../undetermined.ts';

export type Free = 'target' | Quantity | undefined;

/** Milliseconds that are free. Throws `Undetermined` when the target allows no time, TypeError for other units than time and shares. */
export function freeTime(free: Free, context: Pick<CreditContext, 'agreedMs' | 'target'>): Ratio {
  if (free === undefined) return Ratio.zero;
  if (free === 'target') return allowedBy(context);
  if (free.dimension === 'time') return free.value;
  if (free.dimension === 'ratio') return free.value.times(Ratio.of(context.agreedMs));
  throw new TypeError(`${formatQuantity(free)} is no length of time and no share of agreed time`);
}

function allowedBy({ target, agreedMs }: Pick<CreditContext, 'agreedMs' | 'target'>): Ratio {
  if (target !== undefined && allowsTime(target)) {
    return target.bound.dimension === 'time'
      ? target.bound.value
      : Ratio.one.minus(target.bound.value).times(Ratio.of(agreedMs));
  }
  throw new Undetermined('CR-NO-TARGET', {
    message: 'what the target allows is free, but the target allows no length of time',
  });
}

/** "At least 99.9 %" allows 0.1 % of agreed time; "at most 4 h" allows 4 h. */
export function allowsTime(target: Target): boolean {
  const { dimension } = target.bound;
  return higherIsBetter(target) ? dimension === 'ratio' : dimension === 'time';
}
