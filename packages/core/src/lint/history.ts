/**
 * An agreement against what was attained before: what no single text can show. Owns: the comparison. Does not own: what stands
 * behind it (proof), what would have been attained (outlook).
 */
import type { Revision } from '../agreements/revision.ts';
import { higherIsBetter, meets } from '../terms/target.ts';
import type { Quantity } from '../terms/quantity.ts';
import { warning } from './finding.ts';
import type { Finding } from './finding.ts';

/** What was attained in earlier periods, by commitment, the oldest first. */
export interface Attained {
  readonly commitment: string;
  readonly values: readonly Quantity[];
}

/** K06: a target that fewer than ten of the last twelve periods would have met. */
export function lintHistory(revision: Revision, history: readonly Attained[]): readonly Finding[] {
  return revision.commitments.flatMap((commitment, index): Finding[] => {
    const target = commitment.targetFor(undefined);
    const values = history.find((one) => one.commitment === commitment.id)?.values.slice(-12) ?? [];
    if (target === undefined || values.length < 12) return [];
    const met = values.filter((attained) => meets({ attained, target })).length;
    if (met >= 10) return [];
    const side = higherIsBetter(target) ? 'higher' : 'lower';
    return [
      warning('K06-TIGHTER-THAN-HISTORY', ['commitments', index, 'target'], {
        message: `“${commitment.title.en}” promises ${target.text}; ${met} of the last 12 periods attained it.`,
        example: `the same year would have been missed ${12 - met} times`,
        fix: `promise what ten of twelve attained, or say what will make it ${side}`,
      }),
    ];
  });
}
