/**
 * Which slices of a batch are news. Owns: that a slice told again as it stood is a duplicate, and that a claimed run is one
 * only when the very run was told before with the same instant. Does not own: finding what is held (each store). Pure.
 */
import { dayOf } from '@troth/core';
import { isUnknown, stretchOf } from './runs.ts';
import type { DayRun } from './runs.ts';

/** A run that is kept already, of the same series. */
export type HeldRun = Pick<DayRun, 'start' | 'recordedAt' | 'bad' | 'total' | 'unknown'>;

export interface FreshRuns {
  /** What is to be kept, in the order in which it was told. */
  readonly runs: readonly DayRun[];
  /** Positions, in the batch given, of runs that held news. */
  readonly told: readonly number[];
}

export interface RunsAndHeld {
  readonly runs: readonly DayRun[];
  readonly claimed: boolean;
  /** Runs kept of the same series that have a slice in common with the one given, in order of the ledger. */
  readonly held: (run: DayRun) => readonly HeldRun[];
}

/** What is new among the runs, those before each of them in the batch included. */
export function freshRuns({ runs, claimed, held }: RunsAndHeld): FreshRuns {
  const kept: DayRun[] = [];
  const sameDay = new Map<string, DayRun[]>();
  for (const run of runs) {
    const day = JSON.stringify([run.name, dayOf(run.start)]);
    const own = sameDay.get(day) ?? [];
    const before = [...held(run), ...own];
    const news = claimed ? unlessTold(run, before) : changedStretches(run, before);
    kept.push(...news);
    sameDay.set(day, own.concat(news));
  }
  return { runs: kept, told: [...new Set(kept.map(({ at }) => at))] };
}

const unlessTold = (run: DayRun, before: readonly HeldRun[]): readonly DayRun[] =>
  before.some((one) => sameRun(one, run)) ? [] : [run];

function sameRun(held: HeldRun, run: DayRun): boolean {
  if (held.start !== run.start || held.recordedAt !== run.recordedAt) return false;
  if (held.total.length !== run.total.length) return false;
  return run.total.every((_, i) => sameSlice([held, i], [run, i]));
}

type SliceOf = readonly [HeldRun, number];

/** Of an unknown slice no bad count is a fact. */
function sameSlice([a, i]: SliceOf, [b, k]: SliceOf): boolean {
  const unknown = isUnknown(a, i);
  return unknown === isUnknown(b, k) && a.total[i] === b.total[k] && (unknown || a.bad[i] === b.bad[k]);
}

/** Stretches of the run that differ from what was told last before it. */
function changedStretches(run: DayRun, before: readonly HeldRun[]): readonly DayRun[] {
  const news = newsOf(run, before);
  const stretches: DayRun[] = [];
  for (let from = news.indexOf(true); from >= 0;) {
    const end = news.indexOf(false, from);
    const to = end < 0 ? news.length : end;
    stretches.push(stretchOf(run, [from, to]));
    from = news.indexOf(true, to);
  }
  return stretches;
}

/** Of each slice, whether it says something else than what was told last before it. */
function newsOf(run: DayRun, before: readonly HeldRun[]): readonly boolean[] {
  const last: (SliceOf | undefined)[] = Array.from(run.total, () => undefined);
  // A stable sort: runs recorded at one instant stay in order of the ledger.
  const inOrder = before.filter((one) => one.recordedAt <= run.recordedAt).sort((a, b) => a.recordedAt - b.recordedAt);
  for (const one of inOrder) {
    const offset = (one.start - run.start) / run.name.stepMs;
    const end = Math.min(one.total.length, last.length - offset);
    for (let i = Math.max(0, -offset); i < end; i += 1) last[i + offset] = [one, i];
  }
  return last.map((held, i) => held === undefined || !sameSlice(held, [run, i]));
}
