/**
 * Whether a promise will be kept to the end of its period, by the plainest projection there is: it goes on as it went. Owns:
 * the chance of a miss and what is certain about it. Does not own: forecasts from history (they replace the pace, not the form).
 *
 * The chance is Markov's bound: of something that is never negative and expected to be E, at most E ÷ a of all courses reach a.
 * It needs no assumption about outages, is exact, and errs on the side of warning. What is certain is 0 or 1 and says so.
 */
import { Ratio } from '../values/ratio.ts';

/** `secured`: nothing that can still happen breaks it. `works`: what is planned breaks it. `unrecoverable`: nothing mends it. */
export type Outlook = 'secured' | 'open' | 'works' | 'unrecoverable';

export interface Projection {
  readonly outlook: Outlook;
  /** Of a miss by the end of the period, 0 to 1. */
  readonly probability: Ratio;
  /** What the pace so far adds until the end: milliseconds, or misses. */
  readonly expected: Ratio;
  /** What may still be added after planned works: milliseconds, or whole misses. */
  readonly room: Ratio;
}

export interface TimeBudget {
  readonly usedMs: Ratio;
  readonly allowedMs: Ratio;
  /** Time of the period that is over, and all of it. */
  readonly passedMs: Ratio;
  readonly wholeMs: Ratio;
  /** Cuts by planned works that will count. */
  readonly worksMs: Ratio;
}

/** Of a promise with a budget of time. */
export function projectTime({ usedMs, allowedMs, passedMs, wholeMs, worksMs }: TimeBudget): Projection {
  const remaining = wholeMs.minus(passedMs);
  const expected = atPace(usedMs, passedMs, remaining);
  const room = allowedMs.minus(usedMs).minus(worksMs);
  const certain = (outlook: Outlook, probability: Ratio): Projection => ({ outlook, probability, expected, room });
  if (usedMs.greaterThan(allowedMs)) return certain('unrecoverable', Ratio.one);
  if (room.isNegative()) return certain('works', Ratio.one);
  if (remaining.atMost(room)) return certain('secured', Ratio.zero);
  return { outlook: 'open', probability: bound(expected, room), expected, room };
}

export interface CaseBudget {
  readonly cases: Ratio;
  readonly misses: Ratio;
  /** Share of cases that has to be good. */
  readonly target: Ratio;
  readonly passedMs: Ratio;
  readonly wholeMs: Ratio;
}

export interface CaseProjection extends Projection {
  /** Cases that the pace so far adds, rounded to whole ones. */
  readonly coming: Ratio;
  /** Share at the end if every one of them is good. */
  readonly best: Ratio;
}

/** Of a promise about a share of cases. `expected` and `room` count misses. Nothing counted so far says nothing: secured is never claimed of it. */
export function projectCases({ cases, misses, target, passedMs, wholeMs }: CaseBudget): CaseProjection {
  const coming = atPace(cases, passedMs, wholeMs.minus(passedMs)).round({ mode: 'half-up', decimals: 0 });
  const whole = cases.plus(coming);
  const expected = cases.isZero() ? Ratio.zero : misses.dividedBy(cases).times(coming);
  const room = Ratio.of(Ratio.one.minus(target).times(whole).minus(misses).floor());
  const best = whole.isZero() ? Ratio.one : whole.minus(misses).dividedBy(whole);
  const certain = (outlook: Outlook, probability: Ratio): CaseProjection => ({
    outlook,
    probability,
    expected,
    room,
    coming,
    best,
  });
  if (best.lessThan(target)) return certain('unrecoverable', Ratio.one);
  if (!cases.isZero() && coming.atMost(room)) return certain('secured', Ratio.zero);
  return certain('open', bound(expected, room.plus(Ratio.one)));
}

/** What comes in the rest if it goes on as it went; nothing where nothing went by yet. */
function atPace(amount: Ratio, passed: Ratio, remaining: Ratio): Ratio {
  return passed.isZero() ? Ratio.zero : amount.times(remaining).dividedBy(passed);
}

function bound(expected: Ratio, room: Ratio): Ratio {
  if (room.isZero()) return expected.isZero() ? Ratio.zero : Ratio.one;
  return Ratio.min(Ratio.one, expected.dividedBy(room));
}
