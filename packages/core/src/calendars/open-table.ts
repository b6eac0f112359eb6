/**
 * Open time as sorted tables, so that a question costs the same over a day and over thirty years.
 *
 * `starts[i]`, `ends[i]` bound the i-th open interval and `sums[i]` is the open time before it. Two indexes make the
 * search short: by day of UTC (which interval can hold an instant) and by equal slices of open time (which interval
 * holds the n-th open millisecond). The table covers some years around what was asked and doubles when asked for more.
 */
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import { dayMs, days } from '../values/local.ts';
import type { OpenHours } from './open-hours.ts';

/** Calendars answer within [1970-01-01, 3000-01-01) UTC; a search for open time ends there. */
export const horizon: Readonly<{ start: Instant; end: Instant }> = {
  start: Instant.of(0),
  end: Instant.of(days('3000-01-01') * dayMs),
};

/** What is laid out around the first question: a year's periods and the deadlines that follow them. */
const firstMargin = 200 * dayMs;

/** For each slice of `width` from `origin`: the first i whose number is beyond the slice's start. */
function sliceIndex(
  numbers: Float64Array,
  slices: { origin: number; width: number; count: number },
): Int32Array<ArrayBuffer> {
  const index = new Int32Array(slices.count + 1);
  let i = 0;
  for (let slice = 0; slice <= slices.count; slice += 1) {
    const start = slices.origin + slice * slices.width;
    while (i < numbers.length && (numbers[i] ?? 0) <= start) i += 1;
    index[slice] = i;
  }
  return index;
}

export class OpenTable {
  readonly #hours: OpenHours;
  #from = 0;
  #to = 0;
  #starts = new Float64Array();
  #ends = new Float64Array();
  /** `sums[i]`: open milliseconds up to the end of interval i. */
  #sums = new Float64Array();
  #byDay = new Int32Array(1);
  #bySum = new Int32Array(1);
  #sumWidth = 1;

  constructor(hours: OpenHours) {
    this.#hours = hours;
  }

  /** Open milliseconds in [start, end), both within the horizon; 0 when end is not after start. */
  elapsed(start: number, end: number): number {
    if (end <= start) return 0;
    this.#cover(start, end);
    return this.#openUpTo(end) - this.#openUpTo(start);
  }

