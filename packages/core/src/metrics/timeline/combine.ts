/** How the states of members make the state of the service. Owns: any, all, k of n, weighted. */
import { Ratio } from '../../values/ratio.ts';

/** Down when any is, when all are, when at least k are; or as much as the weights of those down. */
export type Combine = 'any-down' | 'all-down' | 'weighted' | { readonly atLeastDown: number };

/** A member's share of being down at an instant; members that are up need not be named. */
export interface Down {
  readonly weight: Ratio;
  readonly down: Ratio;
}

/** All members at an instant: how many there are and what they weigh together. */
export interface Company {
  readonly count: number;
  readonly weight: Ratio;
}

/**
 * The service's share of being down. Partial weights combine like whole ones: "any" takes the largest, "all" the smallest,
 * "at least k" the k-th largest, "weighted" the mean by weight.
 */
export function combined(down: readonly Down[], company: Company, combine: Combine): Ratio {
  if (down.length === 0 || company.count === 0) return Ratio.zero;
  if (combine === 'weighted') {
    if (company.weight.isZero()) return Ratio.zero;
    return Ratio.sum(...down.map((one) => one.weight.times(one.down))).dividedBy(company.weight);
  }
  const needed = combine === 'any-down' ? 1 : combine === 'all-down' ? company.count : combine.atLeastDown;
  if (needed > down.length) return Ratio.zero;
  if (needed === 1) return Ratio.max(...down.map((one) => one.down));
  const largestFirst = down.map((one) => one.down).sort((a, b) => b.compare(a));
  return largestFirst[needed - 1] ?? Ratio.zero;
}
