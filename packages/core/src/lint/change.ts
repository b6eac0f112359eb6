/** From one revision to the next: periods that do not meet where the text changes. */
import type { Commitment, Revision } from '../agreements/revision.ts';
import type { Period } from '../calendars/period.ts';
import { windowsOf } from '../evaluation/periods.ts';
import { Instant } from '../values/instant.ts';
import { warning } from './finding.ts';
import type { Finding } from './finding.ts';

/** Commitments whose period is cut otherwise than before, so that one day belongs to two kinds of period. */
export function periodsMeet(revision: Revision, before: Revision): readonly Finding[] {
  return revision.commitments.flatMap((commitment, index) => {
    const earlier = before.commitments.find((one) => one.id === commitment.id);
    const old = earlier && windowAt(earlier, before, revision.from);
    const now = windowAt(commitment, revision, revision.from);
    if (old === undefined || now === undefined) return [];
    if (old.start === now.start && (old.end === now.end || now.start === revision.from)) return [];
    const day = dateOf(revision.from, revision);
    return [
      warning('T-PERIOD-CHANGED', ['commitments', index, 'period'], {
        message: `The period of “${commitment.title.en}” is cut otherwise than in revision ${before.revision}.`,
        example: `${day} lies in ${said(old, before)} by the old text and in ${said(now, revision)} by the new: an outage near the change counts in both, or in neither`,
        fix: 'let the revision take effect where a period of both begins, or keep the period',
      }),
    ];
  });
}

function windowAt(commitment: Commitment, revision: Revision, at: Instant): Period | undefined {
  return windowsOf(commitment, revision, { start: at, end: Instant.plus(at, 1) })[0];
}

function said(window: Period, revision: Revision): string {
  return `${dateOf(window.start, revision)} to ${dateOf(Instant.plus(window.end, -1), revision)}`;
}

function dateOf(at: Instant, { zone }: Revision): string {
  return zone.toLocal(at).date;
}
