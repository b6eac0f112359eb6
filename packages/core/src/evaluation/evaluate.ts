/**
 * The one conductor of the core: revisions × period × evidence → statement. Owns: the order of the whole evaluation.
 * A function: no clock, disk, network or dice; the same inputs give the same bytes, in ten years, in the browser too.
 */
import type { Agreement } from '../agreements/book.ts';
import type { Period } from '../calendars/period.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { SliceColumns } from '../evidence/columns.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import type { Instant } from '../values/instant.ts';
import type { Outcome } from '../values/outcome.ts';
import { judgeHistory, shownWindows } from './history.ts';
import { settleMoney } from './money.ts';
import { statementPeriod, windowKey } from './periods.ts';
import { statementHash } from './statement.ts';
import type { Statement } from './statement.ts';
import { stateResult } from './state.ts';

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

/** The statement of one agreement for one period, as known at an instant. Refuses periods that are none. */
export function evaluate(request: EvaluationRequest): Outcome<Statement> {
  const found = whichPeriod(request);
  if (!found.ok) return found;
  const { period, zone, zoneName } = found.value;
  const { agreement, knownAt } = request;
  const evidence = resolveEvidence({ ...request.evidence, knownAt, agreement: agreement.id });
  const judged = judgeHistory(agreement, period, evidence);
  const shown = shownWindows(agreement, period);
  const money = settleMoney({ agreement, judged, evidence, statement: period, zone });
  const statement = stateResult({
    agreement,
    period,
    zoneName,
    evidence,
    judged: judged.filter((one) => shown.has(windowKey(one.commitment, one.window))),
    money,
  });
  return { ok: true, value: restating(request, statement, period) };
}

function whichPeriod(request: EvaluationRequest): Outcome<{ period: Period; zone: Zone; zoneName: string }> {
  const { agreement, window } = request;
  const last = agreement.revisions[agreement.revisions.length - 1];
  if (window !== undefined && last !== undefined)
    return { ok: true, value: { period: window, zone: last.zone, zoneName: last.zoneName } };
  return statementPeriod(agreement, request.period ?? '');
}

/** A statement that differs from the one issued before names it and is a restatement. */
function restating(request: EvaluationRequest, statement: Statement, period: Period): Statement {
  const issued = request.evidence.rows.filter(
    (row) =>
      row.form === 'issued' &&
      row.agreement === request.agreement.id &&
      row.period === period.key &&
      row.knownAt < request.knownAt &&
      row.recordedAt <= request.knownAt,
  );
  const last = issued.reduce<Instant | undefined>(
    (latest, row) => (row.form === 'issued' && (latest === undefined || row.knownAt > latest) ? row.knownAt : latest),
    undefined,
  );
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
