/** Answers to one question that cannot both be right: managers want one thing, users at work another. Owns: finding them. */
import { comparable } from '../../terms/quantity.ts';
import { targetOf } from './measurable.ts';

/** What is read of a need. */
export interface Said {
  readonly id: string;
  readonly question?: string | undefined;
  readonly serviceType?: string | undefined;
  readonly value?: string | undefined;
  readonly audience: 'managerial' | 'operational';
  readonly weight?: number | undefined;
  readonly state: string;
  readonly resolution?: unknown;
}

export interface NeedConflict {
  readonly serviceType: string;
  readonly question: string;
  /** Needs with different values, in the order given. */
  readonly needs: readonly string[];
  /** Whether somebody has decided between them. */
  readonly resolved: boolean;
}

/** By question; values that mean the same (4 h and 240 min) are no conflict. */
export function conflictsOf(needs: readonly Said[]): readonly NeedConflict[] {
  const byQuestion = Map.groupBy(
    needs.filter(({ question, value }) => question !== undefined && targetOf(value) !== undefined),
    ({ serviceType = '', question = '' }) => `${serviceType} ${question}`,
  );
  return [...byQuestion.values()].flatMap((fellows) => {
    const [first] = fellows;
    if (first === undefined || fellows.every((one) => isSame(first, one))) return [];
    const decided = fellows.filter(({ state, resolution }) => state !== 'declined' && resolution === undefined);
    const [open] = decided;
    const resolved = open === undefined || decided.every((one) => isSame(open, one));
    return [
      {
        serviceType: first.serviceType ?? '',
        question: first.question ?? '',
        needs: fellows.map(({ id }) => id),
        resolved,
      },
    ];
  });
}

function isSame(one: Said, other: Said): boolean {
  const [a, b] = [targetOf(one.value), targetOf(other.value)];
  if (a === undefined || b === undefined) return false;
  return a.comparator === b.comparator && comparable(a.bound, b.bound) && a.bound.value.equals(b.bound.value);
}
