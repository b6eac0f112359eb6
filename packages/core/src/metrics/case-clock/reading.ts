/**
 * What a replayed clock reads: time used, stopped and per party, when its limit is used up, and whether it is late.
 *
 * A clock is late from the first instant at which it runs with its limit used up. Time that passes while it is stopped
 * never makes it late. Each priority is judged by the limit in force while it was in force: a limit lowered below the time
 * already used is missed at once, and a miss is not undone by lowering the priority afterwards.
 */
import type { Instant } from '../../values/instant.ts';
import { measureOf } from './limit.ts';
import type { Limit, LimitRules, Measure } from './limit.ts';
import type { Run } from './replay.ts';
import type { Stretch } from './stretches.ts';

export interface Lateness {
  /** When the limit was used up. */
  readonly due: Instant;
  /** From when on the clock ran late; after `due` when it was stopped there or when the limit was lowered later. */
  readonly since: Instant;
  /** Running milliseconds beyond the limit; 0 when only closed hours were overrun. */
  readonly overrunMs: number;
  readonly limit: Limit;
  readonly priority: string | undefined;
}

export interface Reading {
  /** Milliseconds in which the clock ran, in the hours of the priority of the time. */
  readonly runningMs: number;
  readonly pausedMs: number;
  readonly excludedMs: number;
  /** Milliseconds per party, stopped time included; they sum to running + paused + excluded. */
  readonly parties: ReadonlyMap<string, number>;
  /** In force at the end. */
  readonly priority: string | undefined;
  /** The limit in force at the end, if there is one. */
  readonly limit: Limit | undefined;
  /** When the limit in force at the end is used up; a forecast while the clock has not got there. */
  readonly due: Instant | undefined;
  readonly late: Lateness | undefined;
  /** Whether some limit applied at some time. */
  readonly judged: boolean;
}

/** Consecutive stretches of one priority. */
interface Phase {
  readonly priority: string | undefined;
  readonly stretches: readonly Stretch[];
}

/** Reads one run of a clock. */
export function readRun(run: Run, rules: LimitRules): Reading {
  const phases = phasesOf(run);
  const measures = new Map<string | undefined, Measure | undefined>();
  let late: Lateness | undefined;
  let last: Measure | undefined;
  for (const phase of phases) {
    last = rules.onPriorityChange === 'restart' ? phaseMeasure(phase, rules) : undefined;
    if (rules.onPriorityChange === 'carry') {
      if (!measures.has(phase.priority)) measures.set(phase.priority, runMeasure(run, phase.priority, rules));
      last = measures.get(phase.priority);
    }
    late = worse(late, last && latenessOf(phase, last, rules));
  }
  const limit = rules.limit(run.priority);
  return {
    ...sums(run, rules),
    priority: run.priority,
    limit,
    due: phases.length === 0 ? unstarted(run, rules) : last?.due,
    late,
    judged: limit !== undefined || phases.some((phase) => rules.limit(phase.priority) !== undefined),
  };
}

function phasesOf(run: Run): Phase[] {
  const phases: { priority: string | undefined; stretches: Stretch[] }[] = [];
  for (const stretch of run.stretches) {
    const now = phases.at(-1);
    if (now && now.priority === stretch.priority) now.stretches.push(stretch);
    else phases.push({ priority: stretch.priority, stretches: [stretch] });
  }
  return phases;
}

function runMeasure(run: Run, priority: string | undefined, rules: LimitRules): Measure | undefined {
  const limit = rules.limit(priority);
  return limit && measureOf(run.stretches, { start: run.startedAt, limit, priority }, rules);
}

function phaseMeasure({ priority, stretches }: Phase, rules: LimitRules): Measure | undefined {
  const limit = rules.limit(priority);
  const start = stretches[0]?.start;
  return limit && start !== undefined ? measureOf(stretches, { start, limit, priority }, rules) : undefined;
}

