/** All events of the period in one fraction. */
import { Ratio } from '../../values/ratio.ts';
import { rangesOf } from '../slices/runs.ts';
import type { Cutting } from '../slices/runs.ts';
import type { Selection } from '../slices/selection.ts';
import { addTallies, tally } from '../slices/tally.ts';
import type { Tally } from '../slices/tally.ts';
import type { UnknownPolicy } from '../metric.ts';

/** What the value is made of. Counts are exact; shares of partial exclusions may make them fractions. */
export interface Pooled {
  readonly bad: Ratio;
  readonly total: Ratio;
  readonly slices: number;
  readonly unknownSlices: number;
  /** Events of which it is only known that they happened. */
  readonly unknownTotal: Ratio;
}

/** Adds up what the selection includes. */
export function pool(selection: Selection, cutting: Cutting): Pooled {
  const shares: { readonly share: Ratio; sums: Tally }[] = [];
  for (const { stream, parts, unknown } of selection.portions)
    for (const { share, time } of parts) {
      const sums = tally(stream, rangesOf(time, stream, cutting), unknown);
      const same = shares.find((one) => one.share.equals(share));
      if (same === undefined) shares.push({ share, sums });
      else same.sums = addTallies(same.sums, sums);
    }
  const weights = shares.map(({ share, sums }) => ({ weight: share.dividedBy(Ratio.of(selection.scale)), sums }));
  const events = (pick: (sums: Tally) => bigint): Ratio =>
    Ratio.sumOf(
      weights.map(({ weight, sums }) =>
        weight.equals(Ratio.one) ? Ratio.of(pick(sums)) : Ratio.of(pick(sums)).times(weight),
      ),
    );
  return {
    bad: events((sums) => sums.bad),
    total: events((sums) => sums.total),
    unknownTotal: events((sums) => sums.unknownTotal),
    slices: shares.reduce((count, { sums }) => count + sums.slices, 0),
    unknownSlices: shares.reduce((count, { sums }) => count + sums.unknown, 0),
  };
}

/** Bad and all events after the unknown policy: events of unknown outcome are good, bad, or leave both. */
export function afterPolicy(pooled: Pooled, policy: UnknownPolicy): { bad: Ratio; total: Ratio } {
  const { bad, total, unknownTotal } = pooled;
  if (policy === 'remove') return { bad, total };
  return { bad: policy === 'down' ? bad.plus(unknownTotal) : bad, total: total.plus(unknownTotal) };
}
