/**
 * What the evidence of closed periods says to a price beyond issued statements: each repair by itself, and usual charges.
 * Owns: collecting both. Does not own: what counted of an outage (the engine measured it).
 */
import type { Agreement } from '../../agreements/book.ts';
import { statementPeriod } from '../../evaluation/periods.ts';
import { judgeHistory } from '../../evaluation/history.ts';
import type { EvidenceInput } from '../../evaluation/evaluate.ts';
import { resolveEvidence } from '../../evidence/resolve.ts';
import type { EvidenceView } from '../../evidence/view.ts';
import type { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import type { UsualCharge } from './credit-engine.ts';
import { standsOnTime } from './unit.ts';

export interface SeenRepairs {
  readonly commitment: string;
  readonly subject?: string | undefined;
  readonly repairsMs: readonly number[];
}

export interface SeenHistory {
  readonly repairs: readonly SeenRepairs[];
  readonly charges: readonly UsualCharge[];
}

export interface HistoryAsked {
  readonly agreement: Agreement;
  readonly evidence: EvidenceInput;
  /** The last closed period. */
  readonly period: string;
  readonly knownAt: Instant;
}

export function seenHistory({ agreement, evidence, period: key, knownAt }: HistoryAsked): SeenHistory {
  const found = statementPeriod(agreement, key);
  if (!found.ok) return { repairs: [], charges: [] };
  const view = resolveEvidence({ ...evidence, knownAt, agreement: agreement.id });
  const judged = judgeHistory({ agreement, period: found.value.period, evidence: view });
  const byPromise = Map.groupBy(
    judged.filter(({ commitment, window }) => standsOnTime(commitment) && window.end <= found.value.period.end),
    ({ commitment, subject }) => `${commitment.id} ${subject?.id ?? ''}`,
  );
  const repairs = [...byPromise.values()].flatMap((windows): readonly SeenRepairs[] => {
    const [first] = windows;
    if (first === undefined) return [];
    const lengths = windows
      .flatMap(({ segments }) => segments)
      .flatMap(({ measurement }) => measurement.occurrences.map(({ counted }) => Math.round(counted.toNumber())));
    const of = first.subject === undefined ? {} : { subject: first.subject.id };
    return [{ commitment: first.commitment.id, ...of, repairsMs: lengths.filter((one) => one > 0) }];
  });
  return { repairs, charges: usualCharges(view) };
}

const monthMs = 30 * 86_400_000;

/** All that was charged on each line, spread over the months it was charged for. */
function usualCharges(view: EvidenceView): readonly UsualCharge[] {
  const lines = Map.groupBy(view.rows('charge'), ({ line }) => line);
  return [...lines].map(([line, rows]): UsualCharge => {
    const months = Math.max(1, Math.round(rows.reduce((sum, { start, end }) => sum + (end - start), 0) / monthMs));
    const all = Ratio.sumOf(rows.map(({ amount }) => amount));
    return { line, amountAMonth: all.dividedBy(Ratio.of(months)).toString() };
  });
}
