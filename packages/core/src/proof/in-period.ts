/**
 * A promise laid over one period of a target: the windows it is measured in, the hours it covers, its term. Owns: the minutes
 * of each, from calendars. Does not own: what they add up to (`worst-minutes.ts`).
 */
import type { Calendar } from '../calendars/calendar.ts';
import type { PeriodRule } from '../calendars/period.ts';
import type { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import { windowAt } from './windows.ts';
import { worstMinutes } from './worst-minutes.ts';
import type { Gap } from './gap.ts';
import type { LeftOut, PromiseTerms, PromiseWindow, WorstMinutes } from './worst-minutes.ts';

/** A target of an agreement that stands behind a leaf. */
export interface LeafPromise extends PromiseTerms {
  /** The agreement and clause, for the people who read the gap. */
  readonly ref: string;
  readonly calendar: Calendar;
  readonly windows: PeriodRule;
  /** Minutes that the share is taken of in each window, where the text fixes them; else the agreed time of the window. */
  readonly windowOf?: Ratio | undefined;
  /** Moments within a stretch in which a kind can be left out at all, such as windows of works; any moment when missing. */
  readonly leftOutIn?: Readonly<Record<string, (within: Interval) => IntervalSet>> | undefined;
  /** When it binds; without an end it goes on. */
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
  /** The text that takes its place, where the agreement was amended. */
  readonly next?: LeafPromise | undefined;
  readonly member?: Member | undefined;
}

/** One of several subjects that a promise judges together: it counts only while so many of them are down at once. */
export interface Member {
  /** The promise of all of them. */
  readonly of: LeafPromise;
  readonly subject: string;
  readonly atLeast: number;
}

/** What the target counts in. */
export interface CountedTime {
  readonly calendar: Calendar;
  /** Set against each promise in full: right for a service on one. What several share is shared out before (`model/behind-leaves.ts`). */
  readonly leftOut?: LeftOut | undefined;
}

/** The most minutes that may count in the period while this promise, and whatever takes its place, is kept. */
export function worstInPeriod(promise: LeafPromise, target: CountedTime, period: Interval): WorstMinutes {
  const agreed = target.calendar.openBetween(period.start, period.end);
  const texts = textsOf(promise)
    .map((text) => ({ text, bound: inForce(text, period) }))
    .filter(({ bound }) => !bound.isEmpty);
  const outsideTerm = minutesOf(agreed.minus(IntervalSet.unionOf(texts.map(({ bound }) => bound))));
  const worsts = texts.map(({ text, bound }) => worstUnder(text, { target, agreed: agreed.intersect(bound), bound }));
  const gaps: Gap[] = outsideTerm.isZero() ? [] : [{ code: 'TERM', minutes: outsideTerm }];
  const sum = outsideTerm.plus(Ratio.sumOf(worsts.map(({ minutes }) => minutes)));
  return { minutes: Ratio.min(minutesOf(agreed), sum), gaps: [...worsts.flatMap((one) => one.gaps), ...gaps] };
}

function textsOf(promise: LeafPromise): readonly LeafPromise[] {
  return promise.next === undefined ? [promise] : [promise, ...textsOf(promise.next)];
}

interface Bound {
  readonly target: CountedTime;
  /** Agreed time of the target while the text binds. */
  readonly agreed: IntervalSet;
  readonly bound: IntervalSet;
}

/** Of the time that one text binds. */
function worstUnder(promise: LeafPromise, { target, agreed, bound }: Bound): WorstMinutes {
  const covered = agreed.intersect(promise.calendar.openBetween(...reachOf(bound)));
  return worstMinutes({
    promise,
    windows: windowsOver(promise, covered, bound),
    agreed: minutesOf(agreed),
    uncovered: minutesOf(agreed.minus(covered)),
    leftOutByTarget: target.leftOut,
  });
}

function reachOf(set: IntervalSet): readonly [Instant, Instant] {
  const spans = [...set];
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) throw new TypeError('a text without time binds nothing');
  return [first.start, last.end];
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
      const window = windowAt(promise.windows, at);
      const agreed = promise.calendar.openBetween(window.start, window.end);
      windows.push({
        agreed: promise.windowOf ?? minutesOf(agreed),
        here: minutesOf(covered.clip(window.start, window.end)),
      });
      at = window.end;
    }
  }
  return windows;
}
