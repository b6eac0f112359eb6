/**
 * A text over months that another text governed, as if it had held from the first day. Owns: what is supposed. Does not own:
 * judging (evaluation).
 *
 * A request for an exclusion that was refused stays refused where the clause it rests on reads as it did when it was refused.
 * Where a text has another clause there, that text decides: the request counts as accepted, and the clause says what it covers.
 */
import type { Agreement } from '../../agreements/book.ts';
import type { Revision } from '../../agreements/revision.ts';
import { termLeaves } from '../../agreements/term-changes.ts';
import type { EvidenceInput } from '../../evaluation/evaluate.ts';
import type { PastQuestion } from '../../evaluation/past-periods.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import type { Instant } from '../../values/instant.ts';

/** Months of an agreement that were lived through, and everything that is known of them. */
export interface Past {
  readonly history: Agreement;
  readonly evidence: EvidenceInput;
  /** Keys, oldest first. */
  readonly periods: readonly string[];
  readonly knownAt: Instant;
}

/** The past under the text. What was issued then is no statement of it, so there is nothing to restate. */
export function underText({ history, evidence, periods, knownAt }: Past, revision: Revision): PastQuestion {
  const from = history.revisions[0]?.from ?? revision.from;
  const agreement = { id: history.id, revisions: [{ ...revision, agreement: history.id, from, to: undefined }] };
  const rows = evidence.rows.filter(({ form }) => form !== 'issued').map((row) => decided(row, { history, revision }));
  return { agreement, evidence: { ...evidence, rows }, periods, knownAt };
}

interface Two {
  readonly history: Agreement;
  readonly revision: Revision;
}

/** A request as it would stand under the text: see the head of this file. */
function decided(row: EvidenceRow, { history, revision }: Two): EvidenceRow {
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
