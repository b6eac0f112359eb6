/**
 * One commitment in one of its windows: every segment, for every subject it is judged for.
 * Owns: order of members before composites. Does not own: money.
 */
import type { Agreement } from '../agreements/book.ts';
import type { Commitment } from '../agreements/revision.ts';
import type { Period } from '../calendars/period.ts';
import type { EvidenceView } from '../evidence/view.ts';
import type { Verdict } from '../credits/rule.ts';
import type { Measurement, Subject } from '../metrics/metric.ts';
import { judge } from './judge.ts';
import type { Judged } from './judge.ts';
import { segmentsOf } from './segments.ts';

/** A commitment judged in a window, all its segments together. */
export interface JudgedPeriod {
  readonly commitment: Commitment;
  readonly subject: Subject | undefined;
  readonly window: Period;
  readonly segments: readonly Judged[];
  readonly verdict: Verdict;
  readonly soFar: Verdict | undefined;
}

export interface PeriodQuestion {
  readonly agreement: Agreement;
  readonly commitment: Commitment;
  readonly window: Period;
  readonly evidence: EvidenceView;
  /** Measurements of other commitments in the same window, for composites. */
  readonly others: ReadonlyMap<string, Measurement>;
}

/** Judges a commitment in a window; one result per subject where the commitment says so. */
export function measurePeriod(question: PeriodQuestion): readonly JudgedPeriod[] {
  const { agreement, commitment, window, evidence, others } = question;
  const segments = segmentsOf(agreement, commitment.id, window);
  if (segments.length === 0) return [];
  const subjects: readonly (Subject | undefined)[] =
    commitment.terms.each === 'subject' && commitment.subjects.length > 0 ? commitment.subjects : [undefined];
  return subjects.map((subject) => {
    const judged = segments.map((segment) => judge({ agreement, segment, period: window, evidence, subject, others }));
    const soFar = judged.some((one) => one.soFar !== undefined)
      ? overall(judged.map((one) => one.soFar ?? one.verdict))
      : undefined;
    return { commitment, subject, window, segments: judged, verdict: overall(judged.map((one) => one.verdict)), soFar };
  });
}

/** From the most to the least telling: a single missed part makes the whole missed, silence never makes it met. */
const gravity: readonly Verdict[] = ['missed', 'open', 'not-measured', 'suspended', 'reported', 'no-volume', 'met'];

function overall(verdicts: readonly Verdict[]): Verdict {
  const telling = verdicts.filter((verdict) => verdict !== 'no-volume');
  const considered = telling.length > 0 ? telling : verdicts;
  return gravity.find((verdict) => considered.includes(verdict)) ?? 'not-measured';
}
