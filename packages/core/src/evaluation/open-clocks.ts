/** Open case clocks of a whole agreement. Owns: which revision and which of its promises speak at an instant. */
import type { Agreement } from '../agreements/book.ts';
import type { RowOf } from '../evidence/row.ts';
import type { CaseClockReading, OpenCaseClock } from '../metrics/metric.ts';
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

/** A case and the promise whose clock was read. */
export interface CommittedReading extends CaseClockReading {
  readonly commitment: string;
}

/** Every clock of the cases as it reads at the instant, under the revision in force when each case began. */
export function readClocks({ agreement, rows, at }: ClockQuestion): readonly CommittedReading[] {
  const began = rows.reduce((first, row) => (row.at < first ? row.at : first), at);
  const revision = agreement.revisions.find(({ from, to }) => from <= began && (to === undefined || began < to));
  if (revision === undefined) return [];
  const { zone, calendars } = revision;
  return revision.commitments.flatMap((commitment) => {
    const { calendar, subjects } = commitment;
    const precedence = precedenceOf({ commitment, revision });
    const found = commitment.metric.readClocks?.({ zone, calendar, calendars, subjects, precedence, rows, at }) ?? [];
    return found.map((reading) => ({ ...reading, commitment: commitment.id }));
  });
}

/** Every clock that runs at the instant under the revision in force then, by commitment and case. */
export function openClocks({ agreement, rows, at }: ClockQuestion): readonly CommittedClock[] {
  const revision = agreement.revisions.find(({ from, to }) => from <= at && (to === undefined || at < to));
  if (revision === undefined) return [];
  const { zone, calendars } = revision;
  return revision.commitments.flatMap((commitment) => {
    const { calendar, subjects } = commitment;
    const precedence = precedenceOf({ commitment, revision });
    const found = commitment.metric.openClocks?.({ zone, calendar, calendars, subjects, precedence, rows, at }) ?? [];
    return found.map((clock) => ({ ...clock, commitment: commitment.id }));
  });
}
