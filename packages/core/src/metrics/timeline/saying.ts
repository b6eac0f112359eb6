/**
 * What a source says of a member: down, and how much, or that it does not know. Owns: severities, affected shares, and
 * from when an outage runs. Does not own: whom to believe (believed.ts).
 */
import type { RowOf } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';

/** Which of the three times of an outage starts it. */
export const outageStarts = ['fault', 'detection', 'report'] as const;
export type OutageStart = (typeof outageStarts)[number];

/** How state rows are read. */
export interface StateReading {
  /** Weight per state; states not listed weigh nothing. */
  readonly severities: ReadonlyMap<string, Ratio>;
  readonly startsAt: OutageStart;
  /** Whether the affected share of a row weighs; otherwise a row counts whole. */
  readonly affectedWeighs: boolean;
}

export interface Saying {
  readonly start: Instant;
  /** From here the weight counts; before it the source has spoken, and the service counts as up. */
  readonly from: Instant;
  readonly end: Instant;
  readonly weight: Ratio;
  readonly unknown: boolean;
  readonly row: RowOf<'state'>;
}

/** A row without end lasts as far as anything is known. */
function endOf(row: RowOf<'state'>, horizon: Instant): Instant {
  return row.end ?? Instant.of(Math.max(row.start, horizon));
}

const saidStart = {
  fault: () => undefined,
  detection: (row: RowOf<'state'>) => row.detectedAt,
  report: (row: RowOf<'state'>) => row.reportedAt,
};

/** Reads one row. The later start lies inside the row: a report after the end leaves nothing of the outage. */
export function sayingOf(row: RowOf<'state'>, reading: StateReading, horizon: Instant): Saying {
  const end = endOf(row, horizon);
  const unknown = row.state === 'unknown';
  const affected = reading.affectedWeighs ? (row.affected ?? Ratio.one) : Ratio.one;
  const severity = unknown ? Ratio.one : (reading.severities.get(row.state) ?? Ratio.zero);
  const said = unknown ? row.start : (saidStart[reading.startsAt](row) ?? row.start);
  const from = Instant.of(Math.min(Math.max(said, row.start), end));
  return { start: row.start, from, end, weight: severity.times(affected), unknown, row };
}

/** Whether the row lacks the time that the agreement starts an outage at. */
export function lacksStart(row: RowOf<'state'>, startsAt: OutageStart): boolean {
  return startsAt !== 'fault' && saidStart[startsAt](row) === undefined;
}

/**
 * All that is said of the span, and of outages that reach out of it as far as they reach: an outage across a month's end
 * is one outage in both months.
 */
export function sayingsAround(context: MeasureContext, reading: StateReading): Saying[] {
  const horizon = Instant.of(Math.max(context.until, context.evidence.knownBy(context.span.end)));
  let reach: Interval = context.span;
  for (;;) {
    // One millisecond more on either side, so that an outage that only touches is found as well.
    const asked = { start: Instant.plus(reach.start, -1), end: Instant.plus(reach.end, 1) };
    const sayings = context.evidence.rows('state', asked).map((row) => sayingOf(row, reading, horizon));
    let { start, end } = reach;
    for (const saying of sayings) {
      if (saying.weight.isZero() || saying.from >= saying.end) continue;
      if (saying.start < start) start = saying.start;
      if (saying.end > end) end = saying.end;
    }
    if (start === reach.start && end === reach.end) return sayings;
    reach = { start, end };
  }
}
