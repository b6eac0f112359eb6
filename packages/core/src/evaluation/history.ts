/**
 * Every window of an agreement up to the end of a statement, judged. Owns: which windows a commitment has when revisions change
 * its period, and that composites come after those they are made of. Does not own: judging one window (measure-period.ts).
 */
import type { Agreement } from '../agreements/book.ts';
import { inForce } from '../agreements/book.ts';
import type { Commitment, Revision } from '../agreements/revision.ts';
import type { Period } from '../calendars/period.ts';
import type { EvidenceView } from '../evidence/view.ts';
import { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import { measurePeriod } from './measure-period.ts';
import type { JudgedPeriod, PeriodQuestion } from './measure-period.ts';
import { windowKey, windowsIn, windowsOf } from './periods.ts';

/** A commitment for as long as it is counted in the same windows, as its latest revision there says it. */
interface Run {
  readonly commitment: Commitment;
  readonly revision: Revision;
  /** Where its windows are counted: a monthly promise that becomes a quarterly one keeps its months. Open at the ends. */
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
}

/** Runs of each commitment that begin before `end`. */
function runsUntil(agreement: Agreement, end: Instant): readonly Run[] {
  const byId = new Map<string, Run[]>();
  for (const revision of agreement.revisions) {
    if (revision.from >= end) continue;
    for (const commitment of revision.commitments) {
      const runs = byId.get(commitment.id) ?? [];
      byId.set(commitment.id, runs);
      const last = runs.at(-1);
      const now = { commitment, revision, to: undefined };
      if (last === undefined) runs.push({ ...now, from: undefined });
      else if (sameWindows(last, now)) runs[runs.length - 1] = { ...now, from: last.from };
      else {
        const at = lastEnd(last, revision.from);
        runs.splice(-1, 1, { ...last, to: at }, { ...now, from: at });
      }
    }
  }
  return [...byId.values()].flat();
}

/** The end of the last whole window before a change; the one that the change cuts belongs to the new windows. */
function lastEnd({ commitment, revision, from }: Run, change: Instant): Instant {
  const cut = windowsOf(commitment, revision, { start: Instant.plus(change, -1), end: change })[0];
  if (cut === undefined || cut.end <= change) return change;
  return from !== undefined && cut.start < from ? from : cut.start;
}

function sameWindows(a: Pick<Run, 'commitment' | 'revision'>, b: Pick<Run, 'commitment' | 'revision'>): boolean {
  const text = ({ commitment }: Pick<Run, 'commitment'>): string => JSON.stringify(commitment.terms.period);
  return text(a) === text(b) && a.revision.zoneName === b.revision.zoneName;
}

/** Keys of the windows that a statement shows: those that close in it, and those under way of commitments still in force. */
export function shownWindows(agreement: Agreement, period: Period): ReadonlySet<string> {
  const holding = new Set(
    inForce(agreement, period).flatMap(({ revision }) => revision.commitments.map((one) => one.id)),
  );
  return new Set(
    runsUntil(agreement, period.end).flatMap(({ commitment, revision }) =>
      windowsIn(commitment, revision, period)
        .filter((window) => window.end <= period.end || holding.has(commitment.id))
        .map((window) => windowKey(commitment, window)),
    ),
  );
}

export interface HistoryQuestion {
  readonly agreement: Agreement;
  readonly period: Period;
  readonly evidence: EvidenceView;
  /** Judges one window, or knows already how it was judged (kept-windows.ts). */
  readonly measure?: (question: PeriodQuestion) => readonly JudgedPeriod[];
}

/** Every window from the agreement's first day to the end of the statement, because credits carry state across periods. */
export function judgeHistory(question: HistoryQuestion): readonly JudgedPeriod[] {
  const { agreement, period, evidence, measure = measurePeriod } = question;
  const first = agreement.revisions[0];
  if (first === undefined) return [];
  const judged: JudgedPeriod[] = [];
  const byWindow = new Map<string, Map<string, readonly JudgedPeriod[]>>();
  const runs = runsUntil(agreement, period.end);
  // Composites look at their fellows, so they come last.
  for (const { commitment, revision, from, to } of [...runs].sort(
    (a, b) => Number(a.commitment.metric.readsOthers) - Number(b.commitment.metric.readsOthers),
  )) {
    for (const window of windowsOf(commitment, revision, { start: from ?? first.from, end: to ?? period.end })) {
      const key = `${window.start} ${window.end}`;
      const fellows = byWindow.get(key) ?? new Map<string, readonly JudgedPeriod[]>();
      byWindow.set(key, fellows);
      const within = partOf(window, { from, to });
      const found = measure({ agreement, commitment, window, within, evidence, fellows });
      if (found.length > 0) fellows.set(commitment.id, found);
      judged.push(...found);
    }
  }
  const rank = new Map(runs.map(({ commitment }, index) => [commitment.id, index]));
  return judged.sort(
    (a, b) => a.window.end - b.window.end || (rank.get(a.commitment.id) ?? 0) - (rank.get(b.commitment.id) ?? 0),
  );
}

/** The part of a window that belongs to a run: no moment lies in two windows. */
function partOf(window: Period, { from, to }: Pick<Run, 'from' | 'to'>): Interval {
  return {
    start: from !== undefined && from > window.start ? from : window.start,
    end: to !== undefined && to < window.end ? to : window.end,
  };
}
