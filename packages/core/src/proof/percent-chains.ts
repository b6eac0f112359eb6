/**
 * Percentages of cases done in time, along a chain of steps and over a mixture of ways. Owns: what follows from the
 * promises alone and what follows under independence. Does not own: time limits (`time-chain.ts`).
 *
 * Every step in time: guaranteed 1 − Σ(1 − pᵢ), at least 0 (the misses may fall on different cases: union bound);
 * independent Π pᵢ. A mixture: Σ shareᵢ · pᵢ, exact both ways, since each case takes one way.
 */
import { Ratio } from '../values/ratio.ts';

export interface ChainShare {
  readonly guaranteed: Ratio;
  readonly independent: Ratio;
}

/** The share of cases for which every step is in time. */
export function chainShare(steps: readonly Ratio[]): ChainShare {
  const missed = Ratio.sumOf(steps.map((p) => Ratio.one.minus(p)));
  return {
    guaranteed: Ratio.max(Ratio.zero, Ratio.one.minus(missed)),
    independent: steps.reduce((product, p) => product.times(p), Ratio.one),
  };
}

/** A way that a share of all cases takes, and how many of those are in time. */
export interface Way {
  readonly share: Ratio;
  readonly p: Ratio;
}

/** The share of all cases in time over the ways they take; the shares are those of the whole. */
export function mixtureShare(ways: readonly Way[]): Ratio {
  return Ratio.sumOf(ways.map(({ share, p }) => share.times(p)));
}

/**
 * What the way at `index` must keep so that the mixture reaches the target: (t − Σ others) / share. Undefined when no
 * case takes that way; above 1 when no promise of that way suffices.
 */
export function neededOfWay(ways: readonly Way[], index: number, target: Ratio): Ratio | undefined {
  const way = ways[index];
  if (way === undefined || way.share.isZero()) return undefined;
  const others = mixtureShare(ways.filter((_, i) => i !== index));
  return target.minus(others).dividedBy(way.share);
}
