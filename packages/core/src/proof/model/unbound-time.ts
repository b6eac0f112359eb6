/**
 * Time of our term in which a promise behind does not bind: before it begins, between two of its texts, after its end. Owns: the gap
 * that this is, for promises that stand on a chain, a mixture or a path. Does not own: availability, which is proven period by period.
 */
import type { Interval } from '../../values/interval.ts';
import type { ProofVerdict } from '../verdict.ts';
import { unboundIn } from './bound-promise.ts';
import type { BoundPromise } from './bound-promise.ts';
import type { FoundGap } from './found-gap.ts';
import { gapWords, wordsOf } from './gap-words.ts';
import type { Words } from './gap-words.ts';
import { spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';
import { uncoveredDays } from './sides.ts';

/** One for each agreement behind. */
export function unboundGaps(text: Text, behind: readonly BoundPromise[], term: Interval): readonly FoundGap[] {
  const found = new Map<string, FoundGap>();
  for (const promise of behind) {
    const { id } = promise.agreement;
    const spans = unboundIn([promise], term);
    if (spans.length === 0 || found.has(id)) continue;
    const { revision, commitment } = text;
    const gap = { code: 'TERM', ...uncoveredDays(spans, revision) } as const;
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

/** What is said of the figure, and why it is worth nothing on some days of the term. */
export const withUnbound = (says: Words, unbound: readonly FoundGap[]): Words => ({
  en: [says.en, ...unbound.map(({ text }) => text.en)].join(' '),
  'zh-Hant': [says, ...unbound.map(({ text }) => text)].map((one) => one['zh-Hant']).join(''),
});
