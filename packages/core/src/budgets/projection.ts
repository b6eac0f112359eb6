/**
 * Whether a budget of time will last to the end of its period, by the plainest projection there is: it goes on as it went. Owns:
 * the chance of a miss and what is certain about it, where nothing else is known. Does not own: forecasts from history.
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

/** What comes in the rest if it goes on as it went; nothing where nothing went by yet. */
function atPace(amount: Ratio, passed: Ratio, remaining: Ratio): Ratio {
  return passed.isZero() ? Ratio.zero : amount.times(remaining).dividedBy(passed);
}

function bound(expected: Ratio, room: Ratio): Ratio {
  if (room.isZero()) return expected.isZero() ? Ratio.zero : Ratio.one;
  return Ratio.min(Ratio.one, expected.dividedBy(room));
}
