/**
 * Whose minutes they are. Owns: splitting counted time between causes, each instant once. Does not own: which time
 * counts (evaluation), what it costs.
 */
import { Ratio } from '../../values/ratio.ts';
import type { Interval } from '../../values/interval.ts';

/** Time of one cause: a supplier, ourselves. */
export interface CauseTime {
  readonly cause: string;
  readonly intervals: readonly Interval[];
}

/** Where causes overlap: the one that began first bears the time, or all of them equally. */
export type OverlapRule = 'first' | 'equal';

/** Milliseconds of each cause, in the order given. Their sum is the length of the union: no minute is borne twice. */
export function attribute(
  causes: readonly CauseTime[],
  rule: OverlapRule,
): readonly { readonly cause: string; readonly time: Ratio }[] {
  const borne = causes.map(() => Ratio.zero);
  const edges = causes.flatMap(({ intervals }) => intervals.flatMap(({ start, end }) => [Number(start), Number(end)]));
  const instants = [...new Set(edges)].sort((one, other) => one - other);
  for (const [index, start] of instants.entries()) {
    const end = instants[index + 1];
    if (end === undefined) break;
    const bearers = bearersAt(causes, start, rule);
    for (const at of bearers) borne[at] = (borne[at] ?? Ratio.zero).plus(Ratio.of(end - start, bearers.length));
  }
  return causes.map(({ cause }, at) => ({ cause, time: borne[at] ?? Ratio.zero }));
}

function bearersAt(causes: readonly CauseTime[], instant: number, rule: OverlapRule): readonly number[] {
  const down = causes.flatMap(({ intervals }, at) => {
    const begun = intervals.filter(({ start, end }) => start <= instant && instant < end).map(({ start }) => start);
    return begun.length === 0 ? [] : [{ at, since: Math.min(...begun) }];
  });
  if (rule === 'equal') return down.map(({ at }) => at);
  const first = Math.min(...down.map(({ since }) => since));
  return down
    .filter(({ since }) => since === first)
    .slice(0, 1)
    .map(({ at }) => at);
}
