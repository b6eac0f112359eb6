/** Which measured values speak for the commitment: subjects, precedence of sources, and the time that counts. */
import type { ValueRow } from '../../evidence/row.ts';
import type { Instant } from '../../values/instant.ts';
import type { IntervalSet } from '../../values/interval.ts';
import type { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import { includedTime, timeOfParts } from './included.ts';
import type { Included } from './included.ts';

export interface Sample {
  readonly at: Instant;
  readonly value: Ratio;
  readonly row: string;
}

/** Values in order of time, and the rows that hold distributions instead. */
export interface SelectedValues {
  readonly values: readonly Sample[];
  readonly distributions: readonly ValueRow[];
  readonly flags: readonly string[];
}

/** All values of the series whose instant counts. Of two sources that speak of one instant, the first in order is believed. */
export function selectValues(context: MeasureContext, about: { series: string; included: Included }): SelectedValues {
  const time = timeBySubject(context, about.included);
  const ids = new Set(context.subjects.map((subject) => subject.id));
  const wanted = (row: ValueRow): boolean =>
    row.series === about.series &&
    (row.subject === undefined || ids.size === 0 || ids.has(row.subject)) &&
    row.at >= context.span.start &&
    row.at < context.span.end &&
    time(row.subject).contains(row.at);
  const rows = believed(context.evidence.rows('value', context.span).filter(wanted), context.precedence);
  const values = rows
    .flatMap((row) => (row.value === undefined ? [] : [{ at: row.at, value: row.value, row: row.id }]))
    .sort((a, b) => a.at - b.at);
  const distributions = rows.filter((row) => row.buckets !== undefined);
  return { values, distributions, flags: about.included.parts.length > 1 ? ['partial-exclusion-not-applied'] : [] };
}

function timeBySubject(context: MeasureContext, whole: Included): (subject: string | undefined) => IntervalSet {
  const known = new Map<string | undefined, IntervalSet>([[undefined, timeOfParts(whole.parts)]]);
  return (subject) => {
    const found = known.get(subject) ?? timeOfParts(includedTime(context, subject).parts);
    known.set(subject, found);
    return found;
  };
}

function believed(rows: readonly ValueRow[], precedence: readonly string[]): readonly ValueRow[] {
  if (precedence.length === 0) return rows;
  const rank = (row: ValueRow): number =>
    precedence.includes(row.source) ? precedence.indexOf(row.source) : precedence.length;
  const best = new Map<string, number>();
  const key = (row: ValueRow): string => JSON.stringify([row.subject ?? '', row.at]);
  for (const row of rows) best.set(key(row), Math.min(best.get(key(row)) ?? Infinity, rank(row)));
  return rows.filter((row) => rank(row) === best.get(key(row)));
}
