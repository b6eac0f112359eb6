/**
 * What every answer about a promise of ours has in common. Owns: what an answer is made from and its head; excuses of theirs that
 * are none of ours. Does not own: how a kind of promise is composed.
 */
import { sayTarget } from '../../terms/target.ts';
import type { Interval } from '../../values/interval.ts';
import type { Structure } from '../structure.ts';
import type { ProofVerdict } from '../verdict.ts';
import type { AvailabilityProof, BoundLeaves } from './availability-proof.ts';
import { targetOfText } from './availability-promise.ts';
import type { Behind } from './bound-promise.ts';
import type { ProvenCommitment } from './deliverability.ts';
import type { FoundGap } from './found-gap.ts';
import { gapWords, wordsOf } from './gap-words.ts';
import { spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';
import type { ServiceModel } from './service-model.ts';
import { unmatchedExcuses } from './sides.ts';

export interface ModelRead {
  readonly model: ServiceModel | undefined;
  readonly structure: Structure | undefined;
  readonly leaves: BoundLeaves;
  readonly behind: Behind;
  readonly term: Interval;
  readonly openEnded: boolean;
}

export interface AnsweredCommitment {
  readonly told: ProvenCommitment;
  readonly gaps: readonly FoundGap[];
  readonly proof?: AvailabilityProof | undefined;
}

/** What every answer says of the promise itself. */
export function headOf(text: Text): Pick<ProvenCommitment, 'commitment' | 'clause' | 'title' | 'metric' | 'target'> {
  const { commitment } = text;
  const target = targetOfText(text);
  return {
    commitment: commitment.id,
    clause: commitment.clause,
    title: wordsOf(commitment.title),
    metric: commitment.terms.metric.kind,
    ...(target === undefined
      ? {}
      : { target: { en: sayTarget(target, 'en'), 'zh-Hant': sayTarget(target, 'zh-Hant') } }),
  };
}

/** Excuses of theirs that are none of ours make what follows from their promise no longer certain. */
export function excuseGaps(text: Text, behind: readonly Text[]): readonly FoundGap[] {
  const found = new Map<string, FoundGap>();
  for (const theirs of behind) {
    const { agreement } = theirs.revision;
    const unmatched = unmatchedExcuses(theirs, text);
    if (unmatched.length === 0 || found.has(agreement)) continue;
    const gap = { code: 'FORCE_MAJEURE', unmatched } as const;
    found.set(agreement, {
      ...gap,
      agreement,
      ref: agreement,
      commitment: text.commitment.id,
      text: gapWords(gap, { who: wordsOf(agreement), ours: spanOf(text.commitment).unit }),
    });
  }
  return [...found.values()];
}

/** With an excuse that is none of ours, no figure bounds what may happen. */
export function excusedVerdict(verdict: ProofVerdict, excuses: readonly FoundGap[]): ProofVerdict {
  return excuses.length > 0 && (verdict === 'PROVEN' || verdict === 'LIKELY') ? 'UNPROVABLE' : verdict;
}
