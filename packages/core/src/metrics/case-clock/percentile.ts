/** Percentiles of times used. Owns: the two readings of "the 95th percentile" that contracts mean; exact, no floats. */
import { Ratio } from '../../values/ratio.ts';

/**
 * The percentile of whole numbers. `nearest-rank`: the smallest value that at least that share does not exceed.
 * `linear`: between the two neighbours of rank (n − 1) × p (Hyndman and Fan's type 7). Undefined for no values.
 */
export function percentileOf(
  values: readonly number[],
  { percent, method }: { percent: Ratio; method: 'nearest-rank' | 'linear' },
): Ratio | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const share = percent.dividedBy(Ratio.of(100));
  const at = (rank: bigint): Ratio | undefined => {
    const value = sorted[Number(rank)];
    return value === undefined ? undefined : Ratio.of(value);
  };
  if (method === 'nearest-rank') {
    const rank = share.times(Ratio.of(sorted.length)).ceil();
    return at(rank > 0n ? rank - 1n : 0n);
  }
  const rank = share.times(Ratio.of(Math.max(0, sorted.length - 1)));
  const low = at(rank.floor());
  const high = at(rank.ceil());
  if (low === undefined || high === undefined) return undefined;
  return low.plus(high.minus(low).times(rank.minus(Ratio.of(rank.floor()))));
}
