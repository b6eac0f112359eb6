/**
 * Finding the slices that need a look: those with bad events, those without any event. Both are rare, so whole blocks of
 * zeros (or of counts) are passed over with a few word operations.
 */
import { wordsOf } from './stream.ts';
import type { Counts } from './stream.ts';

/** A growing list of slice numbers; a plain array of numbers grows slower by half. */
class Found {
  list = new Int32Array(256);
  count = 0;

  room(more: number): void {
    if (this.count + more <= this.list.length) return;
    const larger = new Int32Array(Math.max(2 * this.list.length, this.count + more));
    larger.set(this.list);
    this.list = larger;
  }
}

const block = 32;

/** Numbers of the slices in the ranges whose count is not zero, in order. */
export function nonZero(column: Counts, ranges: readonly number[]): Int32Array {
  const found = new Found();
  const quiet = column instanceof Uint8Array || column instanceof Uint16Array ? quietBlocks(column) : undefined;
  for (let r = 0; r < ranges.length; r += 2) {
    const to = ranges[r + 1] as number;
    for (let from = ranges[r] as number; from < to;) {
      const next = Math.min(to, (from & ~(block - 1)) + block);
      if (next - from < block || quiet === undefined || !quiet(from)) collect(column, [from, next], found);
      from = next;
    }
  }
  return found.list.subarray(0, found.count);
}

function collect(column: Counts, range: readonly [number, number], found: Found): void {
  found.room(block);
  const { list } = found;
  let at = found.count;
  // Written always, kept only when not zero: a branch that mispredicts costs more than a store.
  for (let i = range[0]; i < range[1]; i += 1) {
    list[at] = i;
    at += column[i] === 0 ? 0 : 1;
  }
  found.count = at;
}

/** A test whether the 32 counts from a multiple of 32 on are all zero. */
function quietBlocks(column: Uint8Array | Uint16Array): (from: number) => boolean {
  const words = wordsOf(column);
  const [shift, length] = column.BYTES_PER_ELEMENT === 1 ? [2, 8] : [1, 16];
  return (from) => {
    const first = from >>> shift;
    let any = 0;
    for (let w = first; w < first + length; w += 1) any |= words[w] as number;
    return any === 0;
  };
}

/** How many counts in the ranges are zero. */
export function countZeros(column: Counts, ranges: readonly number[]): number {
  let none = 0;
  const words = column instanceof Uint16Array ? wordsOf(column) : undefined;
  for (let r = 0; r < ranges.length; r += 2) {
    let from = ranges[r] as number;
    const to = ranges[r + 1] as number;
    if (words !== undefined && to - from > 2) {
      if ((from & 1) === 1) none += column[from++] === 0 ? 1 : 0;
      none += (to & ~1) - from - countNonZeroHalves(words, from >>> 1, to >>> 1);
      from = to & ~1;
    }
    for (; from < to; from += 1) none += column[from] === 0 ? 1 : 0;
  }
  return none;
}

/**
 * Half words of `words[from, to)` that are not zero. Adding 0x7fff carries into a lane's top bit unless its low 15 bits
 * are zero, and never beyond it; the two top bits are then counted in lanes of 16 bits, emptied every 32,768 words.
 */
function countNonZeroHalves(words: Uint32Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to;) {
    const end = Math.min(to, i + 32_768);
    let both = 0;
    for (; i < end; i += 1) {
      const word = words[i] as number;
      both = (both + (((((word & 0x7fff7fff) + 0x7fff7fff) | word) >>> 15) & 0x00010001)) | 0;
    }
    count += (both & 0xffff) + (both >>> 16);
  }
  return count;
}

/** Numbers of the slices in the ranges whose count is zero, in order. */
export function zeros(column: Counts, ranges: readonly number[]): number[] {
  const list: number[] = [];
  if (countZeros(column, ranges) === 0) return list;
  for (let r = 0; r < ranges.length; r += 2)
    for (let i = ranges[r] as number; i < (ranges[r + 1] as number); i += 1) if (column[i] === 0) list.push(i);
  return list;
}
