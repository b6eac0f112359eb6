/**
 * Time of our term in which a promise behind does not bind: before it begins, between two of its texts, after its end. Owns: the gap
 * that this is, for promises that stand on a chain, a mixture or a path. Does not own: availability, which is proven period by period.
 */
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import type { ProofVerdict } from '../verdict.ts';
import type { BoundPromise } from './bound-promise.ts';
import type { FoundGap } from './found-gap.ts';
import { gapWords, wordsOf } from './gap-words.ts';
import { spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';
import { dayBefore } from './sides.ts';

/** The first stretch of the term in which none of its texts binds. */
function firstHole({ texts }: BoundPromise, { start, end }: Interval): Interval | undefined {
  let bound: number = start;
  for (const { from, until } of texts) {
    if (until !== undefined && until <= bound) continue;
    if (from > bound) return { start: Instant.of(bound), end: Instant.of(Math.min(from, end)) };
    if (until === undefined) return undefined;
    bound = until;
    if (bound >= end) return undefined;
  }
  return { start: Instant.of(bound), end };
}

/** One for each agreement behind. */
export function unboundGaps(text: Text, behind: readonly BoundPromise[], term: Interval): readonly FoundGap[] {
  const found = new Map<string, FoundGap>();
  for (const promise of behind) {
    const { id } = promise.agreement;
    const hole = firstHole(promise, term);
    if (hole === undefined || hole.start >= term.end || found.has(id)) continue;
    const { revision, commitment } = text;
    const uncovered = { from: revision.zone.toLocal(hole.start).date, to: dayBefore(hole.end, revision) };
    const gap = { code: 'TERM', uncovered } as const;
    found.set(id, {
      ...gap,
      agreement: id,
      ref: id,
      commitment: commitment.id,
      text: gapWords(gap, { who: wordsOf(id), ours: spanOf(commitment).unit }),
    });
  }
  return [...found.values()];
}

/** Nothing follows from a promise that does not bind. */
export const boundVerdict = (verdict: ProofVerdict, unbound: readonly FoundGap[]): ProofVerdict =>
  unbound.length === 0 ? verdict : 'UNDELIVERABLE';
