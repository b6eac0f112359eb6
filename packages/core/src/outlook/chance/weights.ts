/**
 * Chances of whole numbers, from the ratio of each weight to the one before. Owns: laying the weights out and summing
 * them in one fixed order. Does not own: which law they follow (`laws.ts`).
 *
 * Only +, −, × and ÷ are used, which every engine rounds alike (IEEE 754), so the same input gives the same bits
 * everywhere; e^x, ln and powers are not needed because the weights are divided by their own sum.
 * Error: each step adds at most two roundings (2⁻⁵² relative), and what is cut off at the end is below 10⁻¹⁸ of the whole:
 * below 10⁻¹¹ for laws of up to 10,000 values, about 10⁻¹⁵ for those of a service. Chances far below 10⁻¹⁶ are cut off.
 */

/** weights[i] is the chance of `from + i`; they add up to 1. */
export interface Weights {
  readonly from: number;
  readonly chances: readonly number[];
}

/** A law of whole numbers from 0 on. */
export interface Law {
  /** Chance of n + 1 divided by the chance of n; 0 where nothing follows. */
  readonly ratio: (n: number) => number;
  /** A value near which most weight lies; the walk begins there and goes both ways. */
  readonly near: number;
  /** An upper bound of all ratios from n on: says when the rest may be cut off. */
  readonly ratioFrom: (n: number) => number;
}

const negligible = 1e-18;
/** On either side of where the walk begins. What lies above the last value is added to it, so that chances of a breach err upward. */
const mostValues = 200_000;

/** The chances of a law. */
export function weightsOf({ ratio, near, ratioFrom }: Law): Weights {
  const below: number[] = [];
  for (let n = near, weight = 1; n > 0 && below.length < mostValues; n -= 1) {
    weight /= ratio(n - 1);
    if (weight === 0) break;
    below.push(weight);
  }
  let total = below.reduceRight((sum, weight) => sum + weight, 1);
  const above: number[] = [];
  for (let n = near, weight = 1; ; n += 1) {
    weight *= ratio(n);
    if (weight === 0) break;
    const most = ratioFrom(n + 1);
    const rest = most < 1 ? (weight * most) / (1 - most) : 0;
    const last = (most < 1 && rest < negligible * total) || above.length === mostValues;
    above.push(last ? weight + rest : weight);
    total += last ? weight + rest : weight;
    if (last) break;
  }
  const chances = [...below.reverse(), 1, ...above].map((weight) => weight / total);
  return { from: near - below.length, chances };
}

/** The sum of chance × worth over all values. */
export function meanOver({ from, chances }: Weights, worth: (value: number) => number): number {
  let sum = 0;
  for (const [index, chance] of chances.entries()) sum += chance * worth(from + index);
  return sum;
}

/** The chance of at least `least`, the smaller side summed so that small chances keep their digits. */
export function chanceOfAtLeast(weights: Weights, least: number): number {
  return meanOver(weights, (value) => (value >= least ? 1 : 0));
}

/** The chances of at most 0, 1, 2, … as a function; below the first value nothing, beyond the last everything. */
export function cumulative({ from, chances }: Weights): (value: number) => number {
  const sums: number[] = [];
  let sum = 0;
  for (const chance of chances) {
    sum += chance;
    sums.push(sum);
  }
  return (value) => (value < from ? 0 : (sums[value - from] ?? 1));
}
