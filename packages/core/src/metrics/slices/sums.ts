/**
 * Sums of counts over a range of slices, exact, at the speed of memory. Several counts are added in one 32-bit word;
 * each lane is emptied before it can overflow (the bounds are proved beside the constants). Wide columns are added in
 * chunks that stay below 2^53 and flushed to bigint, so that no sum is ever rounded silently.
 */
import { wordsOf } from './stream.ts';
import type { Counts } from './stream.ts';

/**
 * Words of two half words per flush. One lane holds up to 65,535 a word in 32 bits: 65,536 × 65,535 = 4,294,901,760
 * < 2^32. The sum of whole words wraps around, which is harmless: low = whole − 2^16·high (mod 2^32), and low < 2^32.
 */
const halfWordsPerFlush = 65_536;

/** Words of four bytes per flush: half of them go to each accumulator, 2 × 255 a word and lane, 128 × 510 = 65,280 < 2^16. */
const byteWordsPerFlush = 256;

/** Slices per chunk of 32-bit counts: 2^20 × (2^32 − 1) < 2^52, added to at most 2^52 it stays below 2^53. */
const widePerChunk = 1_048_576;
const flushAbove = 2 ** 52;

/** Sum of the half words of `words[from, to)`, at most `halfWordsPerFlush` of them per accumulator. */
function sumHalfWords(words: Uint32Array, from: number, to: number): number {
  let sum = 0;
  let i = from;
  while (i < to) {
    const end = Math.min(to, i + 2 * halfWordsPerFlush);
    let [whole, high, whole2, high2] = [0, 0, 0, 0];
    for (; i + 4 <= end; i += 4) {
      const p = words[i] as number;
      const q = words[i + 1] as number;
      const r = words[i + 2] as number;
      const s = words[i + 3] as number;
      whole = (whole + p + q) | 0;
      high = (high + (p >>> 16) + (q >>> 16)) | 0;
      whole2 = (whole2 + r + s) | 0;
      high2 = (high2 + (r >>> 16) + (s >>> 16)) | 0;
    }
    sum += (high >>> 0) + (high2 >>> 0) + ((whole - (high << 16)) >>> 0) + ((whole2 - (high2 << 16)) >>> 0);
    if (end === to) break;
  }
  for (; i < to; i += 1) sum += ((words[i] as number) & 0xffff) + ((words[i] as number) >>> 16);
  return sum;
}

/** Sum of the bytes of `words[from, to)`; eight words that are all zero, the usual case of bad events, cost one test. */
function sumBytes(words: Uint32Array, from: number, to: number): number {
  let sum = 0;
  let i = from;
  while (i + 8 <= to) {
    const end = Math.min(to, i + byteWordsPerFlush);
    let [even, odd] = [0, 0];
    for (; i + 8 <= end; i += 8) {
      const p = words[i] as number;
      const q = words[i + 1] as number;
      const r = words[i + 2] as number;
      const s = words[i + 3] as number;
      const t = words[i + 4] as number;
      const u = words[i + 5] as number;
      const v = words[i + 6] as number;
      const w = words[i + 7] as number;
      if ((p | q | r | s | t | u | v | w) === 0) continue;
      even = (even + pairs(p) + pairs(q) + pairs(r) + pairs(s)) | 0;
      odd = (odd + pairs(t) + pairs(u) + pairs(v) + pairs(w)) | 0;
    }
    sum += (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
  }
  for (; i < to; i += 1) sum += lanes(words[i] as number);
  return sum;
}

const pairs = (word: number): number => (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff);
const lanes = (word: number): number => (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);

/** Sum of single counts, for the ends that do not fill a word and for wide columns below the chunk size. */
function sumSingly(column: Counts, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += column[i] as number;
  return sum;
}

/** One range of a narrow column: its ends singly, its middle by words. Below 2^53 since 2^37 slices fit no array. */
function sumNarrow(column: Uint8Array | Uint16Array, words: Uint32Array, range: readonly [number, number]): number {
  const [from, to] = range;
  const shift = column.BYTES_PER_ELEMENT === 1 ? 2 : 1;
  const mask = (1 << shift) - 1;
  const head = Math.min(to, (from + mask) & ~mask);
  const tail = Math.max(head, to & ~mask);
  const middle = shift === 2 ? sumBytes(words, head >>> 2, tail >>> 2) : sumHalfWords(words, head >>> 1, tail >>> 1);
  return sumSingly(column, from, head) + middle + sumSingly(column, tail, to);
}

/** Exact sum of the counts in the ranges `from, to, from, to, …` (half-open, inside the column). */
export function sumRanges(column: Counts, ranges: readonly number[]): bigint {
  if (column instanceof Float64Array) return sumLarge(column, ranges);
  if (column instanceof Uint32Array) return sumWide(column, ranges);
  const words = wordsOf(column);
  let sum = 0;
  for (let r = 0; r < ranges.length; r += 2)
    sum += sumNarrow(column, words, [ranges[r] as number, ranges[r + 1] as number]);
  return BigInt(sum);
}

function sumWide(column: Uint32Array, ranges: readonly number[]): bigint {
  let flushed = 0n;
  let sum = 0;
  for (let r = 0; r < ranges.length; r += 2) {
    const to = ranges[r + 1] as number;
    for (let from = ranges[r] as number; from < to; from += widePerChunk) {
      sum += sumSingly(column, from, Math.min(to, from + widePerChunk));
      if (sum <= flushAbove) continue;
      flushed += BigInt(sum);
      sum = 0;
    }
  }
  return flushed + BigInt(sum);
}

/** Safe integers of any size: flushed before each addition that could pass 2^53. */
function sumLarge(column: Float64Array, ranges: readonly number[]): bigint {
  let flushed = 0n;
  let sum = 0;
  for (let r = 0; r < ranges.length; r += 2)
    for (let i = ranges[r] as number; i < (ranges[r + 1] as number); i += 1) {
      const next = sum + (column[i] as number);
      if (next <= Number.MAX_SAFE_INTEGER) sum = next;
      else {
        flushed += BigInt(sum);
        sum = column[i] as number;
      }
    }
  return flushed + BigInt(sum);
}
