/**
 * Several streams brought onto one grid: the slices that a kind judges. Owns: pooling of streams and of finer slices.
 * The grid starts at the period's start and runs in real milliseconds, so that two revisions share their slices.
 */
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import { hasBit } from '../../evidence/bits.ts';
import { timeOfParts } from './included.ts';
import { rangesOf } from './runs.ts';
import type { Cutting, Grid } from './runs.ts';
import type { Portion } from './selection.ts';
import type { Stream } from './stream.ts';

const mostSlots = 2 ** 25;

/** Slices of that length that touch the span, or a sentence when there would be too many. */
export function gridOf(context: MeasureContext, length: Ratio): Grid | string {
  const step = Number(length.floor());
  if (length.den !== 1n || step <= 0)
    return `a slice of ${length.toString()} ms is no whole positive number of milliseconds`;
  const before = Math.floor((context.span.start - context.period.start) / step);
  const start = context.period.start + before * step;
  const slots = Math.ceil((context.span.end - start) / step);
  return slots > mostSlots
    ? `${slots} slices in one span are too many; choose a longer slice`
    : { start, step, length: slots };
}

/**
 * One stream on the grid. A single stream that already lies on it is returned as it is. Answers a sentence when a source's
 * slices do not fit: they are longer than the agreed slice, or straddle its bounds.
 */
export function onGrid(portions: readonly Portion[], grid: Grid, cutting: Cutting): Stream | string {
  const [only] = portions;
  if (portions.length === 1 && only !== undefined && only.stream.step === grid.step && fits(only.stream, grid))
    return only.stream;
  if (portions.length === 0) return silence(grid);
  const slots = new Slots(grid);
  for (const { stream, parts } of portions) {
    if (!fits(stream, grid))
      return `the source gives slices of ${stream.step} ms, which do not fill slices of ${grid.step} ms counted from the start of the period`;
    slots.add(stream, rangesOf(timeOfParts(parts), stream, stream.step === grid.step ? cutting : 'by-start'));
  }
  return slots.tooLarge ? 'the counts of one slice pass 2^53' : slots.stream();
}

const fits = (stream: Stream, grid: Grid): boolean =>
  grid.step % stream.step === 0 && (stream.start - grid.start) % stream.step === 0;

/** A stretch of which nothing was told: months before the first measurement are judged too. */
function silence(grid: Grid): Stream {
  const none = new Uint8Array(grid.length);
  return { ...grid, bad: none, total: none, unknown: new Uint32Array(Math.ceil(grid.length / 32)).fill(-1) };
}

/** Counts per slot; a slot is known when any of its finer slices is. */
class Slots {
  readonly #grid: Grid;
  readonly #bad: Float64Array;
  readonly #total: Float64Array;
  readonly #unknownTotal: Float64Array;
  readonly #unknown: Uint32Array;
  tooLarge = false;

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#bad = new Float64Array(grid.length);
    this.#total = new Float64Array(grid.length);
    this.#unknownTotal = new Float64Array(grid.length);
    this.#unknown = new Uint32Array(Math.ceil(grid.length / 32)).fill(-1);
  }

  add(stream: Stream, ranges: readonly number[]): void {
    const per = this.#grid.step / stream.step;
    const offset = (stream.start - this.#grid.start) / stream.step;
    for (let r = 0; r < ranges.length; r += 2)
      for (let i = ranges[r] as number; i < (ranges[r + 1] as number); i += 1) {
        const slot = Math.floor((i + offset) / per);
        if (slot < 0 || slot >= this.#grid.length) continue;
        if (stream.unknown !== undefined && hasBit(stream.unknown, i))
          this.#raise(this.#unknownTotal, slot, stream.total[i]);
        else {
          this.#raise(this.#bad, slot, stream.bad[i]);
          this.#raise(this.#total, slot, stream.total[i]);
          this.#unknown[slot >>> 5] = (this.#unknown[slot >>> 5] ?? 0) & ~(1 << (slot & 31));
        }
      }
  }

  #raise(column: Float64Array, slot: number, by: number | undefined): void {
    const sum = (column[slot] ?? 0) + (by ?? 0);
    if (sum > Number.MAX_SAFE_INTEGER) this.tooLarge = true;
    column[slot] = sum;
  }

  stream(): Stream {
    const { start, step, length } = this.#grid;
    const total = this.#total;
    for (let slot = 0; slot < length; slot += 1)
      if (hasBit(this.#unknown, slot)) total[slot] = this.#unknownTotal[slot] as number;
    return { start, step, length, bad: this.#bad, total, unknown: this.#unknown };
  }
}

/** The sum of many fractions, added in pairs so that denominators stay as small as the sum allows. */
export function sumInPairs(fractions: readonly Ratio[]): Ratio {
  let level = [...fractions];
  while (level.length > 1) {
    const next: Ratio[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [one, other] = [level[i] ?? Ratio.zero, level[i + 1]];
      next.push(other === undefined ? one : one.plus(other));
    }
    level = next;
  }
  return level[0] ?? Ratio.zero;
}
