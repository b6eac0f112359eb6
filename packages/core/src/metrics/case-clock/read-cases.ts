/**
 * The clock of one case as somebody follows it: what ran, what stood still and why, with whom it lay, when it is due. Owns: one
 * reading for the page of a ticket. A verdict is the evaluation's alone; exclusions that were decided are looked at there.
 */
import { Instant } from '../../values/instant.ts';
import type { CaseClockReading, ClocksQuestion } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import { caseLogs } from './log.ts';
import { partyTotals, readRun } from './reading.ts';
import { replay } from './replay.ts';
import { limitRules, replayRules } from './rules.ts';
import type { CaseClockTerms } from './terms.ts';

/** Of every case that the promise speaks of, in order of case. */
export function readCaseClocks(terms: CaseClockTerms, question: ClocksQuestion): readonly CaseClockReading[] {
  const { at, subjects, rows, precedence } = question;
  const rules = limitRules(terms, question);
  const { types, priorities } = terms.population ?? {};
  return caseLogs(rows, precedence).flatMap((log): readonly CaseClockReading[] => {
    if (types !== undefined && (log.type === undefined || !types.includes(log.type))) return [];
    if (!speaksOf(log, subjects)) return [];
    const last = log.rows.at(-1)?.at ?? at;
    const horizon = Instant.plus(last > at ? last : at, 1);
    const runs = replay(log, replayRules(terms, log, []), horizon);
    const [first, final] = [runs[0], runs.at(-1)];
    if (first === undefined || final === undefined) return [];
    if (priorities !== undefined && !priorities.includes(final.priority ?? '')) return [];
    const readings = runs.map((run) => readRun(run, rules));
    if (!readings.some(({ judged }) => judged)) return [];
    const sum = (pick: (reading: (typeof readings)[number]) => number): number =>
      readings.reduce((ms, reading) => ms + pick(reading), 0);
    const closing = readings.at(-1);
    return [
      {
        case: log.id,
        clock: terms.clock,
        startedAt: first.startedAt,
        endedAt: final.endedAt,
        priority: final.priority,
        limit: closing?.limit,
        dueAt: closing?.due,
        late: readings.some((reading) => reading.late !== undefined),
        lateSince: readings.flatMap((reading) => reading.late?.since ?? [])[0],
        runningMs: sum((reading) => reading.runningMs),
        pausedMs: sum((reading) => reading.pausedMs),
        parties: partyTotals(readings),
        stretches: runs.flatMap((run) =>
          run.stretches.map(({ start, end, party, priority, stop }) => ({
            start,
            end: end > at && run.endedAt === undefined && end === horizon ? at : end,
            party,
            priority,
            pausedFor: stop?.reason,
          })),
        ),
      },
    ];
  });
}
