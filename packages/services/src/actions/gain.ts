/**
 * How much of what a plan promised came about (slm.sipgain): achieved change by planned change, exact. The objective is a bound on each
 * month, so what is compared is the worst month: before, as it was frozen; since it was done, as statements say; and the bound. A mean would
 * call a plan nearly reached before it began where bad months stood between good ones.
 */
import { Ratio } from '@troth/core';
import type { Aim, MeasuredMonth } from './months.ts';

export interface Gain {
  /** Counted time of the worst month, exact milliseconds. */
  readonly worstBefore: string;
  readonly worstSince: string;
  /** From the worst month down to the objective, and down to what came. */
  readonly planned: string;
  readonly achieved: string;
  /** Achieved by planned: 1 is what was promised, more is better, below nothing is worse than before. */
  readonly exact: string;
}

type Counted = Pick<MeasuredMonth, 'verdict' | 'downMs'>;

/** Missing without data on either side, and where every month was within the objective before. */
export function gainOf({ before, objective }: Aim, since: readonly Counted[]): Gain | undefined {
  const [was, is] = [worstOf(before), worstOf(since)];
  if (objective === undefined || was === undefined || is === undefined) return undefined;
  const planned = was.minus(Ratio.of(objective.mostDownMs));
  if (planned.atMost(Ratio.zero)) return undefined;
  const achieved = was.minus(is);
  return {
    worstBefore: was.toString(),
    worstSince: is.toString(),
    planned: planned.toString(),
    achieved: achieved.toString(),
    exact: achieved.dividedBy(planned).toString(),
  };
}

function worstOf(months: readonly Counted[]): Ratio | undefined {
  const times = months.flatMap(({ verdict, downMs }) =>
    verdict === 'no-data' || downMs === undefined ? [] : [Ratio.parse(downMs)],
  );
  return times.toSorted((one, other) => other.compare(one))[0];
}
