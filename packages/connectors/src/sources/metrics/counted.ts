/**
 * What one raw series says of the slices it passes: what it counted and when, where it was watched, where it leaves
 * something open. Owns: exact arithmetic of raw counters. Does not own: slices (tally.ts).
 *
 * What a counter grew by between two samples belongs to the moment of the later one. It began again where its value fell
 * or its start says so; what it shows then was counted since. What it showed when it was first seen was counted nobody
 * knows when, unless it says that it started just before.
 */
import { Instant } from '@troth/core';
import type { Complaints } from './complaints.ts';
import type { Point, RawSeries } from './raw-series.ts';

export interface Stretch {
  readonly from: number;
  /** First moment no longer in it. */
  readonly to: number;
}

export interface Counted {
  readonly counts: readonly { readonly at: number; readonly amount: number }[];
  /** From when to when somebody looked, without a gap. */
  readonly watched: readonly Stretch[];
  /** Where something may have been counted that nobody saw. */
  readonly open: readonly Stretch[];
}

export interface CountingTerms {
  /** How long a sample speaks for its series. */
  readonly stale: number;
  /** Whether a counter first seen at this moment, without a start, was at zero just before. */
  readonly bornAtZero: (at: number) => boolean;
  readonly complaints: Complaints;
}

/** Points with no gap longer than `stale`. */
export function unbroken(points: readonly Point[], stale: number): Point[][] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run === undefined || last === undefined || point.at - last.at > stale) runs.push([point]);
    else run.push(point);
  }
  return runs;
}

const moment = (at: number): Stretch => ({ from: at, to: at + 1 });

/** A gauge that is looked at: `amount` of each point counts at its moment. */
export function countPoints(series: RawSeries, stale: number, amount: (point: Point) => number): Counted {
  const runs = unbroken(series.points, stale);
  return {
    counts: series.points.map((point) => ({ at: point.at, amount: amount(point) })),
    watched: runs.flatMap((run) => stretchOf(run)),
    open: [...series.broken.map(moment), ...silences(runs, stale)],
  };
}

/** A counter: what it grew by. */
export function countIncrements(series: RawSeries, terms: CountingTerms): Counted {
  const { stale } = terms;
  const runs = unbroken(series.points, stale);
  const counts: { at: number; amount: number }[] = [];
  const open: Stretch[] = [...series.broken.map(moment), ...silences(runs, stale)];
  const watched: Stretch[] = [];
  for (const run of runs) {
    const [first] = run;
    if (first === undefined) continue;
    const started = startOf(first, stale);
    if (started !== undefined || terms.bornAtZero(first.at)) counts.push({ at: first.at, amount: first.value });
    else open.push(moment(first.at));
    watched.push(...stretchOf(run, started));
    for (const [i, point] of run.entries()) {
      const before = run[i - 1];
      if (before === undefined) continue;
      const amount = growth(before, point);
      if (typeof amount === 'number') counts.push({ at: point.at, amount });
      else {
        open.push(moment(point.at));
        const when = Instant.format(Instant.of(point.at));
        terms.complaints.add({ place: series.key, code: 'COUNTER', message: amount }, when);
      }
    }
  }
  return { counts, watched, open };
}

function stretchOf(run: readonly Point[], started?: number): Stretch[] {
  const [first, last] = [run[0], run[run.length - 1]];
  return first === undefined || last === undefined ? [] : [{ from: started ?? first.at, to: last.at }];
}

/** Behind the last point of each run: for as long as the series was still expected. */
function silences(runs: readonly (readonly Point[])[], stale: number): Stretch[] {
  return runs.flatMap((run) => {
    const last = run[run.length - 1];
    return last === undefined ? [] : [{ from: last.at, to: last.at + stale }];
  });
}

/** When a counter began that is seen for the first time; undefined where that is unknown, or too long ago to say when. */
function startOf({ at, startedAt }: Point, stale: number): number | undefined {
  return startedAt !== undefined && startedAt < at && at - startedAt <= stale ? startedAt : undefined;
}

/** Events between two samples, or why that cannot be told. */
function growth(before: Point, { value, startedAt }: Point): number | string {
  const fell = value < before.value;
  if (startedAt !== undefined && startedAt !== before.startedAt) {
    if (startedAt >= before.at) return value;
    if (before.startedAt !== undefined)
      return 'the counter says that it started anew before its last sample; spans of one counter must not overlap';
  }
  if (!fell) return value - before.value;
  if (startedAt !== undefined && startedAt === before.startedAt)
    return 'the counter fell without having started anew; counters only grow';
  return value;
}