  /** Whether the calendar is open at the instant. */
  isOpen(at: number): boolean {
    this.#cover(at, at);
    return (this.#starts[this.#indexAt(at)] ?? Infinity) <= at;
  }

  /**
   * The instant by which `ms` of open time have passed since `start`. Where they end at a closing time, that is the
   * answer, unless `next` asks for the opening after it. No open time, no way forward: the next opening.
   * Undefined when the horizon comes first.
   */
  forward(start: number, ms: number, next: boolean): number | undefined {
    // No calendar is open for longer than there is time.
    if (ms > horizon.end - start) return undefined;
    this.#cover(start, start);
    for (;;) {
      const wanted = this.#openUpTo(start) + ms;
      const i = next || ms === 0 ? this.#indexOfSum(wanted) : this.#indexOfSum(wanted - 1);
      const from = this.#starts[i];
      if (from !== undefined) return from + wanted - this.#sumBefore(i);
      if (this.#to >= horizon.end) return undefined;
      this.#cover(start, Math.min(horizon.end, this.#to + (this.#to - this.#from)));
    }
  }

  /** The mirror of `forward`: the latest instant from which `ms` of open time pass until `end`. */
  backward(end: number, ms: number, next: boolean): number | undefined {
    if (ms > end - horizon.start) return undefined;
    this.#cover(end, end);
    for (;;) {
      const wanted = this.#openUpTo(end) - ms;
      const i = next || ms === 0 ? this.#indexOfSum(wanted - 1) : this.#indexOfSum(wanted);
      const from = this.#starts[i];
      // The edge of the table is not the edge of the calendar.
      const inside = wanted > 0 || (wanted === 0 && !next && ms > 0);
      if (from !== undefined && inside) return from + wanted - this.#sumBefore(i);
      if (this.#from <= horizon.start) return undefined;
      this.#cover(Math.max(horizon.start, this.#from - (this.#to - this.#from)), end);
    }
  }

  /** The next open intervals that end after `from`, the first cut at it; fewer when the horizon comes first. */
  openings(from: number, count: number): IntervalSet {
    this.#cover(from, from);
    for (;;) {
      const first = this.#indexAt(from);
      const bounds: number[] = [];
      for (let i = first; i < this.#ends.length && i < first + count; i += 1) {
        bounds.push(Math.max(from, this.#starts[i] ?? 0), this.#ends[i] ?? 0);
      }
      // An interval that reaches the edge of the table may go on beyond it.
      const isWhole = bounds.length === 2 * count && (bounds.at(-1) ?? 0) < this.#to;
      if (isWhole || this.#to >= horizon.end) return IntervalSet.ofBounds(bounds);
      this.#cover(from, Math.min(horizon.end, this.#to + (this.#to - this.#from)));
    }
  }

  /** Open time in [start, end), both within the horizon. */
  between(start: number, end: number): IntervalSet {
    this.#cover(start, end);
    const bounds: number[] = [];
    for (let i = this.#indexAt(start); (this.#starts[i] ?? Infinity) < end; i += 1) {
      bounds.push(Math.max(start, this.#starts[i] ?? 0), Math.min(end, this.#ends[i] ?? 0));
    }
    return IntervalSet.ofBounds(bounds);
  }

  #sumBefore(i: number): number {
    return i === 0 ? 0 : (this.#sums[i - 1] ?? 0);
  }

  /** The first interval that ends after the instant. */
  #indexAt(at: number): number {
    const ends = this.#ends;
    const day = Math.floor((at - this.#from) / dayMs);
    let low = this.#byDay[day] ?? 0;
    let high = this.#byDay[day + 1] ?? ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The first interval by whose end more than `sum` is open. The search is written out twice: it is the hot loop. */
  #indexOfSum(sum: number): number {
    const sums = this.#sums;
    const slice = Math.floor(sum / this.#sumWidth);
    let low = this.#bySum[slice] ?? 0;
    let high = this.#bySum[slice + 1] ?? sums.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) > sum) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Open milliseconds from the start of the table. */
  #openUpTo(at: number): number {
    const i = this.#indexAt(at);
    const start = this.#starts[i];
    return this.#sumBefore(i) + (start === undefined || at <= start ? 0 : at - start);
  }

  /** Makes the table reach over [start, end]. Throws RangeError outside the horizon. */
  #cover(start: number, end: number): void {
    if (start >= this.#from && end < this.#to) return;
    if (!(start >= horizon.start && end <= horizon.end)) {
      throw new RangeError('Calendars answer from 1970 to 2999; check the dates with which this was asked.');
    }
    if (end === this.#to && end === horizon.end && start >= this.#from) return;
    const empty = this.#to === this.#from;
    const margin = Math.max(firstMargin, this.#to - this.#from);
    const first = empty ? start : Math.min(start, this.#from);
    const last = empty ? end : Math.max(end, this.#to);
    const from = start < this.#from || empty ? first - margin : this.#from;
    const to = end >= this.#to || empty ? last + margin : this.#to;
    this.#from = Math.max(horizon.start, Math.floor(from / dayMs) * dayMs);
    this.#to = Math.min(horizon.end, Math.ceil(to / dayMs) * dayMs);
    this.#fill(this.#hours.between(Instant.of(this.#from), Instant.of(this.#to)));
  }

  #fill(open: IntervalSet): void {
    const { bounds, count } = open;
    this.#starts = new Float64Array(count);
    this.#ends = new Float64Array(count);
    this.#sums = new Float64Array(count);
    let sum = 0;
    for (let i = 0; i < count; i += 1) {
      const [start, end] = [bounds[2 * i] ?? 0, bounds[2 * i + 1] ?? 0];
      sum += end - start;
      this.#starts[i] = start;
      this.#ends[i] = end;
      this.#sums[i] = sum;
    }
    const dayCount = (this.#to - this.#from) / dayMs;
    this.#byDay = sliceIndex(this.#ends, { origin: this.#from, width: dayMs, count: dayCount });
    this.#sumWidth = Math.max(1, Math.ceil(sum / Math.max(1, count)));
    this.#bySum = sliceIndex(this.#sums, { origin: 0, width: this.#sumWidth, count });
  }
}
