/** Sums of weight × milliseconds. Whole weights are summed as plain integers; only shares need exact fractions. */
import { Ratio } from '../../values/ratio.ts';

export class WeightedTime {
  #whole = 0;
  #shared = Ratio.zero;

  add(ms: number, weight: Ratio): void {
    if (weight.equals(Ratio.one)) this.#whole += ms;
    else if (!weight.isZero()) this.#shared = this.#shared.plus(weight.times(Ratio.of(ms)));
  }

  /** Milliseconds, exact. */
  total(): Ratio {
    return this.#shared.plus(Ratio.of(this.#whole));
  }
}

/** The weighted milliseconds of a list of stretches. */
export function weigh<T extends { readonly start: number; readonly end: number }>(
  stretches: Iterable<T>,
  weight: (stretch: T) => Ratio,
): Ratio {
  const time = new WeightedTime();
  for (const stretch of stretches) time.add(stretch.end - stretch.start, weight(stretch));
  return time.total();
}
