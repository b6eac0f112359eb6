/**
 * A proposed target on periods of the past. Owns: how many held it, the highest promise that would have held, how sure
 * that makes the next period, how much would have to be mended. Exact but for the two bounds, which are estimates.
 */
import { Ratio } from '../../values/ratio.ts';
import { betaQuantile } from '../chance/beta.ts';

/** What was attained in one period under the proposed rules. */
export interface PastValue {
  readonly key: string;
  readonly value: Ratio;
}

/** Which side of a target is good: availability is at least, a time at most. Limits are inclusive. */
export type Side = 'at-least' | 'at-most';

export interface Goal {
  readonly side: Side;
  readonly target: Ratio;
}

/** Periods that held the target, and all. */
export interface Held {
  readonly met: number;
  readonly of: number;
}

const meets = (value: Ratio, { side, target }: Goal): boolean =>
  side === 'at-least' ? value.atLeast(target) : value.atMost(target);

/** How many periods would have met it. */
export function heldBy(history: readonly PastValue[], goal: Goal): Held {
  return { met: history.filter(({ value }) => meets(value, goal)).length, of: history.length };
}

export interface Highest {
  /** The k-th best value itself. */
  readonly exact: Ratio;
  /** The same on the grid of offers, rounded to the side that is easier to keep. */
  readonly offered: Ratio;
}

/** The strictest promise that at least `met` periods held; undefined when there are fewer periods, or none is asked for. */
export function highestHeld(
  history: readonly PastValue[],
  ask: { readonly met: number; readonly side: Side; readonly grid: Ratio },
): Highest | undefined {
  const falling = history.map(({ value }) => value).sort((one, other) => other.compare(one));
  const bestFirst = ask.side === 'at-least' ? falling : falling.reverse();
  const exact = bestFirst[ask.met - 1];
  if (exact === undefined) return undefined;
  const steps = exact.dividedBy(ask.grid);
  return { exact, offered: Ratio.of(ask.side === 'at-least' ? steps.floor() : steps.ceil()).times(ask.grid) };
}

export interface Confidence {
  /** Mean of Jeffreys' Beta(k + ½, n − k + ½): (k + ½) ÷ (n + 1). */
  readonly mean: Ratio;
  /** Its 5 % quantile. */
  readonly low: number;
  /** One-sided Clopper–Pearson bound: the smallest chance under which k or more of n are not rarer than 5 %. */
  readonly bound: number;
  /** Fewer than twelve periods say little. */
  readonly tooFew: boolean;
}

const doubt = 0.05;
const enough = 12;

/** How sure a period of the future is to hold what k of n held. Source: Brown, Cai, DasGupta, Statistical Science 16 (2001). */
export function confidenceOf({ met, of }: Held): Confidence {
  return {
    mean: Ratio.of(2 * met + 1, 2 * (of + 1)),
    low: betaQuantile(doubt, { a: met + 0.5, b: of - met + 0.5 }),
    bound: betaQuantile(doubt, { a: met, b: of - met + 1 }),
    tooFew: of < enough,
  };
}

/** Downtime of a period in its agreed time, in one unit. */
export interface PastDowntime {
  readonly key: string;
  readonly down: Ratio;
  readonly agreed: Ratio;
}

/** 1 − down ÷ agreed; undefined where no time was agreed. */
export function availabilityOf({ key, down, agreed }: PastDowntime): PastValue | undefined {
  return agreed.isZero() ? undefined : { key, value: Ratio.one.minus(down.dividedBy(agreed)) };
}

export interface ToRemove {
  readonly periods: readonly { readonly key: string; readonly over: Ratio }[];
  readonly total: Ratio;
}

/** Downtime over the allowance (1 − target) · agreed, of each period that misses and of all: what keeping the target takes. */
export function timeToRemove(history: readonly PastDowntime[], target: Ratio): ToRemove {
  const periods = history
    .map(({ key, down, agreed }) => ({ key, over: down.minus(Ratio.one.minus(target).times(agreed)) }))
    .filter(({ over }) => over.greaterThan(Ratio.zero));
  return { periods, total: Ratio.sumOf(periods.map(({ over }) => over)) };
}
