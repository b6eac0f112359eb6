/**
 * Promises of a month with one thing changed in the evidence: an outage that is not logged yet, a correction, an exclusion
 * accepted and refused. Owns: asking the engine twice and laying the answers side by side. Nothing is written.
 */
import { accepted, evaluate } from '@troth/core';
import type { EvaluationRequest, EvidenceRow, Figure, Localized, Outcome, RowResult, Statement } from '@troth/core';

export interface PromiseMoved {
  readonly commitment: string;
  readonly title: Localized;
  readonly subject?: string | undefined;
  readonly target?: string | undefined;
  readonly allowedMs?: string | undefined;
  readonly beforeMs?: string | undefined;
  readonly afterMs?: string | undefined;
  readonly valueBefore?: Figure | undefined;
  readonly valueAfter?: Figure | undefined;
  readonly verdictBefore: string;
  readonly verdictAfter: string;
}

export interface Moves {
  readonly promises: readonly PromiseMoved[];
  readonly credit?: { readonly currency: string; readonly before: string; readonly after: string } | undefined;
}

export interface MovesAsked {
  readonly before: readonly EvidenceRow[];
  readonly after: readonly EvidenceRow[];
}

/** Both statements too, for what else has to be said about them. */
export interface MovesFound extends Moves {
  readonly statements: readonly [Statement, Statement];
}

export function whatMoves(request: EvaluationRequest, { before, after }: MovesAsked): Outcome<MovesFound> {
  const under = (rows: readonly EvidenceRow[]): Outcome<Statement> =>
    evaluate({ ...request, evidence: { ...request.evidence, rows } });
  const was = under(before);
  if (!was.ok) return was;
  const is = under(after);
  if (!is.ok) return is;
  const [one, other] = [was.value.credit, is.value.credit];
  return accepted({
    promises: is.value.rows.map((row) => movedFrom(sameRow(was.value.rows, row), row)),
    ...(one === undefined || other === undefined
      ? {}
      : { credit: { currency: other.currency, before: one.total, after: other.total } }),
    statements: [was.value, is.value] as const,
  });
}

/** Something of it is different. */
export const hasMoved = (one: PromiseMoved): boolean =>
  one.beforeMs !== one.afterMs ||
  one.valueBefore?.exact !== one.valueAfter?.exact ||
  one.verdictBefore !== one.verdictAfter;

const sameRow = (rows: readonly RowResult[], { commitment, subject }: RowResult): RowResult | undefined =>
  rows.find((one) => one.commitment === commitment && one.subject === subject);

function movedFrom(before: RowResult | undefined, after: RowResult): PromiseMoved {
  const [was, is] = [before?.segments.at(-1), after.segments.at(-1)];
  const [beforeMs, afterMs] = [was?.figures['downtime']?.exact, is?.figures['downtime']?.exact];
  const [valueBefore, valueAfter] = [was?.rounded ?? was?.value, is?.rounded ?? is?.value];
  const allowedMs = is?.figures['allowed']?.exact;
  return {
    commitment: after.commitment,
    title: after.title,
    ...(after.subject === undefined ? {} : { subject: after.subject }),
    ...(is?.target === undefined ? {} : { target: is.target }),
    ...(allowedMs === undefined ? {} : { allowedMs }),
    ...(beforeMs === undefined ? {} : { beforeMs }),
    ...(afterMs === undefined ? {} : { afterMs }),
    ...(valueBefore === undefined ? {} : { valueBefore }),
    ...(valueAfter === undefined ? {} : { valueAfter }),
    verdictBefore: before?.soFar ?? before?.verdict ?? 'none',
    verdictAfter: after.soFar ?? after.verdict,
  };
}
