/**
 * What closed periods say to a forecast. Owns: from issued statements to the few figures that count, each period once.
 * A row of a longer window (a year in a month's statement) counts when that window is over.
 */
import type { Statement } from '../../evaluation/statement.ts';
import { Instant } from '../../values/instant.ts';
import { nothingSeen } from './habit.ts';
import type { OutagesSeen } from './habit.ts';
import { readingOf } from './reading.ts';
import type { Reading } from './reading.ts';

export interface PastRow {
  readonly commitment: string;
  readonly subject?: string | undefined;
  /** Key of the window that was judged. */
  readonly period: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Since when it is known: nobody forecasts with what was not known yet. */
  readonly knownAt: Instant;
  readonly missed: boolean;
  readonly reading: Reading;
}

/** Rows that were judged met or missed. */
export function pastRows(statement: Statement, knownAt: Instant): readonly PastRow[] {
  const ended = Instant.parse(statement.period.end);
  return statement.rows.flatMap((row): PastRow[] => {
    const segment = row.segments.at(-1);
    const reading = segment === undefined ? undefined : readingOf(segment);
    const end = Instant.parse(row.period.end);
    if (reading === undefined || end > ended || (row.verdict !== 'met' && row.verdict !== 'missed')) return [];
    const { commitment, subject, period } = row;
    const head = { commitment, ...(subject === undefined ? {} : { subject }), period: period.key };
    return [{ ...head, start: Instant.parse(period.start), end, knownAt, missed: row.verdict === 'missed', reading }];
  });
}

/** Of one promise, as it was known at an instant: the last word on each period, the earliest period first. */
export function pastOf(
  rows: readonly PastRow[],
  of: { readonly commitment: string; readonly subject?: string | undefined; readonly by: Instant },
): readonly PastRow[] {
  const last = new Map<string, PastRow>();
  for (const row of rows) {
    if (row.commitment !== of.commitment || row.subject !== of.subject || row.knownAt > of.by) continue;
    const known = last.get(row.period);
    if (known === undefined || known.knownAt <= row.knownAt) last.set(row.period, row);
  }
  return [...last.values()].sort((one, other) => one.start - other.start);
}

/** Outages of all rows that count minutes. */
export function outagesSeen(rows: readonly PastRow[]): OutagesSeen {
  return rows.reduce((sum, { reading }) => {
    if (reading.of !== 'time') return sum;
    const { outages, agreed, used } = reading;
    return {
      periods: sum.periods + 1,
      outages: sum.outages.plus(outages),
      time: sum.time.plus(agreed),
      repair: sum.repair.plus(used),
    };
  }, nothingSeen);
}
