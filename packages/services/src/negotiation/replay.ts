/**
 * What two texts would have owed over the same months: the money of a change, from evidence and not from opinion. Owns: both
 * evaluations of each period, the difference, and how much of it each clause makes. Exact; every figure is a whole evaluation.
 *
 * A request for an exclusion that was refused stays refused where the clause it rests on reads as it did when it was refused.
 * Where a text has another clause there, that text decides: the request counts as accepted, and the clause says what it covers.
 */
import { accepted, changedTerms, evaluate, Money, termLeaves } from '@troth/core';
import type { Agreement, EvidenceInput, EvidenceRow, Instant, Outcome, Revision } from '@troth/core';
import { shortOf } from '../month-end/statement-register.ts';
import type { ShortRow } from '../month-end/statement-register.ts';

export interface ReplayAsked {
  /** Whose months they are. */
  readonly history: Agreement;
  readonly evidence: EvidenceInput;
  readonly periods: readonly string[];
  readonly knownAt: Instant;
  readonly before: Revision;
  readonly after: Revision;
  /** The text before with the changes of one clause only, by its key. */
  readonly clauses: readonly { readonly key: string; readonly revision: Revision }[];
}

export interface ReplayedSide {
  readonly rows: readonly ShortRow[];
  readonly credit: string;
}

export interface ReplayedPeriod {
  readonly period: string;
  readonly before: ReplayedSide;
  readonly after: ReplayedSide;
  /** After less before. */
  readonly difference: string;
  /** Whether a verdict is another one. */
  readonly turned: boolean;
}

export interface Replay {
  readonly currency: string;
  readonly periods: readonly ReplayedPeriod[];
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  /** What the changes of one clause alone would have made, of those that make anything. */
  readonly byClause: readonly { readonly key: string; readonly difference: string }[];
}

export function replay(asked: ReplayAsked): Outcome<Replay> {
  const currency = asked.after.terms.currency ?? asked.before.terms.currency ?? 'XXX';
  const [before, after] = [under(asked, asked.before), under(asked, asked.after)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  const periods = asked.periods.flatMap((period, at): readonly ReplayedPeriod[] => {
    const [was, is] = [before.value[at], after.value[at]];
    if (was === undefined || is === undefined) return [];
    const difference = less(is.credit, was.credit, currency);
    return [{ period, before: was, after: is, difference, turned: verdictsOf(was) !== verdictsOf(is) }];
  });
  const total = (side: 'before' | 'after'): string =>
    Money.sum(
      periods.map((one) => Money.of(one[side].credit, currency)),
      currency,
    ).toString();
  const [owed, would] = [total('before'), total('after')];
  return accepted({
    currency,
    periods,
    before: owed,
    after: would,
    difference: less(would, owed, currency),
    byClause: clauseShares(asked, { owed, currency }),
  });
}

/** Each clause alone on the text before; what two of them only do together is in none of the shares. */
function clauseShares(
  asked: ReplayAsked,
  { owed, currency }: { readonly owed: string; readonly currency: string },
): Replay['byClause'] {
  return asked.clauses.flatMap(({ key, revision }) => {
    const alone = under(asked, revision);
    if (!alone.ok) return [];
    const sum = Money.sum(
      alone.value.map(({ credit }) => Money.of(credit, currency)),
      currency,
    );
    const difference = less(sum.toString(), owed, currency);
    return Money.of(difference, currency).isZero() ? [] : [{ key, difference }];
  });
}

const less = (is: string, was: string, currency: string): string =>
  Money.of(is, currency).minus(Money.of(was, currency)).toString();

const verdictsOf = ({ rows }: ReplayedSide): string =>
  rows.map(({ commitment, subject, verdict }) => `${commitment} ${subject ?? ''} ${verdict}`).join('\n');

/** The periods as if that text had held from the first day. */
function under(asked: ReplayAsked, revision: Revision): Outcome<readonly ReplayedSide[]> {
  const { history, periods, knownAt } = asked;
  const from = history.revisions[0]?.from ?? revision.from;
  const agreement = { id: history.id, revisions: [{ ...revision, agreement: history.id, from, to: undefined }] };
  const evidence = { ...asked.evidence, rows: asked.evidence.rows.map((row) => decided(row, asked, revision)) };
  const sides: ReplayedSide[] = [];
  for (const period of periods) {
    const made = evaluate({ agreement, evidence, period, knownAt });
    if (!made.ok) return made;
    const { rows, credit } = shortOf(made.value);
    sides.push({ rows, credit: credit?.total ?? '0' });
  }
  return accepted(sides);
}

/** A request as it would stand under the text: see the head of this file. */
function decided(row: EvidenceRow, { history }: ReplayAsked, revision: Revision): EvidenceRow {
  if (row.form !== 'exclusion' || row.decision !== 'refused') return row;
  const governing = history.revisions.find(({ from, to }) => from <= row.start && (to === undefined || row.start < to));
  const same = governing !== undefined && clauseFor(row.kind, governing) === clauseFor(row.kind, revision);
  return same ? row : { ...row, decision: 'accepted' };
}

/** The exclusion rules that a kind of request rests on, as their terms read. */
function clauseFor(kind: string, { exclusions }: Revision): string {
  const rules = exclusions.filter((rule) => rule.kind === kind || rule.id === kind);
  const terms = rules.map(({ description: _words, ...rule }) => rule);
  return [...termLeaves(terms)].map((leaf) => leaf.join('=')).join('\n');
}

/** Whether two texts can judge any month differently. */
export const readAlike = (one: Revision, other: Revision): boolean => changedTerms(one.terms, other.terms).length === 0;
