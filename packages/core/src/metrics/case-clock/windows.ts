/**
 * From when to when a clock of a case is on. Owns: start, end, reopening, and what ends nothing. Does not own: pauses,
 * priorities and hours, which cut the window up (stretches.ts).
 */
import type { CaseEvent, CaseRow } from '../../evidence/row.ts';
import type { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { moments } from './log.ts';
import type { CaseLog } from './log.ts';

/** What a reopened case does to its clock. */
export const reopenPolicies = ['continue', 'void-closure', 'new-cycle'] as const;
export type ReopenPolicy = (typeof reopenPolicies)[number];

export interface WindowRules {
  readonly startsAt: CaseEvent;
  /** Events that end the clock. */
  readonly ends: readonly CaseEvent[];
  /** Events at which an update clock begins anew; empty for other clocks. */
  readonly ticks: readonly CaseEvent[];
  readonly reopen: ReopenPolicy;
}

/** The clock was on from `start` to `end` (still on when missing), except in the gaps while the case was closed. */
export interface Window {
  readonly start: Instant;
  readonly end?: Instant | undefined;
  readonly gaps: readonly Interval[];
  /** Cycle of the case, from one; more than one only under `new-cycle`. */
  readonly cycle: number;
}

interface Open {
  start: Instant;
  end: Instant | undefined;
  endedBy: CaseEvent | undefined;
  gaps: Interval[];
  cycle: number;
}

/** Ends that a reopening takes back. A response was given once and for all. */
const reopenable: readonly CaseEvent[] = ['restored', 'resolved', 'closed'];
const reopens: readonly CaseEvent[] = ['reopened', 'refused'];

const fresh = (start: Instant, cycle: number): Open => ({ start, end: undefined, endedBy: undefined, gaps: [], cycle });

/** The windows of a clock, in order; none when the case never reached the event that starts it. */
export function windowsOf(log: CaseLog, rules: WindowRules): Window[] {
  const first = log.rows.find((row) => row.event === rules.startsAt);
  if (first === undefined) return [];
  const done: Open[] = [];
  let now = fresh(first.at, 1);
  for (const moment of moments(log.rows)) {
    // What was done before the clock starts (a response before the assignment) is done when it starts.
    const at = moment.at < first.at ? first.at : moment.at;
    const ending = moment.rows.filter((row) => rules.ends.includes(row.event));
    const reopening = moment.rows.filter((row) => reopens.includes(row.event));
    // At one instant a closed case is reopened before it is closed again, and an open one closed before it is reopened.
    const rows = now.end === undefined ? [...ending, ...reopening] : [...reopening, ...ending];
    for (const row of rows) {
      const next = rules.ends.includes(row.event) ? end(now, row, at) : reopen(now, row, { at, rules });
      if (next !== now) done.push(now);
      now = next;
    }
    if (now.end === undefined && at > now.start && moment.rows.some((row) => rules.ticks.includes(row.event))) {
      done.push({ ...now, end: at });
      now = fresh(at, now.cycle);
    }
  }
  return [...done, now].map(({ start, end: ended, gaps, cycle }) => ({ start, end: ended, gaps, cycle }));
}

function end(now: Open, row: CaseRow, at: Instant): Open {
  if (now.end !== undefined) return now;
  now.end = at;
  now.endedBy = row.event;
  return now;
}

/** What the clock is after a reopening: the same one running again, or the next one. */
function reopen(now: Open, row: CaseRow, { at, rules }: { at: Instant; rules: WindowRules }): Open {
  const { end: ended, endedBy } = now;
  if (ended === undefined || endedBy === undefined) return now;
  // A refused closure was none, whatever the agreement says about cases that come back.
  const policy = row.event === 'refused' ? 'void-closure' : rules.reopen;
  if (policy === 'new-cycle') return fresh(at, now.cycle + 1);
  if (!reopenable.includes(endedBy)) return now;
  // The closure itself told the customer something, so the wait for the next update starts there.
  if (rules.ticks.length > 0) return fresh(policy === 'continue' ? at : ended, now.cycle);
  if (policy === 'continue' && at > ended) now.gaps.push({ start: ended, end: at });
  now.end = undefined;
  now.endedBy = undefined;
  return now;
}