/** A clock that ended in the instant it started has a due time all the same. */
function unstarted(run: Run, rules: LimitRules): Instant | undefined {
  const limit = rules.limit(run.priority);
  if (limit === undefined) return undefined;
  const moment = { start: run.startedAt, end: run.startedAt, priority: run.priority, party: 'provider' };
  return measureOf([moment], { start: run.startedAt, limit, priority: run.priority }, rules).due;
}

function latenessOf(phase: Phase, measure: Measure, rules: LimitRules): Lateness | undefined {
  const { due, gauge, budgetMs } = measure;
  const limit = rules.limit(phase.priority);
  const end = phase.stretches.at(-1)?.end;
  if (due === undefined || limit === undefined || end === undefined || end <= due) return undefined;
  const running = phase.stretches.find((stretch) => stretch.stop === undefined && stretch.end > due);
  if (running === undefined) return undefined;
  const since = running.start > due ? running.start : due;
  return { due, since, overrunMs: Math.max(0, gauge.usedAt(end) - budgetMs), limit, priority: phase.priority };
}

/** The larger overrun; the time of the first miss stays. */
function worse(a: Lateness | undefined, b: Lateness | undefined): Lateness | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.overrunMs > a.overrunMs ? { ...b, since: a.since } : a;
}

function sums(run: Run, rules: LimitRules): Pick<Reading, 'runningMs' | 'pausedMs' | 'excludedMs' | 'parties'> {
  const parties = new Map<string, number>();
  const by = { running: 0, pause: 0, exclusion: 0 };
  for (const { start, end, priority, party, stop } of run.stretches) {
    const ms = rules.hours(priority).elapsed(start, end);
    parties.set(party, (parties.get(party) ?? 0) + ms);
    by[stop?.by ?? 'running'] += ms;
  }
  return { runningMs: by.running, pausedMs: by.pause, excludedMs: by.exclusion, parties };
}

/** Milliseconds per party over several readings, by name. */
export function partyTotals(readings: readonly Reading[]): [party: string, ms: number][] {
  const totals = new Map<string, number>();
  for (const { parties } of readings) {
    for (const [party, ms] of parties) totals.set(party, (totals.get(party) ?? 0) + ms);
  }
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** An open clock at the horizon up to which it was replayed. */
export interface OpenClock {
  readonly stopped: boolean;
  /** Milliseconds of running time until the limit is used up; negative when it is. Missing without a limit. */
  readonly remainingMs: number | undefined;
  /** When the clock will be late if nothing stops it; missing while it is stopped, since no time passes on it. */
  readonly dueAt: Instant | undefined;
  readonly late: Lateness | undefined;
}

/** The clock as it stands at the horizon: what a countdown shows. */
export function openClock(run: Run, rules: LimitRules): OpenClock {
  const { late } = readRun(run, rules);
  const stopped = run.stretches.at(-1)?.stop !== undefined;
  const measure = currentMeasure(run, rules);
  if (measure === undefined) return { stopped, remainingMs: undefined, dueAt: undefined, late };
  const remainingMs = measure.budgetMs - measure.gauge.total;
  return { stopped, remainingMs, dueAt: stopped && late === undefined ? undefined : measure.due, late };
}

/** The instants at which percentages of the limit in force are used up, stops known so far included; 150 is half beyond. */
export function thresholdsOf(run: Run, rules: LimitRules, percents: readonly number[]): (Instant | undefined)[] {
  const measure = currentMeasure(run, rules);
  // A share of the limit is used up in the millisecond that completes it.
  return percents.map((percent) => measure?.gauge.reaches(Math.ceil((measure.budgetMs * percent) / 100)));
}

function currentMeasure(run: Run, rules: LimitRules): Measure | undefined {
  if (rules.onPriorityChange === 'carry') return runMeasure(run, run.priority, rules);
  const phase = phasesOf(run).at(-1);
  return phase && phaseMeasure(phase, rules);
}
