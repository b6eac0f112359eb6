/** Runs as stores keep them: each within one UTC day, its counts in typed columns, its instant of recording settled. Pure. */
import { dayOf, Instant, runFault } from '@troth/core';
import type { CountColumn, SeriesName } from '@troth/core';
import type { RunBatch, RunOfSlices } from '../ports/evidence.ts';

export interface DayRun {
  readonly name: SeriesName;
  readonly start: Instant;
  readonly recordedAt: Instant;
  readonly bad: CountColumn;
  readonly total: CountColumn;
  /** Slices told as unknown: one bit each, lowest first. Missing where there are none. */
  readonly unknown?: Uint32Array | undefined;
  /** Position, in the batch given, of the run that it was cut from. */
  readonly at: number;
}

const dayMs = 86_400_000;

/** The runs of a batch, cut at UTC midnight, in their order. Throws RangeError for a run that cannot be kept. */
export function splitAtMidnight(batch: RunBatch, stamp: Instant): readonly DayRun[] {
  return batch.runs.flatMap((told, at) => {
    const run = wholeRun(batch, told, { at, stamp });
    const fault = runFault(run.name, { ...run, entry: 0 });
    if (fault === undefined) return cut(run);
    throw new RangeError(`Run ${at} of ${batch.source}, series ${told.series}: ${fault.message}.`);
  });
}

function wholeRun(
  { source, claimed }: RunBatch,
  run: RunOfSlices,
  { at, stamp }: { readonly at: number; readonly stamp: Instant },
): DayRun {
  const { series, subject, agreement, stepMs, start, bad, total, unknown } = run;
  const name = {
    source,
    series,
    // A name without letters is none: one series is not kept under two names.
    ...(subject === undefined || subject === '' ? {} : { subject }),
    ...(agreement === undefined || agreement === '' ? {} : { agreement }),
    stepMs,
  };
  const recordedAt = claimed === true ? (run.recordedAt ?? stamp) : stamp;
  const told = unknown === undefined ? {} : { unknown };
  return { name, start, recordedAt, bad: counts(bad), total: counts(total), ...told, at };
}

/** Doubles hold whatever was told, so that a count out of range is refused and not cut short. */
const counts = (told: RunOfSlices['total']): CountColumn =>
  told instanceof Uint8Array || told instanceof Uint16Array || told instanceof Uint32Array
    ? told
    : Float64Array.from(told);

function cut(run: DayRun): readonly DayRun[] {
  const { stepMs } = run.name;
  const pieces: DayRun[] = [];
  for (let from = 0; from < run.total.length;) {
    const begins = Instant.of(run.start + from * stepMs);
    const to = Math.min(run.total.length, from + (dayOf(begins) + dayMs - begins) / stepMs);
    pieces.push(stretchOf(run, [from, to]));
    from = to;
  }
  return pieces;
}

/** Whether slice `i` was told as unknown. */
export function isUnknown({ unknown }: Pick<DayRun, 'unknown'>, i: number): boolean {
  return unknown !== undefined && (((unknown[i >>> 5] ?? 0) >>> (i & 31)) & 1) === 1;
}

/** Slices `from` to `to` of a run as a run of its own, in arrays of its own. */
export function stretchOf(run: DayRun, [from, to]: readonly [number, number]): DayRun {
  const start = Instant.of(run.start + from * run.name.stepMs);
  const bits = new Uint32Array(Math.ceil((to - from) / 32));
  for (let i = 0; i < to - from; i += 1)
    if (isUnknown(run, from + i)) bits[i >>> 5] = (bits[i >>> 5] ?? 0) | (1 << (i & 31));
  const { unknown: _, ...rest } = run;
  const told = bits.some((word) => word !== 0) ? { unknown: bits } : {};
  return { ...rest, start, bad: run.bad.slice(from, to), total: run.total.slice(from, to), ...told };
}
