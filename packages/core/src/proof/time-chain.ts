/**
 * How long a chain of promised times may take, each step in its own hours. Owns: the elapsed time from one start, and the
 * worst over all starts of a stretch. Does not own: what the target is.
 *
 * A sequence adds, a parallel takes the latest. Elapsed time is counted in the target's calendar. As a function of the start
 * it is piecewise linear and its pieces meet where some calendar, for some step, opens, closes, stops or resumes; the worst
 * start is one of those moments or the millisecond after one (a start that just misses a closing waits for the next opening).
 */
import type { Calendar } from '../calendars/calendar.ts';
import type { Pauses } from '../calendars/pauses.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';

/** A promised time in hours of its own; `stops` are moments at which its clock stands still. */
export interface ChainStep {
  readonly name: string;
  readonly ms: number;
  readonly calendar: Calendar;
  readonly stops?: IntervalSet | undefined;
}

export type TimeChain =
  ChainStep | { readonly sequence: readonly TimeChain[] } | { readonly parallel: readonly TimeChain[] };

export interface ChainRun {
  readonly start: Instant;
  readonly finish: Instant;
  /** Milliseconds between them in the target's calendar. */
  readonly elapsedMs: number;
}

/** When the chain is done at the latest if it begins at an instant. Refused where a calendar does not open often enough. */
export function finishOf(chain: TimeChain, start: Instant): Outcome<Instant> {
  if ('sequence' in chain) {
    let at: Outcome<Instant> = accepted(start);
    for (const step of chain.sequence) {
      if (!at.ok) return at;
      at = finishOf(step, at.value);
    }
    return at;
  }
  if ('parallel' in chain) {
    let latest = start;
    for (const branch of chain.parallel) {
      const done = finishOf(branch, start);
      if (!done.ok) return done;
      if (done.value > latest) latest = done.value;
    }
    return accepted(latest);
  }
  return chain.calendar.due({ start, targetMs: chain.ms, pauses: pausesOf(chain) });
}

/** The chain from one start, counted in the target's calendar. */
export function runOf(chain: TimeChain, counted: Calendar, start: Instant): Outcome<ChainRun> {
  const finish = finishOf(chain, start);
  if (!finish.ok) return finish;
  return accepted({ start, finish: finish.value, elapsedMs: counted.elapsed(start, finish.value) });
}

/** The start in the stretch from which the chain takes longest; of equal ones the last. */
export function worstRun(chain: TimeChain, counted: Calendar, within: Interval): Outcome<ChainRun> {
  // A later start is never done earlier, so that the last one bounds where calendars can still matter.
  const last = finishOf(chain, within.end);
  if (!last.ok) return last;
  const reach = { start: within.start, end: Instant.plus(last.value, 1) };
  const moments = [within.start, ...turnsOf(counted, reach), Instant.plus(within.end, -1)];
  const starts = candidates(chain, { within: reach, ends: moments });
  let worst: ChainRun | undefined;
  for (const moment of [...moments, ...starts]) {
    for (const start of [moment, Instant.plus(moment, 1)]) {
      if (start < within.start || start >= within.end) continue;
      const run = runOf(chain, counted, start);
      if (!run.ok) return run;
      if (worst === undefined || isWorse(run.value, worst)) worst = run.value;
    }
  }
  if (worst !== undefined) return accepted(worst);
  return refused({ code: 'proof/no-start', message: 'There is no moment to start from: give a stretch of time.' });
}

function isWorse(one: ChainRun, other: ChainRun): boolean {
  return one.elapsedMs === other.elapsedMs ? one.start > other.start : one.elapsedMs > other.elapsedMs;
}

interface Backward {
  readonly within: Interval;
  /** Moments at which what follows the chain changes its pace. */
  readonly ends: readonly Instant[];
}

/** Starts from which some step of the chain begins or ends when a calendar turns. */
function candidates(chain: TimeChain, { within, ends }: Backward): readonly Instant[] {
  if ('sequence' in chain) {
    return chain.sequence.reduceRight<readonly Instant[]>(
      (later, step) => candidates(step, { within, ends: later }),
      ends,
    );
  }
  if ('parallel' in chain) return distinct(chain.parallel.flatMap((branch) => candidates(branch, { within, ends })));
  const turns = [...turnsOf(chain.calendar, within), ...(chain.stops?.bounds.map(Instant.of) ?? [])];
  return distinct([...turns, ...[...turns, ...ends].flatMap((end) => startsOf(chain, end))]);
}

/** Latest starts from which the step ends at a moment, read on both sides of an opening. */
function startsOf(step: ChainStep, end: Instant): readonly Instant[] {
  return (['close', 'next-open'] as const).flatMap((boundary) => {
    let wanted = step.ms;
    for (;;) {
      const start = step.calendar.subtract(end, wanted, boundary);
      if (!start.ok) return [];
      // Time that stood still inside the run moves its start back; each round uncovers at least one more stop, or ends.
      const ran = step.calendar.elapsedPaused(start.value, end, pausesOf(step));
      if (ran >= step.ms) return [start.value];
      wanted += step.ms - ran;
    }
  });
}

function pausesOf({ stops }: ChainStep): Pauses {
  return stops ?? IntervalSet.empty;
}

function turnsOf(calendar: Calendar, { start, end }: Interval): readonly Instant[] {
  return calendar.openBetween(start, end).bounds.map(Instant.of);
}

function distinct(moments: readonly Instant[]): readonly Instant[] {
  return [...new Set(moments)];
}
