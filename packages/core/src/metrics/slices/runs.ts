/**
 * Time as ranges of slices. Owns: which slices a set of time takes in when its bounds cut slices.
 * Ranges are flat lists from, to, from, to, … of slice numbers, half-open, sorted, disjoint, inside the stream.
 */
import type { IntervalSet } from '../../values/interval.ts';
import { IntervalSet as Set } from '../../values/interval.ts';

/** Where slices lie. */
export interface Grid {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/**
 * How a slice that a bound cuts is taken: `by-start` when its start is inside, `whole` only when it is wholly inside,
 * `touching` when any part of it is inside.
 */
export type Cutting = 'by-start' | 'whole' | 'touching';

/** The slices that the set of time takes in. */
export function rangesOf(time: IntervalSet, grid: Grid, cutting: Cutting): number[] {
  const { bounds } = time;
  const ranges: number[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const first = ((bounds[i] as number) - grid.start) / grid.step;
    const end = ((bounds[i + 1] as number) - grid.start) / grid.step;
    push(ranges, [
      Math.max(0, cutting === 'touching' ? Math.floor(first) : Math.ceil(first)),
      Math.min(grid.length, cutting === 'whole' ? Math.floor(end) : Math.ceil(end)),
    ]);
  }
  return ranges;
}

/** Adds a range behind the others; joins it when it touches or overlaps the last. */
export function push(ranges: number[], range: readonly [number, number]): void {
  const [from, to] = range;
  if (from >= to) return;
  const last = ranges.length - 1;
  if (last > 0 && from <= (ranges[last] as number)) ranges[last] = Math.max(to, ranges[last] as number);
  else ranges.push(from, to);
}

/** How many slices the ranges hold. */
export function countOf(ranges: readonly number[]): number {
  let count = 0;
  for (let r = 0; r < ranges.length; r += 2) count += (ranges[r + 1] as number) - (ranges[r] as number);
  return count;
}

/** The time that ranges of slices cover. */
export function timeOf(ranges: readonly number[], grid: Pick<Grid, 'start' | 'step'>): IntervalSet {
  return Set.ofBounds(ranges.map((slice) => grid.start + slice * grid.step));
}

/** How many bounds of the set lie inside a slice of the stream: the slices that a declared rule had to decide. */
export function cutSlices(time: IntervalSet, grid: Grid): number {
  const end = grid.start + grid.length * grid.step;
  let cut = 0;
  for (const bound of time.bounds)
    if (bound > grid.start && bound < end && (bound - grid.start) % grid.step !== 0) cut += 1;
  return cut;
}

/** The slices that both lists of ranges hold. */
export function sharedRanges(one: readonly number[], other: readonly number[]): number[] {
  const shared: number[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [end, otherEnd] = [one[i + 1] ?? 0, other[j + 1] ?? 0];
    push(shared, [Math.max(one[i] ?? 0, other[j] ?? 0), Math.min(end, otherEnd)]);
    if (end <= otherEnd) i += 2;
    else j += 2;
  }
  return shared;
}

/** The slices between the first and the last that the ranges hold. */
export function hullOf(ranges: readonly number[]): readonly [number, number] {
  return [ranges[0] ?? 0, ranges[ranges.length - 1] ?? 0];
}
