/**
 * Whether a promise with a budget of time (availability) is broken at the end of its period. Owns: the certain states
 * and the chance. Does not own: how time is counted, where rate and repair come from.
 *
 *   used > allowed: BREACHED · nothing remains: MET · used + remaining ≤ allowed: SECURED · used + planned > allowed: WORKS
 *   else P(breach) = P(S > allowed − used − planned), S the time of outages yet to begin (and of the one that runs)
 *
 * All times in one unit (the engine's: milliseconds).
 */
import { Ratio } from '../../values/ratio.ts';
import { chanceBeyond } from '../chance/outage-time.ts';
import { outagesIn } from './outage-rate.ts';
import type { OutageRate } from './outage-rate.ts';
import { certain } from './state.ts';
import type { Forecast } from './state.ts';

export interface TimeBudget {
  /** Counted so far, with the part of a running outage that is over. */
  readonly used: Ratio;
  readonly allowed: Ratio;
  /** Agreed time until the end of the period. */
  readonly remaining: Ratio;
  /** Planned works that will count. */
  readonly planned?: Ratio | undefined;
}

export interface OutageHabit {
  readonly rate: OutageRate;
  readonly meanRepair: Ratio;
  /** An outage goes on now. */
  readonly running?: boolean | undefined;
}

/** Certain by comparison alone; undefined where chance decides. Limits are inclusive: what is allowed may be used up. */
export function certainOfTime({ used, allowed, remaining, planned }: TimeBudget): Forecast | undefined {
  if (used.greaterThan(allowed)) return certain('BREACHED');
  if (!remaining.greaterThan(Ratio.zero)) return certain('MET');
  if (used.plus(remaining).atMost(allowed)) return certain('SECURED');
  return used.plus(planned ?? Ratio.zero).greaterThan(allowed) ? certain('WORKS') : undefined;
}

/** The forecast at the end of the period. */
export function forecastTime(budget: TimeBudget, habit: OutageHabit): Forecast {
  const known = certainOfTime(budget);
  if (known !== undefined) return known;
  const room = budget.allowed.minus(budget.used).minus(budget.planned ?? Ratio.zero);
  const breach = chanceBeyond(room.toNumber(), {
    count: outagesIn(habit.rate, budget.remaining),
    meanRepair: habit.meanRepair.toNumber(),
    running: habit.running ?? false,
  });
  return { state: 'OPEN', breach };
}
