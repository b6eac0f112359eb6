/** Two proofs beside each other. Owns: which verdicts and gaps are other ones. Does not own: the proofs (core). */
import type { Deliverability, Localized, ProvenCommitment } from '@troth/core';

interface ProofSide {
  readonly verdict: Deliverability['verdict'];
  readonly gaps: number;
}

export interface ProofChange {
  readonly before: ProofSide;
  readonly after: ProofSide;
  /** Promises whose own verdict is another one; a side is missing where that text has no such promise. */
  readonly promises: readonly {
    readonly commitment: string;
    readonly title: Localized;
    readonly before?: ProvenCommitment['verdict'] | undefined;
    readonly after?: ProvenCommitment['verdict'] | undefined;
  }[];
  /** Gaps that it opens, closes, or leaves open with other figures. */
  readonly gaps: readonly {
    readonly id: string;
    readonly change: 'opened' | 'closed' | 'other';
    readonly text: Localized;
  }[];
}

export function proofChange(before: Deliverability, after: Deliverability): ProofChange {
  return {
    before: sideOf(before),
    after: sideOf(after),
    promises: promisesChanged(before, after),
    gaps: gapsChanged(before, after),
  };
}

const sideOf = ({ verdict, gaps }: Deliverability): ProofSide => ({ verdict, gaps: gaps.length });

function promisesChanged(before: Deliverability, after: Deliverability): ProofChange['promises'] {
  const was = new Map(before.commitments.map((one) => [one.commitment, one]));
  const is = new Map(after.commitments.map((one) => [one.commitment, one]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((commitment) => {
    const [old, now] = [was.get(commitment), is.get(commitment)];
    const title = (now ?? old)?.title;
    if (title === undefined || old?.verdict === now?.verdict) return [];
    return [{ commitment, title, before: old?.verdict, after: now?.verdict }];
  });
}

function gapsChanged(before: Deliverability, after: Deliverability): ProofChange['gaps'] {
  const was = new Map(before.gaps.map(({ id, text }) => [id, text]));
  const is = new Set(after.gaps.map(({ id }) => id));
  const standing = after.gaps.flatMap(({ id, text }): ProofChange['gaps'] => {
    const old = was.get(id);
    if (old === undefined) return [{ id, change: 'opened', text }];
    return old.en === text.en ? [] : [{ id, change: 'other', text }];
  });
  const closed = before.gaps.filter(({ id }) => !is.has(id));
  return [...standing, ...closed.map(({ id, text }) => ({ id, change: 'closed' as const, text }))];
}
