/**
 * Slices in bulk: one series as typed columns. Owns: the layout that a month of minute slices is evaluated from.
 * A slice is good, bad or unknown; counts keep numerator and denominator apart, a ratio is never stored.
 */
import { Instant } from '../values/instant.ts';
import { dayMs } from '../values/local.ts';
import type { Interval } from '../values/interval.ts';

/** Unsigned columns; the widest value decides which one is used. Doubles hold safe integers from 2^32 on. */
export type CountColumn = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A day of the block as its keeper sealed it: the hash that stands for its slices (see page.ts). */
export interface DaySeal {
  readonly day: Instant;
  readonly hash: string;
}

/** Slice `i` covers `[start + i·step, start + (i+1)·step)`. All columns have the same length. */
export interface SliceColumns {
  readonly agreement?: string | undefined;
  readonly subject?: string | undefined;
  readonly series: string;
  readonly source: string;
  readonly recordedAt: Instant;
  readonly start: Instant;
  readonly stepMs: number;
  /** Bad events of the slice; nearly always zero, so it packs to almost nothing. */
  readonly bad: CountColumn;
  readonly total: CountColumn;
  /** One bit a slice, lowest bit first; set where nothing is known. Missing when all is known. */
  readonly unknown?: Uint32Array | undefined;
  /** Sums per page of the same slices, where the keeper of the columns sealed them. */
  readonly pages?: SlicePages | undefined;
  /**
   * The sealed days that the block was put together from, in order. Where they are given, the digest of the block is taken
   * over them and not over its slices again; whether each hash is that of its bytes is checked apart (`checkPage`).
   * Days before `start` are only named: their slices were not laid out, for who needs the last window alone.
   */
  readonly seals?: readonly DaySeal[] | undefined;
}

/**
 * Sums over `per` slices each (60 minute slices make an hour): a whole page inside agreed time costs one addition, and
 * only pages that a bound cuts are read slice by slice. Bad and total speak of known slices; safe integers.
 */
export interface SlicePages {
  readonly per: number;
  readonly bad: Float64Array;
  readonly total: Float64Array;
  readonly unknown: Float64Array;
  readonly unknownTotal: Float64Array;
}

/** Where the block begins, days that are only named included. */
export function firstOf(block: SliceColumns): Instant {
  return block.seals?.[0]?.day ?? block.start;
}

/** All time that the block speaks of, days that are only named included. */
export function stretchOf(block: SliceColumns): Interval {
  const last = block.seals?.at(-1)?.day;
  const end = last === undefined ? block.start + block.total.length * block.stepMs : last + dayMs;
  return { start: firstOf(block), end: Instant.of(end) };
}

/** Whether the block names days of which it holds no slices. */
export function isPartial(block: SliceColumns): boolean {
  return firstOf(block) < block.start;
}
