/** Open case clocks of a whole agreement. Owns: which revision and which of its promises speak at an instant. */
import type { Agreement } from '../agreements/book.ts';
import type { Commitment, Revision } from '../agreements/revision.ts';
import type { RowOf } from '../evidence/row.ts';
import { openCaseClocks } from '../metrics/case-clock/open-clocks.ts';
import type { OpenCaseClock } from '../metrics/case-clock/open-clocks.ts';
import type { Instant } from '../values/instant.ts';
import { precedenceOf } from './judge.ts';

export interface ClockQuestion {
  readonly agreement: Agreement;
  /** Case events that stand: corrections applied. */
  readonly rows: readonly RowOf<'case'>[];
  readonly at: Instant;
}

/** An open case and the promise whose clock runs. */
export interface CommittedClock extends OpenCaseClock {
  readonly commitment: string;
}

/** Every clock that runs at the instant under the revision in force then, by commitment and case. */
export function openClocks({ agreement, rows, at }: ClockQuestion): readonly CommittedClock[] {
  const revision = agreement.revisions.find(({ from, to }) => from <= at && (to === undefined || at < to));
  return (revision?.commitments ?? []).flatMap((commitment) => clocksUnder({ commitment, revision }, rows, at));
}

function clocksUnder(
  { commitment, revision }: { readonly commitment: Commitment; readonly revision: Revision | undefined },
  rows: readonly RowOf<'case'>[],
  at: Instant,
): readonly CommittedClock[] {
  const { metric } = commitment.terms;
  if (revision === undefined || metric.kind !== 'case-clock') return [];
  const promise = {
    terms: metric,
    subjects: commitment.subjects,
    precedence: precedenceOf({ commitment, revision }),
    zone: revision.zone,
    calendar: commitment.calendar,
    calendars: revision.calendars,
  };
  return openCaseClocks(promise, rows, at).map((clock) => ({ ...clock, commitment: commitment.id }));
}
