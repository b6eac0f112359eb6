/**
 * Pooled counts over ranges of slices: bad and total of known slices, how many are unknown and what is known of their
 * volume. Everything is summed at full speed first; the few unknown slices are taken back one by one.
 */
import { countRanges, eachBit } from './bits.ts';
import { countOf } from './runs.ts';
import type { Stream } from './stream.ts';
import { sumRanges } from './sums.ts';

/** Exact sums. `bad` and `total` are of known slices only; `unknownTotal` is the volume of slices whose outcome is unknown. */
export interface Tally {
  readonly slices: number;
  readonly unknown: number;
  readonly bad: bigint;
  readonly total: bigint;
  readonly unknownTotal: bigint;
}

export const emptyTally: Tally = { slices: 0, unknown: 0, bad: 0n, total: 0n, unknownTotal: 0n };

/** Both together. */
export function addTallies(one: Tally, other: Tally): Tally {
  return {
    slices: one.slices + other.slices,
    unknown: one.unknown + other.unknown,
    bad: one.bad + other.bad,
    total: one.total + other.total,
    unknownTotal: one.unknownTotal + other.unknownTotal,
  };
}

/** Sums over the ranges; whole pages by their sums where the stream has them. */
export function tally(stream: Stream, ranges: readonly number[]): Tally {
  if (stream.pages === undefined) return tallySlices(stream, ranges);
  const { per } = stream.pages;
  const [single, paged]: [number[], number[]] = [[], []];
  for (let r = 0; r < ranges.length; r += 2) {
    const [from, to] = [ranges[r] as number, ranges[r + 1] as number];
    const [first, last] = [Math.ceil(from / per), Math.floor(to / per)];
    if (first >= last) single.push(from, to);
    else {
      paged.push(first, last);
      single.push(from, first * per, last * per, to);
    }
  }
  return addTallies(tallyPages(stream.pages, paged), tallySlices(stream, single));
}

function tallyPages(pages: NonNullable<Stream['pages']>, ranges: readonly number[]): Tally {
  return {
    slices: countOf(ranges) * pages.per,
    unknown: Number(sumRanges(pages.unknown, ranges)),
    bad: sumRanges(pages.bad, ranges),
    total: sumRanges(pages.total, ranges),
    unknownTotal: sumRanges(pages.unknownTotal, ranges),
  };
}

function tallySlices(stream: Stream, ranges: readonly number[]): Tally {
  const unknown = stream.unknown === undefined ? 0 : countRanges(stream.unknown, ranges);
  const bad = sumRanges(stream.bad, ranges);
  const total = sumRanges(stream.total, ranges);
  const known = { slices: countOf(ranges), unknown, bad, total, unknownTotal: 0n };
  if (unknown === 0 || stream.unknown === undefined) return known;
  const [unknownBad, unknownTotal] = [
    sumOfUnknown(stream, stream.bad, ranges),
    sumOfUnknown(stream, stream.total, ranges),
  ];
  return { ...known, bad: bad - unknownBad, total: total - unknownTotal, unknownTotal };
}

function sumOfUnknown(stream: Stream, column: Stream['bad'], ranges: readonly number[]): bigint {
  let flushed = 0n;
  let sum = 0;
  for (let r = 0; r < ranges.length; r += 2)
    eachBit(stream.unknown ?? new Uint32Array(0), [ranges[r] as number, ranges[r + 1] as number], (i) => {
      const next = sum + (column[i] as number);
      if (next <= Number.MAX_SAFE_INTEGER) sum = next;
      else [flushed, sum] = [flushed + BigInt(sum), column[i] as number];
    });
  return flushed + BigInt(sum);
}
