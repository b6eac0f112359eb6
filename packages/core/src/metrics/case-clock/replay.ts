/**
 * A clock of a case, replayed from its log. Nothing is stored and nothing is mutated: the same log gives the same clock
 * at any horizon, so the clock of an open case "now" and the clock of a statement are one computation.
 *
 * Owns: the runs of a clock. Does not own: limits and hours (reading.ts), which cases are asked about (measure.ts).
 */
import type { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import type { CaseLog } from './log.ts';
import { stretchesOf } from './stretches.ts';
import type { StopRules, Stretch } from './stretches.ts';
import { windowsOf } from './windows.ts';
import type { Window, WindowRules } from './windows.ts';

export interface ReplayRules extends WindowRules, StopRules {}

/** One turn of a clock: from its start to its end, or to the horizon while it is still on. */
export interface Run {
  readonly cycle: number;
  readonly startedAt: Instant;
  /** Missing while the clock is on. */
  readonly endedAt?: Instant | undefined;
  /** In force when the clock ended, or at the horizon. */
  readonly priority: string | undefined;
  /** Without the time in which the case was closed, unless that time counts. */
  readonly stretches: readonly Stretch[];
}

/**
 * The turns of a clock, in order: one, or one per cycle, or one per update. Rows at or after `horizon` are expected to be
 * cut off by the caller (`before`) when the clock is asked for as it stood then.
 */
export function replay(log: CaseLog, rules: ReplayRules, horizon: Instant): Run[] {
  const stretches = stretchesOf(log, rules, horizon);
  return windowsOf(log, rules)
    .filter((window) => window.start < horizon)
    .map((window) => runOf(window, stretches, horizon));
}

function runOf(window: Window, stretches: readonly Stretch[], horizon: Instant): Run {
  const end = window.end ?? horizon;
  const own = piecesOf(window, end).flatMap((piece) => cutOut(stretches, piece));
  return {
    cycle: window.cycle,
    startedAt: window.start,
    endedAt: window.end,
    priority: own.at(-1)?.priority ?? stretches[indexAt(stretches, window.start)]?.priority,
    stretches: own,
  };
}

function piecesOf(window: Window, end: Instant): Interval[] {
  const pieces: Interval[] = [];
  let start = window.start;
  for (const gap of window.gaps) {
    pieces.push({ start, end: gap.start });
    start = gap.end;
  }
  return [...pieces, { start, end }];
}

/** Index of the stretch that holds the instant, by binary search. */
function indexAt(stretches: readonly Stretch[], at: Instant): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.end ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cutOut(stretches: readonly Stretch[], piece: Interval): Stretch[] {
  const found: Stretch[] = [];
  for (let i = indexAt(stretches, piece.start); i < stretches.length; i += 1) {
    const stretch = stretches[i];
    if (stretch === undefined || stretch.start >= piece.end) break;
    const start = stretch.start < piece.start ? piece.start : stretch.start;
    const end = stretch.end > piece.end ? piece.end : stretch.end;
    if (start < end) found.push({ ...stretch, start, end });
  }
  return found;
}
