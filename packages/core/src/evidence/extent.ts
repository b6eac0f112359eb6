/** When a row happened in the world. Owns: the stretch by which rows are found and ordered. Does not own: recordedAt. */
import type { Instant } from '../values/instant.ts';
import type { EvidenceRow } from './row.ts';

/** The stretch a row speaks of; without `end` it still lasts, with `end` equal to `start` it is a moment. */
export interface Extent {
  readonly start: Instant;
  readonly end?: Instant | undefined;
}

/** The stretch or moment of a row: a duty is where it falls due, a claim or election where the period lies it is about. */
export function extentOf(row: EvidenceRow): Extent {
  switch (row.form) {
    case 'value':
    case 'case':
    case 'score':
      return { start: row.at, end: row.at };
    case 'duty':
      return { start: row.due, end: row.due };
    case 'claim':
    case 'election':
      return { start: row.about, end: row.about };
    case 'issued':
      return { start: row.knownAt, end: row.knownAt };
    default:
      return { start: row.start, end: row.end };
  }
}

/** Whether a stretch or moment lies at least partly in [start, end). Stretches that only touch an edge do not. */
export function touches(extent: Extent, span: { readonly start: Instant; readonly end: Instant }): boolean {
  if (extent.start >= span.end) return false;
  if (extent.end === undefined || extent.end > span.start) return true;
  return extent.end === extent.start && extent.start >= span.start;
}
