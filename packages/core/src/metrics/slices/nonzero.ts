/**
 * Finding the slices that need a look: those with bad events, those without any event. Both are rare, so whole blocks of
 * zeros (or of counts) are passed over with a few word operations.
 */
import { wordsOf } from './stream.ts';
import type { Counts } from './stream.ts';

const block = 32;

/** Numbers of the slices in the ranges whose count is not zero, in order. */
export function nonZero(column: Counts, ranges: readonly number[]): number[] {
  const found: number[] = [];
  for (let r = 0; r < ranges.length; r += 2) {
    const range = [ranges[r] as number, ranges[r + 1] as number] as const;
    if (column instanceof Uint8Array) fromBytes(column, range, found);
    else for (let i = range[0]; i < range[1]; i += 1) if (column[i] !== 0) found.push(i);
  }
  return found;
}

/** Eight words of bytes that are all zero cost one test; in the others only words with a count are opened. */
function fromBytes(column: Uint8Array, range: readonly [number, number], found: number[]): void {
  const words = wordsOf(column);
  const [from, to] = range;
  const head = Math.min(to, (from + 3) & ~3);
  const tail = Math.max(head, to & ~3);
  for (let i = from; i < head; i += 1) if (column[i] !== 0) found.push(i);
  let w = head >>> 2;
  const end = tail >>> 2;
  while (w < end) {
    if (w + 8 <= end && quiet(words, w)) {
      w += 8;
      continue;
    }
    const last = Math.min(end, w + 8);
    for (; w < last; w += 1) {
      if (words[w] === 0) continue;
      const first = w << 2;
      for (let i = first; i < first + 4; i += 1) if (column[i] !== 0) found.push(i);
    }
  }
  for (let i = tail; i < to; i += 1) if (column[i] !== 0) found.push(i);
}

function quiet(words: Uint32Array, w: number): boolean {
  const first = (words[w] as number) | (words[w + 1] as number) | (words[w + 2] as number) | (words[w + 3] as number);
  const second =
    (words[w + 4] as number) | (words[w + 5] as number) | (words[w + 6] as number) | (words[w + 7] as number);
  return (first | second) === 0;
}

/** How many counts in the ranges are zero. */
export function countZeros(column: Counts, ranges: readonly number[]): number {
  const holdsZero = column instanceof Uint8Array || column instanceof Uint16Array ? blocksWithZeros(column) : undefined;
  let none = 0;
  for (let r = 0; r < ranges.length; r += 2) {
    const to = ranges[r + 1] as number;
    for (let from = ranges[r] as number; from < to;) {
      const next = Math.min(to, (from & ~(block - 1)) + block);
      if (next - from < block || holdsZero === undefined || holdsZero(from))
        for (let i = from; i < next; i += 1) none += column[i] === 0 ? 1 : 0;
      from = next;
    }
  }
  return none;
}

/**
 * A test whether any of the 32 counts from a multiple of 32 on is zero. Adding 0x7f… to the low bits of a lane carries
 * into its top bit unless they are all zero, and never beyond; a lane without top bit in the end held a zero.
 */
function blocksWithZeros(column: Uint8Array | Uint16Array): (from: number) => boolean {
  const words = wordsOf(column);
  const bytes = column.BYTES_PER_ELEMENT === 1;
  const [shift, length] = bytes ? [2, 8] : [1, 16];
  const low = bytes ? 0x7f7f7f7f : 0x7fff7fff;
  return (from) => {
    const first = from >>> shift;
    let tops = -1;
    for (let w = first; w < first + length; w += 4) {
      const p = words[w] as number;
      const q = words[w + 1] as number;
      const r = words[w + 2] as number;
      const s = words[w + 3] as number;
      tops &= (((p & low) + low) | p) & (((q & low) + low) | q) & (((r & low) + low) | r) & (((s & low) + low) | s);
    }
    return (tops | low) !== -1;
  };
}

/** Numbers of the slices in the ranges whose count is zero, in order. */
export function zeros(column: Counts, ranges: readonly number[]): number[] {
  const list: number[] = [];
  if (countZeros(column, ranges) === 0) return list;
  for (let r = 0; r < ranges.length; r += 2)
    for (let i = ranges[r] as number; i < (ranges[r + 1] as number); i += 1) if (column[i] === 0) list.push(i);
  return list;
}
