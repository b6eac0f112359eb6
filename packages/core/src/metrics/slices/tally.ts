/**
 * Pooled counts over ranges of slices: bad and total of known slices, how many are unknown and what is known of their
 * volume. Everything is summed at full speed first; the few unknown slices are taken back one by one.
 */
import { rangesOfBits } from '../../evidence/bits.ts';
import { countOf, hullOf, push, sharedRanges } from './runs.ts';
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

/**
 * Sums over the ranges; whole pages by their sums where the stream has them. `unknown` may say which slices are unknown,
 * where somebody already looked; it has to cover the ranges.
 */
export function tally(stream: Stream, ranges: readonly number[], unknown?: readonly number[]): Tally {
  if (stream.pages === undefined) return tallySlices(stream, ranges, unknown);
  const { per } = stream.pages;
  const [single, paged]: [number[], number[]] = [[], []];
  for (let r = 0; r < ranges.length; r += 2) {
    const [from, to] = [ranges[r] as number, ranges[r + 1] as number];
    const [first, last] = [Math.ceil(from / per), Math.floor(to / per)];
    if (first >= last) push(single, [from, to]);
    else {
      paged.push(first, last);
      push(single, [from, first * per]);
      push(single, [last * per, to]);
    }
  }
  return addTallies(tallyPages(stream.pages, paged), tallySlices(stream, single, unknown));
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

function tallySlices(stream: Stream, ranges: readonly number[], found?: readonly number[]): Tally {
  const bad = sumRanges(stream.bad, ranges);
  const total = sumRanges(stream.total, ranges);
  const known = { slices: countOf(ranges), unknown: 0, bad, total, unknownTotal: 0n };
  if (stream.unknown === undefined || ranges.length === 0) return known;
  const unknown = sharedRanges(found ?? rangesOfBits(stream.unknown, hullOf(ranges)), ranges);
  if (unknown.length === 0) return known;
  const unknownTotal = sumRanges(stream.total, unknown);
  return {
    ...known,
    unknown: countOf(unknown),
    bad: bad - sumRanges(stream.bad, unknown),
    total: total - unknownTotal,
    unknownTotal,
  };
}
