/**
 * The one conductor of the core: revisions × period × evidence → statement. Owns: the order of the whole evaluation.
 * A function: no clock, disk, network or dice; the same inputs give the same bytes, in ten years, in the browser too.
 */
import type { Agreement } from '../agreements/book.ts';
import type { Period } from '../calendars/period.ts';
import { isPartial } from '../evidence/columns.ts';
import type { SliceColumns } from '../evidence/columns.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import type { Instant } from '../values/instant.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';
import { conclude, whichPeriod } from './conclude.ts';
import { judgeHistory } from './history.ts';
import { statementHash } from './statement.ts';
import type { Statement } from './statement.ts';

/** Everything that was ever told; the evaluation sees what was recorded by `knownAt`. */
export interface EvidenceInput {
  readonly rows: readonly EvidenceRow[];
  readonly columns?: readonly SliceColumns[] | undefined;
}

export interface EvaluationRequest {
  readonly agreement: Agreement;
  readonly evidence: EvidenceInput;
  readonly knownAt: Instant;
  /** "2024-11", "2024-Q4", "2024" in the agreement's zone. */
  readonly period?: string | undefined;
  /** A window instead of a named period. */
  readonly window?: Period | undefined;
}

/** The statement of one agreement for one period, as known at an instant. Refuses periods that are none, and slices only named. */
export function evaluate(request: EvaluationRequest): Outcome<Statement> {
  const found = whichPeriod(request);
  if (!found.ok) return found;
  const named = onlyNamed(request);
  if (named.length > 0) return { ok: false, refusals: [slicesNeeded(named)] };
  const { agreement, knownAt } = request;
  const evidence = resolveEvidence({ ...request.evidence, knownAt, agreement: agreement.id });
  const judged = judgeHistory({ agreement, period: found.value.period, evidence });
  return { ok: true, value: restating(request, conclude({ ...found.value, agreement, evidence, judged })) };
}

/** Series whose first days are only named: `evaluateOpen` may do with that, a whole evaluation may not. */
export function onlyNamed({ evidence }: EvaluationRequest): readonly string[] {
  return (evidence.columns ?? []).filter(isPartial).map(({ series }) => series);
}

/** Why there is no statement without slices that were only named. */
export function slicesNeeded(series: readonly string[]): Refusal {
  const names = [...new Set(series)].join(', ');
  return {
    code: 'EARLIER-SLICES-NEEDED',
    message: `earlier windows have to be judged, and the slices of ${names} were only named; hand in all of them`,
  };
}

/** When the last statement of the period was issued that this one may differ from. */
export function lastIssued({ agreement, evidence, knownAt }: EvaluationRequest, period: string): Instant | undefined {
  const issued = evidence.rows.filter(
    (row) =>
      row.form === 'issued' &&
      row.agreement === agreement.id &&
      row.period === period &&
      row.knownAt < knownAt &&
      row.recordedAt <= knownAt,
  );
  return issued.reduce<Instant | undefined>(
    (latest, row) => (row.form === 'issued' && (latest === undefined || row.knownAt > latest) ? row.knownAt : latest),
    undefined,
  );
}

/** A statement that differs from the one issued before names it and is a restatement. */
export function restating(request: EvaluationRequest, statement: Statement): Statement {
  const last = lastIssued(request, statement.period.key);
  if (last === undefined) return statement;
  const before = evaluate({
    ...request,
    knownAt: last,
    evidence: { ...request.evidence, rows: request.evidence.rows.filter((row) => row.form !== 'issued') },
  });
  if (!before.ok) return statement;
  return restatement(statement, before.value);
}

function restatement(statement: Statement, before: Statement): Statement {
  const same =
    JSON.stringify([before.rows.map(essence), before.credit?.total]) ===
    JSON.stringify([statement.rows.map(essence), statement.credit?.total]);
  if (same) return statement;
  return {
    ...statement,
    status: 'restated',
    restates: {
      hash: statementHash(before),
      knownAt: before.knownAt,
      verdicts: before.rows.map(({ commitment, subject, verdict }) => ({
        commitment,
        ...(subject === undefined ? {} : { subject }),
        verdict,
      })),
      ...(before.credit === undefined ? {} : { total: before.credit.total }),
    },
  };
}

function essence(row: Statement['rows'][number]): unknown {
  return [row.commitment, row.subject, row.verdict, row.segments.map((one) => [one.value, one.verdict, one.figures])];
}
