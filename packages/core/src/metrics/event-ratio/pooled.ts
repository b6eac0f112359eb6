/** All events of the period in one fraction. */
import { Ratio } from '../../values/ratio.ts';
import { rangesOf } from '../slices/runs.ts';
import type { Cutting } from '../slices/runs.ts';
import type { Selection } from '../slices/selection.ts';
import { addTallies, emptyTally, tally } from '../slices/tally.ts';
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
  const byShare = new Map<string, { share: Ratio; sums: Tally }>();
  for (const { stream, parts } of selection.portions)
    for (const { share, time } of parts) {
      const sums = tally(stream, rangesOf(time, stream, cutting));
      const key = share.toString();
      byShare.set(key, { share, sums: addTallies(byShare.get(key)?.sums ?? emptyTally, sums) });
    }
  const all = [...byShare.values()];
  const scale = Ratio.of(selection.scale);
  const events = (pick: (sums: Tally) => bigint): Ratio =>
    Ratio.sumOf(all.map(({ share, sums }) => Ratio.of(pick(sums)).times(share))).dividedBy(scale);
  return {
    bad: events((sums) => sums.bad),
    total: events((sums) => sums.total),
    unknownTotal: events((sums) => sums.unknownTotal),
    slices: all.reduce((count, { sums }) => count + sums.slices, 0),
    unknownSlices: all.reduce((count, { sums }) => count + sums.unknown, 0),
  };
}

/** Bad and all events after the unknown policy: events of unknown outcome are good, bad, or leave both. */
export function afterPolicy(pooled: Pooled, policy: UnknownPolicy): { bad: Ratio; total: Ratio } {
  const { bad, total, unknownTotal } = pooled;
  if (policy === 'remove') return { bad, total };
  return { bad: policy === 'down' ? bad.plus(unknownTotal) : bad, total: total.plus(unknownTotal) };
}
