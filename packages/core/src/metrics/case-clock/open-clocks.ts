/**
 * The clocks of open cases as they stand: what a countdown shows and what a timer is set to. Owns: from the case events of an
 * agreement to the clocks that run. A verdict is the evaluation's alone; exclusions that were decided are looked at there.
 */
import type { RowOf } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import type { MeasureContext, Subject } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import { caseLogs } from './log.ts';
import type { CaseLog } from './log.ts';
import { openClock } from './reading.ts';
import { replay } from './replay.ts';
import { limitRules, replayRules } from './rules.ts';
import type { LimitRules } from './limit.ts';
import type { CaseClockTerms } from './terms.ts';

/** One promise about cases: its terms, its hours, whose cases it speaks of. */
export interface ClockPromise extends Pick<MeasureContext, 'zone' | 'calendar' | 'calendars'> {
  readonly terms: CaseClockTerms;
  readonly subjects: readonly Subject[];
  /** Sources in order of trust; empty: all are believed. */
  readonly precedence: readonly string[];
}

/** An open case under one promise. */
export interface OpenCaseClock {
  readonly case: string;
  readonly priority: string | undefined;
  readonly stopped: boolean;
  /** Running milliseconds until the limit is used up; negative when it is. Missing without a limit. */
  readonly remainingMs: number | undefined;
  /** When the clock will be late if nothing stops it; missing while it is stopped. */
  readonly dueAt: Instant | undefined;
  readonly late: boolean;
}

/** The open clocks of one promise; `rows` are the case events that stand (corrections applied). In order of case. */
export function openCaseClocks(
  promise: ClockPromise,
  rows: readonly RowOf<'case'>[],
  at: Instant,
): readonly OpenCaseClock[] {
  const rules = limitRules(promise.terms, promise);
  return caseLogs(rows, promise.precedence).flatMap((log) => clockOf(log, { promise, rules, at }));
}

function clockOf(
  log: CaseLog,
  { promise, rules, at }: { readonly promise: ClockPromise; readonly rules: LimitRules; readonly at: Instant },
): readonly OpenCaseClock[] {
  const { terms, subjects } = promise;
  const { types, priorities } = terms.population ?? {};
  if (types !== undefined && (log.type === undefined || !types.includes(log.type))) return [];
  if (!speaksOf(log, subjects)) return [];
  const last = log.rows.at(-1)?.at ?? at;
  // Just behind what is known: a case that was opened this very millisecond has a clock.
  const horizon = Instant.plus(last > at ? last : at, 1);
  const run = replay(log, replayRules(terms, log, []), horizon).at(-1);
  if (run === undefined || run.endedAt !== undefined) return [];
  if (priorities !== undefined && !priorities.includes(run.priority ?? '')) return [];
  const { stopped, remainingMs, dueAt, late } = openClock(run, rules);
  if (remainingMs === undefined && late === undefined) return [];
  return [{ case: log.id, priority: run.priority, stopped, remainingMs, dueAt, late: late !== undefined }];
}
