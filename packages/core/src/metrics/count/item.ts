/** One thing that is counted, whatever it is. Owns: what a repeat is. */
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';

export interface Item extends Interval {
  readonly id: string;
  /** Milliseconds of an outage; one of anything else. */
  readonly counted: Ratio;
  readonly rows: readonly string[];
  /** Repeats are of the same group: the subject, or the class of a case without one. */
  readonly group: string;
}

/** Those that begin at most `within` after the end of an earlier one of their group. `earlier` came before the span. */
export function repeatsOf(items: readonly Item[], earlier: readonly Item[], within: Ratio): Item[] {
  const lastEnd = new Map<string, number>();
  const repeats = new Set<Item>();
  const inOrder = [...earlier, ...items].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  for (const item of inOrder) {
    const end = lastEnd.get(item.group);
    if (end !== undefined && Ratio.of(Math.max(0, item.start - end)).atMost(within)) repeats.add(item);
    lastEnd.set(item.group, Math.max(end ?? -Infinity, item.end));
  }
  return items.filter((item) => repeats.has(item));
}
