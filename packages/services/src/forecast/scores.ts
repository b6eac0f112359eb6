/**
 * How forecasts turned out (invariant 41). Owns: the record of an agreement and a closed period: every forecast that was kept of
 * it, or made afterwards with what was known then (a hindcast), beside what came; and whether a promise is better forecast by its
 * rate of misses alone. Does not own: writing (score.ts).
 */
import { Instant } from '@troth/core';
import { z } from 'zod';
import { following } from './following.ts';
import type { PromiseName } from './habit.ts';

export const scoreKind = 'forecast-score';

/** A chance as decimal text: what is stored is the same bytes everywhere. */
export const chanceText = z.string().regex(/^[01](?:\.\d{1,12})?$/u);

export const pointBody = z.strictObject({
  commitment: z.string(),
  subject: z.string().optional(),
  /** Key of the window that is judged; a year's window runs through twelve of them. */
  window: z.string(),
  at: z.string(),
  /** Share of the window that was over. */
  over: chanceText,
  state: z.string(),
  by: z.enum(['comparison', 'law', 'rate', 'bound']),
  breach: chanceText,
  /** What its law said, where the rate of misses was said instead. */
  law: chanceText.optional(),
  /** The rate of misses that was known then. */
  rate: chanceText.optional(),
  /** Whether it would be missed if it went on as it went; missing where nothing adds up. */
  burn: z.boolean().optional(),
});
export type ForecastPoint = z.output<typeof pointBody>;

export const scoreBody = z.strictObject({
  agreement: z.string(),
  period: z.string(),
  /** Of the issued statement whose verdicts these are; another one scores again. */
  statement: z.string(),
  points: z.array(pointBody.extend({ made: z.enum(['live', 'hindcast']), missed: z.boolean() })),
});
export type ScoreBody = z.output<typeof scoreBody>;
export type ScoredPoint = ScoreBody['points'][number];

export interface PeriodScore extends ScoreBody {
  readonly version: number;
}

/** By agreement, and by period: the last score of each. */
export type Scores = ReadonlyMap<string, ReadonlyMap<string, PeriodScore>>;

export const scoreId = (agreement: string, period: string): string => `${agreement}/${period}`;

export const scoresOf = following({
  kind: scoreKind,
  empty: () => new Map<string, Map<string, PeriodScore>>(),
  take: (scores, { version, body }) => {
    const read = scoreBody.safeParse(body);
    if (!read.success) return;
    const { agreement, period } = read.data;
    const own = scores.get(agreement) ?? new Map<string, PeriodScore>();
    scores.set(agreement, own.set(period, { ...read.data, version }));
  },
});

const worsePeriods = 3;
/** Mean squared error by which a law must be further off: a chance of 3 % instead of 1 % of what is kept is no mistake. */
const worseBy = 0.01;

/** In each of the last three windows that were over by then, the law's chances were further from what came than the rate was. */
export function didWorse(scores: Scores, promise: PromiseName, by: Instant): boolean {
  const windows = windowsOf(scores, promise, by).slice(-worsePeriods);
  return windows.length === worsePeriods && windows.every(({ law, rate }) => law > rate + worseBy);
}

interface WindowScore {
  readonly window: string;
  readonly law: number;
  readonly rate: number;
}

function windowsOf(scores: Scores, promise: PromiseName, by: Instant): readonly WindowScore[] {
  const windows = new Map<string, { points: number; law: number; rate: number }>();
  for (const { period, points } of scores.get(promise.agreement)?.values() ?? []) {
    if (!wasScored(period, by)) continue;
    for (const point of points) {
      if (point.commitment !== promise.commitment || point.subject !== promise.subject) continue;
      if (point.state !== 'OPEN' || point.by === 'bound' || point.rate === undefined) continue;
      const outcome = point.missed ? 1 : 0;
      const sum = windows.get(point.window) ?? { points: 0, law: 0, rate: 0 };
      windows.set(point.window, {
        points: sum.points + 1,
        law: sum.law + square(Number(point.law ?? point.breach) - outcome),
        rate: sum.rate + square(Number(point.rate) - outcome),
      });
    }
  }
  return [...windows]
    .map(([window, { points, law, rate }]) => ({ window, law: law / points, rate: rate / points }))
    .sort((one, other) => (one.window < other.window ? -1 : 1));
}

const square = (number: number): number => number * number;

/** Months are closed within days; a forecast looks at those that were over a week before. */
const wasScored = (period: string, by: Instant): boolean =>
  period < Instant.format(Instant.plus(by, -closedAfterMs)).slice(0, period.length);

const closedAfterMs = 7 * 86_400_000;
