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
import { fellowsIn } from './fellows.ts';
import { segmentsOf } from './segments.ts';
import type { Segment } from './segments.ts';
import type { Interval } from '../values/interval.ts';

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
  /** The part of the window in which the commitment is counted in such windows. */
  readonly within: Interval;
  readonly evidence: EvidenceView;
  /** Other commitments in the same window, for composites. */
  readonly fellows: ReadonlyMap<string, readonly JudgedPeriod[]>;
}

/** Judges a commitment in a window; one result per subject where the commitment says so. */
export function measurePeriod(question: PeriodQuestion): readonly JudgedPeriod[] {
  const { agreement, commitment, window, within, evidence, fellows } = question;
  const segments = segmentsOf(agreement, commitment.id, within);
  return bySubject(segments).map(({ subject, own }) => {
    const judged = own.map((segment) => {
      const others = commitment.metric.readsOthers ? fellowsIn(fellows, segment.span) : nobody;
      return judge({ agreement, segment, period: window, evidence, subject: subjectIn(segment, subject), others });
    });
    const soFar = judged.some((one) => one.soFar !== undefined)
      ? overall(judged.map((one) => one.soFar ?? one.verdict))
      : undefined;
    return { commitment, subject, window, segments: judged, verdict: overall(judged.map((one) => one.verdict)), soFar };
  });
}

const nobody: ReadonlyMap<string, Measurement> = new Map();

interface SubjectSegments {
  readonly subject: Subject | undefined;
  readonly own: readonly Segment[];
}

/** Subjects that any segment judges alone, each with the segments that know it: a site added on the 16th has no first half. */
function bySubject(segments: readonly Segment[]): readonly SubjectSegments[] {
  const found = new Map<string, { subject: Subject | undefined; own: Segment[] }>();
  for (const segment of segments) {
    const { terms, subjects } = segment.commitment;
    const alone = terms.each === 'subject' && subjects.length > 0 ? subjects : [undefined];
    for (const subject of alone) {
      const entry = found.get(subject?.id ?? '') ?? { subject, own: [] };
      found.set(subject?.id ?? '', { subject, own: [...entry.own, segment] });
    }
  }
  return [...found.values()];
}

/** The subject as the segment's own revision has it: its class and weight may change. */
function subjectIn({ commitment }: Segment, subject: Subject | undefined): Subject | undefined {
  return subject === undefined ? undefined : (commitment.subjects.find(({ id }) => id === subject.id) ?? subject);
}

/** From the most to the least telling: a single missed part makes the whole missed, silence never makes it met. */
const gravity: readonly Verdict[] = ['missed', 'open', 'not-measured', 'suspended', 'reported', 'no-volume', 'met'];

function overall(verdicts: readonly Verdict[]): Verdict {
  const telling = verdicts.filter((verdict) => verdict !== 'no-volume');
  const considered = telling.length > 0 ? telling : verdicts;
  return gravity.find((verdict) => considered.includes(verdict)) ?? 'not-measured';
}
