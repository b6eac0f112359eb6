/** Whether a promise is better forecast by its rate of misses alone. Owns: the comparison over the last windows that were scored. */
import { Instant } from '@troth/core';
import type { PromiseName } from './habit.ts';
import type { Scores } from './scores.ts';

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
