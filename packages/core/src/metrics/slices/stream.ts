/**
 * One stream of slices, ready to be added up: columns on word boundaries, so that several slices are read at once.
 * Owns: the shape that the sums work on. Does not own: where slices come from (sources.ts) or what is agreed (runs.ts).
 */
import type { CountColumn, SliceColumns } from '../../evidence/columns.ts';

/** Counts that fit no typed column (fractions scaled to integers, very large counts) are kept as safe integers. */
export type Counts = CountColumn;

/** Slice `i` covers `[start + i·step, start + (i+1)·step)`; `bad` of an unknown slice is never read as a fact. */
export interface Stream {
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly bad: Counts;
  readonly total: Counts;
  readonly unknown?: Uint32Array | undefined;
  readonly pages?: SliceColumns['pages'];
}

/** A typed array whose first byte lies on a word boundary; copied when it does not (a view cut out of a file). */
export const onWordBoundary = <C extends Counts>(column: C): C =>
  column.byteOffset % 4 === 0 ? column : (column.slice() as C);

/** The columns as a stream. Throws RangeError when they differ in length: a reader built them wrongly. */
export function streamOf(columns: SliceColumns): Stream {
  const { bad, total, unknown } = columns;
  if (bad.length !== total.length)
    throw new RangeError(`${columns.series}: ${bad.length} bad and ${total.length} total counts`);
  if (unknown !== undefined && unknown.length * 32 < bad.length)
    throw new RangeError(`${columns.series}: ${unknown.length} words of unknown bits for ${bad.length} slices`);
  if (!Number.isSafeInteger(columns.stepMs) || columns.stepMs <= 0)
    throw new RangeError(`${columns.series}: a slice of ${columns.stepMs} ms`);
  return {
    start: columns.start,
    step: columns.stepMs,
    length: bad.length,
    bad: onWordBoundary(bad),
    total: onWordBoundary(total),
    unknown,
    pages: columns.pages,
  };
}

/** Four or two counts at a time: the words of a column of bytes or of half words, its odd end left out. */
export function wordsOf(column: Uint8Array | Uint16Array): Uint32Array {
  return new Uint32Array(column.buffer, column.byteOffset, column.byteLength >>> 2);
}
