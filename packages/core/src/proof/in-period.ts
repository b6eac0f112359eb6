/**
 * A promise laid over one period of a target: the windows it is measured in, the hours it covers, its term. Owns: the minutes
 * of each, from calendars. Does not own: what they add up to (`worst-minutes.ts`).
 */
import type { Calendar } from '../calendars/calendar.ts';
import { periodOf } from '../calendars/period.ts';
import type { PeriodRule } from '../calendars/period.ts';
import type { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import { worstMinutes } from './worst-minutes.ts';
import type { LeftOut, PromiseTerms, PromiseWindow, WorstMinutes } from './worst-minutes.ts';

/** A target of an agreement that stands behind a leaf. */
export interface LeafPromise extends PromiseTerms {
  /** The agreement and clause, for the people who read the gap. */
  readonly ref: string;
  readonly calendar: Calendar;
  readonly windows: PeriodRule;
  /** When it binds; without an end it goes on. */
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
}

/** What the target counts in. */
export interface CountedTime {
  readonly calendar: Calendar;
  readonly leftOut?: LeftOut | undefined;
}

/** The most minutes that may count in the period while this promise is kept. */
export function worstInPeriod(promise: LeafPromise, target: CountedTime, period: Interval): WorstMinutes {
  const agreed = target.calendar.openBetween(period.start, period.end);
  const bound = inForce(promise, period);
  const inTerm = agreed.intersect(bound);
  const covered = inTerm.intersect(promise.calendar.openBetween(period.start, period.end));
  return worstMinutes({
    promise,
    windows: windowsOver(promise, covered, bound),
    agreed: minutesOf(agreed),
    uncovered: minutesOf(inTerm.minus(covered)),
    outsideTerm: minutesOf(agreed.minus(bound)),
    leftOutByTarget: target.leftOut,
  });
}

/** The minutes of a set, exactly. */
export function minutesOf(set: IntervalSet): Ratio {
  return Ratio.of(set.total(), 60_000);
}

function inForce({ from, until }: LeafPromise, { start, end }: Interval): IntervalSet {
  const begins = from !== undefined && from > start ? from : start;
  const ends = until !== undefined && until < end ? until : end;
  return ends <= begins ? IntervalSet.empty : IntervalSet.single(begins, ends);
}

/** A window counts with all its agreed time, though only part of it may lie in the period: all it allows may fall there. */
function windowsOver(promise: LeafPromise, covered: IntervalSet, bound: IntervalSet): readonly PromiseWindow[] {
  const windows: PromiseWindow[] = [];
  for (const { start, end } of bound) {
    for (let at = start; at < end;) {
      const window = periodOf(promise.windows, at);
      const agreed = promise.calendar.openBetween(window.start, window.end);
      windows.push({ agreed: minutesOf(agreed), here: minutesOf(covered.clip(window.start, window.end)) });
      at = window.end;
    }
  }
  return windows;
}
