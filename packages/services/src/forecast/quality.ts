/**
 * How good forecasts were: scored beside saying the base rate every time, the rate of misses that was known, and going on at the
 * pace so far. Owns: gathering the points, horizon by horizon. Does not own: the scores themselves (core).
 */
import { accepted, calibrationOf } from '@troth/core';
import type { Calibration, Instant, Localized, Outcome } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { commitmentAt } from './now.ts';
import { didWorse } from './did-worse.ts';
import { scoresOf } from './scores.ts';
import type { PromiseName } from './habit.ts';
import type { ScoredPoint, Scores } from './scores.ts';

export interface Score extends Calibration {
  /** Mean squared error of the rate of misses known at the moment of each forecast. */
  readonly brierOfRate: number;
  /** … and of the plain projection: it goes on as it went. */
  readonly brierOfPace: number;
}

export interface ForecastQuality {
  readonly organisation: string;
  /** Undefined before anything was scored. */
  readonly whole?: Score | undefined;
  /** By the part of the period that was over, in quarters. */
  readonly horizons: readonly { readonly from: number; readonly to: number; readonly score: Score }[];
  /** Kept on their day, and made afterwards with what was known then. */
  readonly live: number;
  readonly hindcasts: number;
  readonly months: readonly string[];
  /** Promises that are forecast by their rate of misses alone, since their law did worse for three periods. */
  readonly rateOnly: readonly (PromiseName & { readonly title: Localized })[];
}

const quarters: readonly number[] = [0, 1, 2, 3];

export async function forecastQuality(
  context: Context,
  { organisation, agreement }: Question & { readonly agreement?: string | undefined },
): Promise<Outcome<ForecastQuality>> {
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const known = agreement === undefined ? undefined : agreementOn(shelf, agreement);
  if (known?.ok === false) return known;
  const scores = await scoresOf(context.store, organisation);
  const own = agreement === undefined ? [...scores.values()] : [scores.get(agreement) ?? new Map<string, never>()];
  const periods = own.flatMap((months) => [...months.values()]);
  const points = periods.flatMap((period) => period.points).filter(({ by }) => by !== 'bound');
  const whole = scoreOf(points);
  return accepted({
    organisation,
    ...(whole === undefined ? {} : { whole }),
    horizons: quarters.flatMap((quarter) => {
      const score = scoreOf(points.filter(({ over }) => Math.min(3, Math.floor(Number(over) * 4)) === quarter));
      return score === undefined ? [] : [{ from: quarter / 4, to: (quarter + 1) / 4, score }];
    }),
    live: points.filter(({ made }) => made === 'live').length,
    hindcasts: points.filter(({ made }) => made === 'hindcast').length,
    months: [...new Set(periods.map(({ period }) => period))].sort(),
    rateOnly: named(shelf, byRateOnly(scores, context.clock(), agreement), context.clock()),
  });
}

function scoreOf(points: readonly ScoredPoint[]): Score | undefined {
  const calibration = calibrationOf(points.map(({ breach, missed }) => ({ breach: Number(breach), breached: missed })));
  if (calibration === undefined) return undefined;
  const brierOf = (said: (point: ScoredPoint) => number): number =>
    points.reduce((sum, point) => sum + square(said(point) - (point.missed ? 1 : 0)), 0) / points.length;
  return {
    ...calibration,
    brierOfRate: brierOf(({ rate, breach }) => Number(rate ?? breach)),
    brierOfPace: brierOf(({ burn }) => (burn === true ? 1 : 0)),
  };
}

const square = (number: number): number => number * number;

function named(shelf: Shelf, promises: readonly PromiseName[], now: Instant): ForecastQuality['rateOnly'] {
  return promises.map((promise) => {
    const agreement = shelf.agreements.get(promise.agreement)?.agreement;
    const found = agreement === undefined ? undefined : commitmentAt(agreement, promise.commitment, now);
    return { ...promise, title: found?.title ?? { en: promise.commitment } };
  });
}

function byRateOnly(scores: Scores, now: Instant, only?: string): readonly PromiseName[] {
  const names = new Map<string, PromiseName>();
  for (const [agreement, months] of scores) {
    if (only !== undefined && agreement !== only) continue;
    for (const { points } of months.values())
      for (const { commitment, subject } of points)
        names.set(JSON.stringify([agreement, commitment, subject]), { agreement, commitment, subject });
  }
  return [...names.values()].filter((name) => didWorse(scores, name, now));
}
