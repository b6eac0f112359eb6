/** Claims of a statement. Owns: reading incidents and claim rows for each missed window. Deadlines are credits/claims. */
import type { Calendar } from '../calendars/calendar.ts';
import { claimsAbout, claimState } from '../credits/claims/claim.ts';
import type { ClaimState } from '../credits/claims/claim.ts';
import type { CreditPeriod } from '../credits/rule.ts';
import { Undetermined } from '../credits/undetermined.ts';
import type { EvidenceView } from '../evidence/view.ts';
import { Instant } from '../values/instant.ts';
import type { JudgedPeriod } from './measure-period.ts';
import { ownEvidence } from './own-evidence.ts';
import type { ClaimResult } from './statement.ts';

/** Where the claim for a window stands; undefined where nothing needs claiming. */
export function claimFor(one: JudgedPeriod, period: CreditPeriod, all: EvidenceView): ClaimState | undefined {
  const head = one.segments[one.segments.length - 1]?.segment;
  const claims = head?.revision.terms.credits?.claim;
  if (head === undefined || claims === undefined || one.commitment.rules.length === 0) return undefined;
  const evidence = ownEvidence(all, head);
  const occurrences = one.segments.flatMap((segment) => segment.measurement.occurrences);
  const first = occurrences.reduce<number | undefined>(
    (at, each) => (at === undefined || each.start < at ? each.start : at),
    undefined,
  );
  const last = occurrences.reduce<number | undefined>(
    (at, each) => (at === undefined || each.end > at ? each.end : at),
    undefined,
  );
  const reported = evidence
    .rows('state', one.window)
    .flatMap((row) => (row.reportedAt === undefined || !isFor(row.subject, one) ? [] : [row.reportedAt]));
  const closed = evidence.rows('case', one.window).flatMap((row) => (row.event === 'closed' ? [row.at] : []));
  const calendarOf = (id: string): Calendar => head.revision.calendars.get(id) ?? one.commitment.calendar;
  try {
    return claimState({
      claims,
      facts: {
        period,
        ...(first === undefined || last === undefined
          ? {}
          : { incident: { start: Instant.of(first), end: Instant.of(last) } }),
        awareAt: reported[0],
        closedAt: closed[closed.length - 1],
        eligibleAt: one.window.end,
      },
      rows: claimsAbout(evidence.rows('claim'), one.commitment.id, one.window).filter(({ subject }) =>
        isFor(subject, one),
      ),
      knownAt: evidence.knownAt,
      zone: head.revision.zone,
      calendarOf,
    });
  } catch (thrown) {
    // A text that does not say when a day ends has no deadline; lint reports it as AMBIGUOUS-RECEIVED-BY.
    if (thrown instanceof Undetermined) return undefined;
    throw thrown;
  }
}

/** Where each subject is judged alone, a claim that names one is a claim for that one. */
function isFor(subject: string | undefined, one: JudgedPeriod): boolean {
  return subject === undefined || one.subject === undefined || subject === one.subject.id;
}

/** A claim as it stands in a statement. */
export function claimResult(one: JudgedPeriod, claim: ClaimState): ClaimResult {
  return {
    commitment: one.commitment.id,
    ...(one.subject === undefined ? {} : { subject: one.subject.id }),
    status: claim.status,
    stages: claim.stages.map((stage) => ({
      stage: stage.id,
      ...(stage.deadline === undefined ? {} : { dueBy: Instant.format(stage.deadline) }),
      ...(stage.receivedAt === undefined ? {} : { receivedAt: Instant.format(stage.receivedAt) }),
      ...(stage.inTime === undefined ? {} : { inTime: stage.inTime }),
    })),
    ...(claim.answerBy === undefined ? {} : { answerBy: Instant.format(claim.answerBy) }),
  };
}
