/**
 * Half-open stretches of time, [start, end), and sets of them. A set is kept as one flat sorted list of bounds
 * (start, end, start, end, …) in which no two stretches touch, so that equal sets have equal bounds and every
 * operation is one walk. Works on epoch milliseconds inside; Instants at its edge. Does not own: calendars.
 */
import { Instant } from './instant.ts';

/** From `start` on, up to but not including `end`. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

const check = (start: number, end: number): void => {
  const [from, to] = [Instant.of(start), Instant.of(end)];
  if (to < from)
    throw new RangeError(
      `An interval cannot end at ${Instant.format(to)}, before its start at ${Instant.format(from)}.`,
    );
};

const inOrder = (bounds: ArrayLike<number>): boolean => {
  for (let i = 2; i < bounds.length; i += 2) if ((bounds[i] as number) < (bounds[i - 2] as number)) return false;
  return true;
};

const sorted = (bounds: ArrayLike<number>): ArrayLike<number> => {
  if (inOrder(bounds)) return bounds;
  const pairs: [number, number][] = [];
  for (let i = 0; i < bounds.length; i += 2) pairs.push([bounds[i] as number, bounds[i + 1] as number]);
  return pairs.sort((one, other) => one[0] - other[0]).flat();
};

/** Joins what overlaps or touches and drops what is empty; the bounds must be sorted by start. */
const joined = (bounds: ArrayLike<number>): number[] => {
  const out: number[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const start = bounds[i] as number;
    const end = bounds[i + 1] as number;
    if (start === end) continue;
    const open = out.length > 0 && start <= (out[out.length - 1] as number);
    if (!open) out.push(start, end);
    else if (end > (out[out.length - 1] as number)) out[out.length - 1] = end;
  }
  return out;
};

/** One walk over two lists of bounds; `keep` says whether a moment inside a and/or b belongs to the result. */
const walk = (a: readonly number[], b: readonly number[], keep: (inA: boolean, inB: boolean) => boolean): number[] => {
  const out: number[] = [];
  let [i, j, inside] = [0, 0, false];
  while (i < a.length || j < b.length) {
    const nextA = i < a.length ? (a[i] as number) : Infinity;
    const nextB = j < b.length ? (b[j] as number) : Infinity;
    const at = nextA < nextB ? nextA : nextB;
    if (nextA === at) i += 1;
    if (nextB === at) j += 1;
    const now = keep(i % 2 === 1, j % 2 === 1);
    if (now !== inside) out.push(at);
    inside = now;
  }
  return out;
};

/** How many bounds are at or before `ms`, by binary search; an odd count means that `ms` lies inside. */
const boundsUpTo = (bounds: readonly number[], ms: number): number => {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] as number) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** An immutable set of moments: sorted, disjoint, not touching intervals. */
export class IntervalSet implements Iterable<Interval> {
  static readonly empty: IntervalSet = new IntervalSet([]);

  readonly #bounds: readonly number[];

  private constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
  }

  /**
   * From intervals in any order: overlapping and touching ones are joined, empty ones dropped.
   * Throws RangeError for an interval that ends before it starts.
   */
  static of(intervals: Iterable<Interval>): IntervalSet {
    const bounds: number[] = [];
    for (const { start, end } of intervals) bounds.push(start, end);
    return IntervalSet.ofBounds(bounds);
  }

  /** One interval. Throws RangeError when it ends before it starts. */
  static single(start: Instant, end: Instant): IntervalSet {
    return IntervalSet.ofBounds([start, end]);
  }

  /**
   * From a flat list start, end, start, end, … of epoch milliseconds, in any order of pairs; for hot loops.
   * Throws RangeError for an odd list, for numbers that are no Instants and for an end before its start.
   */
  static ofBounds(bounds: ArrayLike<number>): IntervalSet {
    if (bounds.length % 2 !== 0) throw new RangeError('Bounds come in pairs: a start without an end was given.');
    for (let i = 0; i < bounds.length; i += 2) check(bounds[i] as number, bounds[i + 1] as number);
    return IntervalSet.#wrap(joined(sorted(bounds)));
  }

  /** The union of any number of sets, in one sort. */
  static unionOf(sets: Iterable<IntervalSet>): IntervalSet {
    const bounds: number[] = [];
    for (const set of sets) for (const bound of set.#bounds) bounds.push(bound);
    return IntervalSet.#wrap(joined(sorted(bounds)));
  }

  static #wrap(bounds: readonly number[]): IntervalSet {
    return bounds.length === 0 ? IntervalSet.empty : new IntervalSet(bounds);
  }

  /** Moments in either set. O(n + m). */
  union(other: IntervalSet): IntervalSet {
    return IntervalSet.#wrap(walk(this.#bounds, other.#bounds, (here, there) => here || there));
  }

  /** Moments in both sets. O(n + m). */
  intersect(other: IntervalSet): IntervalSet {
    return IntervalSet.#wrap(walk(this.#bounds, other.#bounds, (here, there) => here && there));
  }

  /** Moments in this set that are not in the other. O(n + m). */
  minus(other: IntervalSet): IntervalSet {
    return IntervalSet.#wrap(walk(this.#bounds, other.#bounds, (here, there) => here && !there));
  }

  /** The part inside [start, end); nothing when `end` is not after `start`. O(log n) to find, then a copy. */
  clip(start: Instant, end: Instant): IntervalSet {
    if (end <= start) return IntervalSet.empty;
    const from = boundsUpTo(this.#bounds, start);
    const to = boundsUpTo(this.#bounds, end - 1);
    const inner = this.#bounds.slice(from, to);
    if (from % 2 === 1) inner.unshift(start);
    if (to % 2 === 1) inner.push(end);
    return IntervalSet.#wrap(inner);
  }

  /** Milliseconds in the set. */
  total(): number {
    let ms = 0;
    for (let i = 0; i < this.#bounds.length; i += 2)
      ms += (this.#bounds[i + 1] as number) - (this.#bounds[i] as number);
    return ms;
  }

  /** Whether the moment lies inside: starts do, ends do not. O(log n). */
  contains(instant: Instant): boolean {
    return boundsUpTo(this.#bounds, instant) % 2 === 1;
  }

  get isEmpty(): boolean {
    return this.#bounds.length === 0;
  }

  /** How many intervals there are after joining. */
  get count(): number {
    return this.#bounds.length / 2;
  }

  /** The flat sorted list start, end, start, end, … in epoch milliseconds; for hot loops. Not to be written to. */
  get bounds(): readonly number[] {
    return this.#bounds;
  }

  equals(other: IntervalSet): boolean {
    const [mine, theirs] = [this.#bounds, other.#bounds];
    return mine.length === theirs.length && mine.every((bound, i) => bound === theirs[i]);
  }

  *[Symbol.iterator](): IterableIterator<Interval> {
    for (let i = 0; i < this.#bounds.length; i += 2)
      yield { start: this.#bounds[i] as Instant, end: this.#bounds[i + 1] as Instant };
  }

  /** ISO 8601 intervals, "start/end", separated by spaces. */
  toString(): string {
    return [...this].map(({ start, end }) => `${Instant.format(start)}/${Instant.format(end)}`).join(' ');
  }

  toJSON(): { start: string; end: string }[] {
    return [...this].map(({ start, end }) => ({ start: Instant.format(start), end: Instant.format(end) }));
  }

  /** Shows the value in inspections, and keeps deep-equality checks from finding all sets equal. */
  get [Symbol.toStringTag](): string {
    return `IntervalSet ${this.toString()}`;
  }
}
