/** Statistics of exact values. Owns: the arithmetic of each. Does not own: which values count. */
import { Ratio } from '../../values/ratio.ts';

export type Method = 'nearest-rank' | 'linear';

/**
 * The percentile of values. `nearest-rank`: the smallest value that at least that share of values does not exceed.
 * `linear`: between the neighbours of rank (n − 1)·p (type 7 of Hyndman and Fan, 1996). Throws RangeError for no values.
 */
export function percentileOf(
  values: readonly Ratio[],
  how: { readonly percent: Ratio; readonly method: Method },
): Ratio {
  const sorted = [...values].sort((a, b) => a.compare(b));
  const share = how.percent.dividedBy(Ratio.of(100));
  const at = (rank: bigint): Ratio => {
    const value = sorted[Number(rank)];
    if (value === undefined) throw new RangeError('There is no percentile of no values.');
    return value;
  };
  if (how.method === 'nearest-rank') {
    const rank = share.times(Ratio.of(sorted.length)).ceil();
    return at(rank > 0n ? rank - 1n : 0n);
  }
  const rank = share.times(Ratio.of(Math.max(0, sorted.length - 1)));
  const low = at(rank.floor());
  return low.plus(
    at(rank.ceil())
      .minus(low)
      .times(rank.minus(Ratio.of(rank.floor()))),
  );
}

/** Mean, extreme or percentile of at least one value. */
export function takeOf(
  values: readonly Ratio[],
  how: {
    readonly take: 'mean' | 'sum' | 'max' | 'min' | 'percentile';
    readonly percent?: Ratio | undefined;
    readonly method?: Method | undefined;
  },
): Ratio {
  switch (how.take) {
    case 'sum':
      return Ratio.sumOf(values);
    case 'mean':
      return Ratio.sumOf(values).dividedBy(Ratio.of(values.length));
    case 'max':
      return values.reduce((best, value) => (value.greaterThan(best) ? value : best));
    case 'min':
      return values.reduce((best, value) => (value.lessThan(best) ? value : best));
    case 'percentile':
      return percentileOf(values, { percent: how.percent ?? Ratio.of(50), method: how.method ?? 'nearest-rank' });
  }
}
