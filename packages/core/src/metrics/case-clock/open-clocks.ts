/**
 * The clocks of open cases as they stand: what a countdown shows and what a timer is set to. Owns: from the case events of an
 * agreement to the clocks that run. A verdict is the evaluation's alone; exclusions that were decided are looked at there.
 */
import { Instant } from '../../values/instant.ts';
import type { ClocksQuestion, OpenCaseClock } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import { caseLogs } from './log.ts';
import type { CaseLog } from './log.ts';
import { openClock } from './reading.ts';
import { replay } from './replay.ts';
import { limitRules, replayRules } from './rules.ts';
import type { LimitRules } from './limit.ts';
import type { CaseClockTerms } from './terms.ts';

/** The open clocks of one promise, in order of case. */
export function openCaseClocks(terms: CaseClockTerms, question: ClocksQuestion): readonly OpenCaseClock[] {
  const rules = limitRules(terms, question);
  return caseLogs(question.rows, question.precedence).flatMap((log) => clockOf(log, { terms, question, rules }));
}

interface Reading {
  readonly terms: CaseClockTerms;
  readonly question: ClocksQuestion;
  readonly rules: LimitRules;
}

function clockOf(log: CaseLog, { terms, question, rules }: Reading): readonly OpenCaseClock[] {
  const { at, subjects } = question;
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
