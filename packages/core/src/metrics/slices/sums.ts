/**
 * Sums of counts over a range of slices, exact, at the speed of memory. Several counts are added in one 32-bit word;
 * each lane is emptied before it can overflow (the bounds are proved beside the constants). Wide columns are added in
 * chunks that stay below 2^53 and flushed to bigint, so that no sum is ever rounded silently.
 */
import { wordsOf } from './stream.ts';
import type { Counts } from './stream.ts';

/**
 * Words of two half words per flush. A lane holds up to 65,535 a word in 32 bits: 65,536 × 65,535 = 4,294,901,760 < 2^32.
 * The sum of whole words wraps around, which is harmless: low = whole − 2^16·high (mod 2^32), and low < 2^32.
 */
const halfWordsPerFlush = 65_536;

/** Half words below 2^13: eight words add up without a carry from lane to lane, 8 × 8,191 = 65,528 < 2^16. */
const largeHalves = 0xe000e000;

/** Words of four bytes per flush: 16-bit lanes take up to 2 × 255 a word, 128 × 510 = 65,280 < 2^16. */
const byteWordsPerFlush = 128;

/** Bytes below 64: four words add up without a carry from lane to lane, 4 × 63 = 252 < 2^8. */
const largeBytes = 0xc0c0c0c0;

/** Slices per chunk of 32-bit counts: 2^20 × (2^32 − 1) < 2^52, added to at most 2^52 it stays below 2^53. */
const widePerChunk = 1_048_576;
const flushAbove = 2 ** 52;

/** Sum of the half words of `words[from, to)`. The inner loop is a function of its own: it compiles to better code. */
function sumHalfWords(words: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += halfWordsPerFlush)
    sum += sumFewHalfWords(words, i, Math.min(to, i + halfWordsPerFlush));
  return sum;
}

/** At most `halfWordsPerFlush` words. Usual counts are small: then eight words are added before they are taken apart. */
function sumFewHalfWords(words: Uint32Array, from: number, to: number): number {
  let whole = 0;
  let high = 0;
  let i = from;
  for (; i + 8 <= to; i += 8) {
    const p = words[i] as number;
    const q = words[i + 1] as number;
    const r = words[i + 2] as number;
    const s = words[i + 3] as number;
    const t = words[i + 4] as number;
    const u = words[i + 5] as number;
    const v = words[i + 6] as number;
    const w = words[i + 7] as number;
    const eight = (p + q + r + s + t + u + v + w) | 0;
    whole = (whole + eight) | 0;
    if (((p | q | r | s | t | u | v | w) & largeHalves) === 0) high = (high + (eight >>> 16)) | 0;
    else {
      high = (high + (p >>> 16) + (q >>> 16) + (r >>> 16) + (s >>> 16)) | 0;
      high = (high + (t >>> 16) + (u >>> 16) + (v >>> 16) + (w >>> 16)) | 0;
    }
  }
  let sum = (high >>> 0) + ((whole - (high << 16)) >>> 0);
  for (; i < to; i += 1) sum += ((words[i] as number) & 0xffff) + ((words[i] as number) >>> 16);
  return sum;
}

/** Sum of the bytes of `words[from, to)`. Four words of zeros, the usual case of bad events, cost one test. */
function sumBytes(words: Uint32Array, from: number, to: number): number {
  let sum = 0;
  let i = from;
  while (i < to) {
    const end = Math.min(to, i + byteWordsPerFlush);
    let lanes = 0;
    for (; i + 4 <= end; i += 4) {
      const p = words[i] as number;
      const q = words[i + 1] as number;
      const r = words[i + 2] as number;
      const s = words[i + 3] as number;
      const any = p | q | r | s;
      if (any === 0) continue;
      if ((any & largeBytes) === 0) lanes = (lanes + pairs((p + q + r + s) | 0)) | 0;
      else lanes = (lanes + pairs(p) + pairs(q) + pairs(r) + pairs(s)) | 0;
    }
    for (; i < end; i += 1) lanes = (lanes + pairs(words[i] as number)) | 0;
    sum += (lanes & 0xffff) + (lanes >>> 16);
  }
  return sum;
}

