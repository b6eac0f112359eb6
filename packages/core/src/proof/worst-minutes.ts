/**
 * A promise as the most minutes that may count against a target in one of its periods while the promise is kept. Owns: the
 * sum and its parts, each with the code of the gap it opens. Does not own: calendars (`in-period.ts`), composing leaves.
 *
 * worst = min(|A|, allow + excluded + uncovered + hidden), A the agreed time of the target in the period:
 *   allow     Σ over windows w of the promise min((1 − a)·|Aw|, |A ∩ w|): a window inside the period brings all it allows, one
 *             that contains the period may spend all of it here, one across the boundary as much as fits;
 *   excluded  Σ over kinds max(0, left out by the promise − left out by the target); without limit there is no bound;
 *   uncovered |A| outside the hours of the promise;
 *   hidden    by rounding half-up at d decimals of a percent, 1 − (a − ½·10^−(d+2)) instead of 1 − a where a has no more than d
 *             decimals itself, less than that where it has (a value must round to a or above); by a threshold τ under
 *             which up to N outages do not count, N·τ; without N there is no bound.
 */
import { Ratio } from '../values/ratio.ts';
import type { Gap } from './gap.ts';

/** Minutes left out by kind, "maintenance" among them; `unlimited` where the text sets no limit. */
export type LeftOut = Readonly<Record<string, Ratio | 'unlimited'>>;

/** The part of a promise that says how much may be down. */
export interface PromiseTerms {
  readonly value: Ratio;
  readonly leftOut?: LeftOut | undefined;
  /** Outages shorter than this do not count, at most so many of them. */
  readonly ignores?: { readonly under: Ratio; readonly atMost?: Ratio | undefined } | undefined;
  /** Decimals of a percent to which the attained value is rounded half-up before it is compared. */
  readonly roundedTo?: number | undefined;
}

/** One window of the promise: its own agreed minutes, and how many minutes of the target's agreed time lie in it. */
export interface PromiseWindow {
  readonly agreed: Ratio;
  readonly here: Ratio;
}

export interface WorstQuestion {
  readonly promise: PromiseTerms;
  readonly windows: readonly PromiseWindow[];
  /** Agreed minutes of the target in the period. */
  readonly agreed: Ratio;
  /** Of these, minutes that the promise does not cover because its hours are shorter. */
  readonly uncovered?: Ratio | undefined;
  readonly leftOutByTarget?: LeftOut | undefined;
}

export interface WorstMinutes {
  readonly minutes: Ratio;
  readonly gaps: readonly Gap[];
}

/** The most minutes that may count, and the gaps that add to what the promise seems to allow. */
export function worstMinutes(question: WorstQuestion): WorstMinutes {
  const { promise, windows, agreed } = question;
  const slack = Ratio.one.minus(promise.value);
  const plain = allowed(slack, windows);
  const rounded = allowed(Ratio.one.minus(leastRoundingTo(promise.value, promise.roundedTo)), windows);
  const parts = [
    ...leftOutParts(promise.leftOut, question.leftOutByTarget),
    ...thresholdPart(promise.ignores, agreed),
    { code: 'HOURS', minutes: question.uncovered ?? Ratio.zero },
    { code: 'ROUNDING', minutes: rounded.minus(plain) },
  ] satisfies Gap[];
  const share = slack.times(Ratio.sumOf(windows.map(({ here }) => here)));
  const window: Gap[] = plain.greaterThan(share) ? [{ code: 'WINDOW', minutes: plain }] : [];
  const sum = plain.plus(Ratio.sumOf(parts.map(({ minutes }) => minutes)));
  return {
    minutes: Ratio.min(agreed, sum),
    gaps: [...window, ...parts.filter(({ minutes }) => minutes.greaterThan(Ratio.zero))],
  };
}

/**
 * The least value that, rounded half-up to so many decimals of a percent, is not below the promised one: half a unit under the
 * next step. A promise between two steps (99.95 % judged at one decimal) is only met from the step above it.
 */
export function leastRoundingTo(value: Ratio, decimals: number | undefined): Ratio {
  if (decimals === undefined) return value;
  const steps = 10n ** BigInt(decimals + 2);
  return Ratio.of(value.times(Ratio.of(steps)).ceil(), steps).minus(roundingSlack(decimals));
}

/** What rounding half-up forgives at most: half a unit of the last decimal of the percent. */
export function roundingSlack(decimals: number | undefined): Ratio {
  return decimals === undefined ? Ratio.zero : Ratio.of(1n, 2n * 10n ** BigInt(decimals + 2));
}

function allowed(slack: Ratio, windows: readonly PromiseWindow[]): Ratio {
  return Ratio.sumOf(windows.map(({ agreed, here }) => Ratio.min(slack.times(agreed), here)));
}

type TimedGap = Gap & { readonly minutes: Ratio };

function leftOutParts(byPromise: LeftOut = {}, byTarget: LeftOut = {}): readonly TimedGap[] {
  return Object.entries(byPromise).flatMap(([kind, left]): TimedGap[] => {
    const same = Object.hasOwn(byTarget, kind) ? (byTarget[kind] ?? Ratio.zero) : Ratio.zero;
    if (same === 'unlimited') return [];
    if (left === 'unlimited') return [{ code: 'EXCLUSION_UNLIMITED', minutes: endless, ref: kind }];
    const minutes = Ratio.max(Ratio.zero, left.minus(same));
    return [{ code: kind === 'maintenance' ? 'MAINTENANCE' : 'EXCLUSION', minutes, ref: kind }];
  });
}

/** More minutes than any period has: what no limit bounds takes all of it. */
const endless = Ratio.of(10n ** 12n);

function thresholdPart(ignores: PromiseTerms['ignores'], agreed: Ratio): readonly TimedGap[] {
  if (ignores === undefined) return [];
  const { under, atMost } = ignores;
  if (atMost === undefined) return [{ code: 'THRESHOLD_UNLIMITED', minutes: endless }];
  return [{ code: 'THRESHOLD', minutes: Ratio.min(agreed, under.times(atMost)) }];
}
