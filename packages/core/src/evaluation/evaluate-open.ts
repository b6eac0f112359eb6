/**
 * The statement of a period under way, on top of an earlier evaluation. Owns: that it is the statement `evaluate` would give,
 * byte for byte, or a refusal: windows are kept only while all that they looked at is unchanged.
 *
 * All rows are handed in each time, since credits, claims and the digest speak of all of them. Of slices, days before the windows
 * under way need only be named (`columnsFromPages` with earlier days): the digest of a block is taken over the hashes of its days.
 */
import { resolveEvidence } from '../evidence/resolve.ts';
import type { Outcome } from '../values/outcome.ts';
import { conclude, whichPeriod } from './conclude.ts';
import { lastIssued, onlyNamed, restating, slicesNeeded } from './evaluate.ts';
import type { EvaluationRequest } from './evaluate.ts';
import { judgeHistory } from './history.ts';
import { KeptWindows } from './kept-windows.ts';
import type { JudgedHistory } from './kept-windows.ts';
import type { Statement } from './statement.ts';

export interface OpenRequest extends EvaluationRequest {
  /** From the evaluation before; none at the first, which then needs all slices. */
  readonly earlier?: JudgedHistory | undefined;
}

export interface OpenEvaluation {
  readonly statement: Statement;
  /** For the next evaluation of the same agreement. */
  readonly history: JudgedHistory;
}

/**
 * As `evaluate`, with the windows that still hold taken from `earlier`. Refuses (`EARLIER-SLICES-NEEDED`) where a window has to
 * be judged whose slices are only named: hand in all of them then.
 */
export function evaluateOpen(request: OpenRequest): Outcome<OpenEvaluation> {
  const found = whichPeriod(request);
  if (!found.ok) return found;
  const { agreement, knownAt, earlier } = request;
  const evidence = resolveEvidence({ ...request.evidence, knownAt, agreement: agreement.id });
  const kept = new KeptWindows(agreement, evidence, earlier);
  const { period } = found.value;
  const judged = judgeHistory({ agreement, period, evidence, measure: (question) => kept.measure(question) });
  // A restatement is told from what was issued by evaluating again as it was known then, from the first day.
  const missed = lastIssued(request, period.key) === undefined ? kept.missed : onlyNamed(request);
  if (missed.length > 0) return { ok: false, refusals: [slicesNeeded(missed)] };
  const statement = restating(request, conclude({ ...found.value, agreement, evidence, judged }));
  return { ok: true, value: { statement, history: kept.history } };
}