/** The four bytes of a word added in pairs, into two half words. */
const pairs = (word: number): number => (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff);

/** Shorter ranges than this (most unknown stretches, hours that a bound cuts) are added singly: words would cost more. */
const shortRange = 96;

/** Bytes in the ranges. Each width has its own loops, so that each stays one plain machine loop. */
function sumOfBytes(column: Uint8Array, ranges: readonly number[]): number {
  const words = wordsOf(column);
  let sum = 0;
  for (let r = 0; r < ranges.length; r += 2) {
    const from = ranges[r] as number;
    const to = ranges[r + 1] as number;
    const short = to - from < shortRange;
    const head = short ? to : (from + 3) & ~3;
    const tail = short ? to : to & ~3;
    for (let i = from; i < head; i += 1) sum += column[i] as number;
    if (!short) sum += sumBytes(words, head >>> 2, tail >>> 2);
    for (let i = tail; i < to; i += 1) sum += column[i] as number;
  }
  return sum;
}

/** Half words in the ranges. Below 2^53, since no array holds 2^37 slices. */
function sumOfHalfWords(column: Uint16Array, ranges: readonly number[]): number {
  const words = wordsOf(column);
  let sum = 0;
  for (let r = 0; r < ranges.length; r += 2) {
    const from = ranges[r] as number;
    const to = ranges[r + 1] as number;
    const short = to - from < shortRange;
    const head = short ? to : (from + 1) & ~1;
    const tail = short ? to : to & ~1;
    for (let i = from; i < head; i += 1) sum += column[i] as number;
    if (!short) sum += sumHalfWords(words, head >>> 1, tail >>> 1);
    for (let i = tail; i < to; i += 1) sum += column[i] as number;
  }
  return sum;
}

/** Exact sum of the counts in the ranges `from, to, from, to, …` (half-open, inside the column). */
export function sumRanges(column: Counts, ranges: readonly number[]): bigint {
  if (ranges.length === 0) return 0n;
  if (column instanceof Float64Array) return sumLarge(column, ranges);
  if (column instanceof Uint32Array) return sumWide(column, ranges);
  return BigInt(column instanceof Uint8Array ? sumOfBytes(column, ranges) : sumOfHalfWords(column, ranges));
}

function sumWide(column: Uint32Array, ranges: readonly number[]): bigint {
  let flushed = 0n;
  let sum = 0;
  for (let r = 0; r < ranges.length; r += 2) {
    const to = ranges[r + 1] as number;
    for (let from = ranges[r] as number; from < to; from += widePerChunk) {
      const end = Math.min(to, from + widePerChunk);
      for (let i = from; i < end; i += 1) sum += column[i] as number;
      if (sum <= flushAbove) continue;
      flushed += BigInt(sum);
      sum = 0;
    }
  }
  return flushed + BigInt(sum);
}

/**
 * Safe integers of any size. A chunk whose plain sum stays below 2^53 is exact, for every partial sum of counts is smaller
 * still; any other chunk is added by bigint.
 */
function sumLarge(column: Float64Array, ranges: readonly number[]): bigint {
  let flushed = 0n;
  let sum = 0;
  for (let r = 0; r < ranges.length; r += 2) {
    const to = ranges[r + 1] as number;
    for (let from = ranges[r] as number; from < to; from += 1_024) {
      const end = Math.min(to, from + 1_024);
      let chunk = 0;
      for (let i = from; i < end; i += 1) chunk += column[i] as number;
      if (sum + chunk < 2 ** 53) sum += chunk;
      else {
        flushed += BigInt(sum) + (chunk < 2 ** 53 ? BigInt(chunk) : sumByBigint(column, from, end));
        sum = 0;
      }
    }
  }
  return flushed + BigInt(sum);
}

function sumByBigint(column: Float64Array, from: number, to: number): bigint {
  let sum = 0n;
  for (let i = from; i < to; i += 1) sum += BigInt(column[i] as number);
  return sum;
}
