/**
 * An exclusion as people read it: who asked, who decided, and the clause of every revision beside the one that held when it
 * happened. Owns: which clause that is. Does not own: whether it takes anything out (core says so in the statement).
 */
import { inLanguage, Instant } from '@troth/core';
import type { Agreement, Localized, RowOf } from '@troth/core';

export interface ExclusionClause {
  readonly revision: number;
  readonly from: string;
  readonly inForce: boolean;
  readonly clause?: string | undefined;
  readonly words?: Localized | undefined;
  readonly proof?: Localized | undefined;
  /** The role that decides. */
  readonly decider?: string | undefined;
  /** Promises it reaches; all of them when missing. */
  readonly appliesTo?: readonly string[] | undefined;
}

export interface ExclusionInQuestion {
  readonly id: string;
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly subject?: string | undefined;
  readonly cases?: readonly string[] | undefined;
  readonly affected?: string | undefined;
  readonly basis?: string | undefined;
  readonly decision: 'proposed' | 'accepted' | 'refused';
  readonly proposedBy?: string | undefined;
  readonly decidedBy?: string | undefined;
  readonly decidedAt?: string | undefined;
  readonly reason?: string | undefined;
  /** The clause of every revision, and which one held when it happened. */
  readonly clauses: readonly ExclusionClause[];
}

export function inQuestion(row: RowOf<'exclusion'>, { revisions }: Agreement): ExclusionInQuestion {
  return {
    // Under the id it was proposed with, which the decision replaced.
    id: row.supersedes ?? row.id,
    kind: row.kind,
    start: Instant.format(row.start),
    end: Instant.format(row.end),
    subject: row.subject,
    cases: row.cases,
    affected: row.affected?.toString(),
    basis: row.basis,
    decision: row.decision,
    proposedBy: row.proposedBy,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt === undefined ? undefined : Instant.format(row.decidedAt),
    reason: row.reason,
    clauses: revisions.map(({ revision, from, to, exclusions }) => {
      const clause = exclusions.find(({ id, kind }) => kind === row.kind || id === row.kind);
      return {
        revision,
        from: Instant.format(from),
        inForce: row.start >= from && (to === undefined || row.start < to),
        clause: clause?.clause,
        words: clause?.description,
        proof: clause?.proof,
        decider: clause?.decider === undefined ? undefined : inLanguage(clause.decider, 'en'),
        appliesTo: clause?.appliesTo,
      };
    }),
  };
}

export interface ExclusionKind {
  /** As a proposal names it: the kind, or the id of the clause where several are of one kind. */
  readonly kind: string;
  readonly clause?: string | undefined;
  readonly words?: Localized | undefined;
  readonly proof?: Localized | undefined;
}

/** Kinds that any revision lists, each as the latest that has it words it. */
export function kindsOf({ revisions }: Agreement): readonly ExclusionKind[] {
  const found = new Map<string, ExclusionKind>();
  for (const { exclusions } of revisions)
    for (const { id, kind, clause, description, proof } of exclusions) {
      const name = exclusions.filter((one) => one.kind === kind).length > 1 ? id : kind;
      found.set(name, { kind: name, clause, words: description, proof });
    }
  return [...found.values()];
}
