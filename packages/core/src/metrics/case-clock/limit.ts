/**
 * The limit of a clock as milliseconds on a gauge. A limit in time is that many milliseconds of running time. A limit in
 * days is the open time from the clock's start to the day it ends on, counted in the hours of those days only; so what was
 * stopped moves it by exactly the open time that was lost.
 */
import type { DayMode } from '../../calendars/business-days.ts';
import type { Quantity } from '../../terms/quantity.ts';
import type { Instant } from '../../values/instant.ts';
import { Gauge } from './gauge.ts';
import type { Hours } from './hours.ts';
import type { Stretch } from './stretches.ts';

/** A length of time or a number of days. */
export type Limit = Quantity<'time' | 'days'>;

export interface LimitRules {
  /** Missing for priorities about which nothing is promised. */
  limit(priority: string | undefined): Limit | undefined;
  hours(priority: string | undefined): Hours;
  readonly dayMode: DayMode;
  readonly onPriorityChange: 'carry' | 'restart';
}

/** A limit together with the gauge it is read on. */
export interface Measure {
  readonly gauge: Gauge;
  readonly budgetMs: number;
  /** When the limit is used up; a forecast while the clock has not got there. */
  readonly due: Instant | undefined;
}

/** The measure of a limit over some stretches that begin at `start`. */
export function measureOf(
  stretches: readonly Stretch[],
  { start, limit, priority }: { start: Instant; limit: Limit; priority: string | undefined },
  rules: LimitRules,
): Measure {
  if (limit.dimension === 'time') {
    const gauge = new Gauge(stretches, (stretch) => rules.hours(stretch.priority));
    const budgetMs = Number(limit.value.floor());
    return { gauge, budgetMs, due: gauge.reaches(budgetMs) };
  }
  const hours = rules.hours(priority);
  const gauge = new Gauge(stretches, () => hours);
  const last = hours.addDays(start, Number(limit.value.floor()), rules.dayMode);
  if (!last.ok) return { gauge, budgetMs: Number.POSITIVE_INFINITY, due: undefined };
  const budgetMs = hours.elapsed(start, last.value);
  // Nothing was held: the day ends where it ends, even outside opening hours.
  const held = budgetMs - gauge.usedAt(last.value) - forecast(stretches, last.value, hours);
  return { gauge, budgetMs, due: held === 0 ? last.value : gauge.reaches(budgetMs) };
}

/** Open time before `at` that the stretches do not reach yet. */
function forecast(stretches: readonly Stretch[], at: Instant, hours: Hours): number {
  const end = stretches.at(-1)?.end;
  return end === undefined || end >= at ? 0 : hours.elapsed(end, at);
}
