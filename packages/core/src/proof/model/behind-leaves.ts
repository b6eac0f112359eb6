/**
 * The promises that the leaves of a structure rest on, read for the proof. Owns: that one promise is one budget, whatever rests on
 * it, and that our own limit on works excuses one part at a time. Does not own: what a promise allows (`availability-promise.ts`).
 *
 * Counted is what is down less what our limit C excuses of it: at worst max(worst with all that the parts leave out − C, worst
 * without). Where the parts that count alone share C among themselves, their sum is that figure; no sharing is too hopeful.
 */
import type { JudgedBehind } from '../confirm.ts';
import type { LeafPromise } from '../in-period.ts';
import { settle } from '../independent.ts';
import { occurrences } from '../structure.ts';
import type { Structure } from '../structure.ts';
import type { AvailabilityQuestion } from './availability-proof.ts';
import { leafPromiseOf } from './availability-promise.ts';
import type { OwnText } from './availability-promise.ts';
import type { BoundPromise } from './bound-promise.ts';
import { asMember, isJudgedTogether, subjectsOf } from './judged-together.ts';
import { limitsLeftAfter } from './left-out.ts';
import type { LimitsLeft } from './left-out.ts';

export function behindLeaves({ text, structure, leaves }: AvailabilityQuestion): readonly JudgedBehind[] {
  const ids = [...occurrences(structure).keys()];
  const alone = 'leaf' in structure || ids.length === 1;
  const shared = new Map<string, LeafPromise | undefined>();
  const read = (promise: BoundPromise, ours: OwnText): LeafPromise | undefined => {
    const key = budgetOf(promise);
    if (key === undefined) return leafPromiseOf(promise, ours);
    if (!shared.has(key)) shared.set(key, leafPromiseOf(promise, ours));
    const whole = shared.get(key);
    return whole && asMember(promise, whole, subjects.get(promise));
  };
  const subjects = subjectsOf(ids.flatMap((leaf) => leaves.get(leaf) ?? []));
  const found = new Map<string, readonly JudgedBehind[]>();
  let left: LimitsLeft = new Map();
  for (const leaf of loneFirst(ids, structure)) {
    const promises = leaves.get(leaf) ?? [];
    const fresh = promises.filter((promise) => !shared.has(budgetOf(promise) ?? ''));
    const judged = promises.flatMap((promise): readonly JudgedBehind[] => {
      const made = read(promise, { ...text, alone, left });
      const { agreement, reference } = promise;
      return made === undefined
        ? []
        : [{ leaf, agreement, commitment: reference.commitment, subject: subjects.get(promise), promise: made }];
    });
    found.set(leaf, judged);
    left = limitsLeftAfter(
      fresh.flatMap(({ texts }) => texts),
      text,
      left,
    );
  }
  return ids.flatMap((leaf) => found.get(leaf) ?? []);
}

/** Parts that bring the service down alone come first to our limit: beside a second line, it would be wasted. */
export function loneFirst(ids: readonly string[], structure: Structure): readonly string[] {
  const lone = (leaf: string): boolean => settle(structure, leaf, false) === false;
  return [...ids.filter(lone), ...ids.filter((leaf) => !lone(leaf))];
}

/**
 * Names what is judged as one: all subjects together, or each alone under any of its texts; undefined where each is and none is
 * named, since these may be two of them.
 */
function budgetOf(promise: BoundPromise): string | undefined {
  const { agreement, commitment, subject } = promise.reference;
  if (isJudgedTogether(promise)) return JSON.stringify([agreement, commitment]);
  return subject === undefined ? undefined : JSON.stringify([agreement, commitment, subject]);
}
