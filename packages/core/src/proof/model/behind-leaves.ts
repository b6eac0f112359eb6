/**
 * The promises that the leaves of a structure rest on, read for the proof. Owns: that one promise is one budget, whatever rests on
 * it. Does not own: what a promise allows (`availability-promise.ts`).
 */
import type { JudgedBehind } from '../confirm.ts';
import type { LeafPromise } from '../in-period.ts';
import { occurrences } from '../structure.ts';
import type { AvailabilityQuestion } from './availability-proof.ts';
import { leafPromiseOf } from './availability-promise.ts';
import type { OwnText } from './availability-promise.ts';
import type { BoundPromise } from './bound-promise.ts';

export function behindLeaves({ text, structure, leaves }: AvailabilityQuestion): readonly JudgedBehind[] {
  const ids = [...occurrences(structure).keys()];
  const alone = 'leaf' in structure || ids.length === 1;
  const ours: OwnText = { ...text, alone };
  const shared = new Map<string, LeafPromise | undefined>();
  const read = (promise: BoundPromise): LeafPromise | undefined => {
    const key = budgetOf(promise);
    if (key === undefined) return leafPromiseOf(promise, ours);
    if (!shared.has(key)) shared.set(key, leafPromiseOf(promise, ours));
    return shared.get(key);
  };
  return ids.flatMap((leaf) =>
    (leaves.get(leaf) ?? []).flatMap((promise): readonly JudgedBehind[] => {
      const made = read(promise);
      const { agreement, reference } = promise;
      return made === undefined
        ? []
        : [{ leaf, agreement, commitment: reference.commitment, subject: reference.subject, promise: made }];
    }),
  );
}

/** Names what is judged as one; undefined where each subject is judged alone and none is named: these may be two of them. */
function budgetOf({ reference: { agreement, commitment, subject }, texts }: BoundPromise): string | undefined {
  const apart = subject === undefined && texts.some((one) => one.commitment.terms.each === 'subject');
  return apart ? undefined : JSON.stringify([agreement, commitment, subject]);
}
