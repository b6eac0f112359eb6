/**
 * What each promise says of each moment of a period: that its window is charged, or that nothing is. Owns: cutting the agreed
 * time where that changes, what a window may lose, what is left out beside it. Does not own: how the worst is spent
 * (`dated-programme.ts`).
 */
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { CountedTime, LeafPromise } from '../in-period.ts';
import { windowAt } from '../windows.ts';
import { leastRoundingTo } from '../worst-minutes.ts';

/** A window of a promise: moments charged to it, and what they may lose. */
export interface Charge {
  readonly when: IntervalSet;
  /** Milliseconds. */
  readonly may: Ratio;
  readonly text: LeafPromise;
}

/** Time that a promise leaves out, beyond what the target leaves out, too. */
export interface Allowance {
  readonly text: LeafPromise;
  /** Kind of cause; "threshold" for short outages that do not count. */
  readonly kind: string;
  /** Milliseconds; undefined without limit. */
  readonly may: Ratio | undefined;
  /** Moments in which it can be used; all when missing. */
  readonly when: IntervalSet | undefined;
}

/** One promise with the texts that take its place, read over a period. */
export interface Reading {
  readonly promise: LeafPromise;
  readonly charges: readonly Charge[];
  readonly allowances: readonly Allowance[];
}

const perMinute = Ratio.of(60_000);

/** How the promise reads in the target's agreed time of a period. */
export function readingOf(promise: LeafPromise, target: CountedTime, agreed: IntervalSet): Reading {
  const texts = textsFrom(promise);
  return {
    promise,
    charges: texts.flatMap((text) => chargesOf(text, agreed)),
    allowances: texts.flatMap((text) => [...leftOutBy(text, target, agreed), ...ignoredBy(text, agreed)]),
  };
}

function textsFrom(promise: LeafPromise): readonly LeafPromise[] {
  return promise.next === undefined ? [promise] : [promise, ...textsFrom(promise.next)];
}

const clipped = (set: IntervalSet, { from, until }: LeafPromise): IntervalSet => {
  const { bounds } = set;
  const [first = 0, last = 0] = [bounds[0], bounds.at(-1)];
  return set.clip(Instant.of(Math.max(first, from ?? first)), Instant.of(Math.min(last, until ?? last)));
};

/** A window that the term of a text cuts is judged by what is left of it. */
function chargesOf(text: LeafPromise, agreed: IntervalSet): readonly Charge[] {
  const bound = clipped(agreed, text);
  const slack = Ratio.one.minus(leastRoundingTo(text.value, text.roundedTo));
  const charges: Charge[] = [];
  const [first, last] = [bound.bounds[0], bound.bounds.at(-1)];
  if (first === undefined || last === undefined) return [];
  for (let at = Instant.of(first); at < last;) {
    const window = windowAt(text.windows, at);
    const [start, end] = [Math.max(window.start, text.from ?? -Infinity), Math.min(window.end, text.until ?? Infinity)];
    const open = text.calendar.openBetween(Instant.of(start), Instant.of(end));
    const whole = text.windowOf?.times(perMinute) ?? Ratio.of(open.total());
    const when = open.intersect(bound);
    if (!when.isEmpty) charges.push({ when, may: slack.times(whole), text });
    at = window.end;
  }
  return charges;
}

function leftOutBy(text: LeafPromise, target: CountedTime, agreed: IntervalSet): readonly Allowance[] {
  return Object.entries(text.leftOut ?? {}).flatMap(([kind, left]): Allowance[] => {
    const ours = target.leftOut ?? {};
    const same = Object.hasOwn(ours, kind) ? (ours[kind] ?? Ratio.zero) : Ratio.zero;
    if (same === 'unlimited') return [];
    const when = placeOf(text, kind, agreed);
    if (left === 'unlimited') return [{ text, kind, may: undefined, when }];
    const may = Ratio.max(Ratio.zero, left.minus(same)).times(perMinute);
    return may.isZero() ? [] : [{ text, kind, may, when }];
  });
}

function placeOf(text: LeafPromise, kind: string, agreed: IntervalSet): IntervalSet | undefined {
  const places = text.leftOutIn ?? {};
  const place = Object.hasOwn(places, kind) ? places[kind] : undefined;
  return place?.(spanOf(agreed)).intersect(agreed);
}

function spanOf({ bounds }: IntervalSet): Interval {
  return { start: Instant.of(bounds[0] ?? 0), end: Instant.of(bounds.at(-1) ?? 0) };
}

/** Short outages that do not count: so many of them, or, without a limit, one after the other with a breath between them. */
function ignoredBy(text: LeafPromise, agreed: IntervalSet): readonly Allowance[] {
  const { ignores } = text;
  if (ignores === undefined) return [];
  const { under, atMost } = ignores;
  if (atMost !== undefined) {
    return [{ text, kind: 'threshold', may: under.times(atMost).times(perMinute), when: undefined }];
  }
  return [{ text, kind: 'threshold', may: undefined, when: comb(Number(under.times(perMinute).floor()), agreed) }];
}

const mostTeeth = 50_000;

/** Pieces a little shorter than the threshold, each followed by a breath in which all is well. */
function comb(under: number, agreed: IntervalSet): IntervalSet {
  const breath = under > 2000 ? 1000 : 1;
  const { start, end } = spanOf(agreed);
  if (under <= breath) return IntervalSet.empty;
  const bounds: number[] = [];
  for (let at: number = start; at < end && bounds.length < 2 * mostTeeth; at += under) {
    bounds.push(at, Math.min(end, at + under - breath));
  }
  return IntervalSet.ofBounds(bounds).intersect(agreed);
}
