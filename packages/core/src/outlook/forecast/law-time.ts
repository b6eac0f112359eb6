/** The forecast of a promise with a budget of minutes. Owns: what remains of its hours, what it rests on, with and without the works. */
import { projectTime } from '../../budgets/projection.ts';
import type { SegmentResult } from '../../evaluation/statement.ts';
import type { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { habitFrom } from './habit.ts';
import type { KnownHabit } from './habit.ts';
import { expectedOutages } from './outage-rate.ts';
import { outagesSeen } from './past.ts';
import type { Course, ForecastQuestion, PromiseForecast } from './promise.ts';
import type { Reading } from './reading.ts';
import type { Forecast } from './state.ts';
import { certainOfTime, forecastTime } from './time-budget.ts';
import type { TimeBudget } from './time-budget.ts';

export interface TimeFacts {
  readonly of: 'time';
  readonly used: Ratio;
  readonly allowed: Ratio;
  /** Agreed time until the end. */
  readonly remaining: Ratio;
  readonly planned: Ratio;
  /** What outages may still take: allowed − used − planned. */
  readonly room: Ratio;
  readonly running: boolean;
  readonly habit?: KnownHabit | undefined;
  /** Outages to expect in what remains. */
  readonly expected?: Ratio | undefined;
  /** As if no works were planned; missing where none are. */
  readonly without?: Forecast | undefined;
}

export function forecastOfTime(
  reading: Extract<Reading, { readonly of: 'time' }>,
  course: Course,
  question: ForecastQuestion,
): PromiseForecast {
  const { used, allowed } = reading;
  const remaining = Ratio.of(question.calendar.openBetween(course.now, course.end).total());
  const planned = question.planned ?? Ratio.zero;
  const running = runsAt(course.segment, question.knownAt);
  const base = {
    of: 'time' as const,
    used,
    allowed,
    remaining,
    planned,
    room: allowed.minus(used).minus(planned),
    running,
  };
  const habit = habitOf(reading, question, course);
  const budget = { used, allowed, remaining };
  const made = (planning: TimeBudget): Forecast => madeBy(planning, habit, { course, running });
  const forecast = made({ ...budget, planned });
  const facts: TimeFacts = {
    ...base,
    ...(habit === undefined ? {} : { habit, expected: expectedOutages(habit.rate, remaining) }),
    ...(planned.isZero() ? {} : { without: made(budget) }),
  };
  if (forecast.state !== 'OPEN') return { ...forecast, facts, by: 'comparison' };
  return { ...forecast, facts, by: habit === undefined ? 'bound' : 'law' };
}

function habitOf(
  { outages }: Extract<Reading, { readonly of: 'time' }>,
  { past, fellows, given, calendar, now }: ForecastQuestion,
  { start }: Course,
): KnownHabit | undefined {
  const time = Ratio.of(calendar.openBetween(start, now).total());
  return habitFrom({ given, own: outagesSeen(past), current: { outages, time }, fellows });
}

function madeBy(
  budget: TimeBudget,
  habit: KnownHabit | undefined,
  { course, running }: { readonly course: Course; readonly running: boolean },
): Forecast {
  if (habit !== undefined) return forecastTime(budget, { ...habit, running });
  const known = certainOfTime(budget);
  if (known !== undefined) return known;
  const { probability } = projectTime({
    usedMs: budget.used,
    allowedMs: budget.allowed,
    passedMs: Ratio.of(course.now - course.start),
    wholeMs: Ratio.of(course.end - course.start),
    worksMs: budget.planned ?? Ratio.zero,
  });
  return { state: 'OPEN', breach: probability.toNumber() };
}

/** An outage counted up to the very instant that was known. */
export function runsAt({ steps }: SegmentResult, knownAt: Instant): boolean {
  const counted = steps.find(({ what }) => what === 'downtime that counts');
  return (counted?.parts ?? []).some(({ intervals = [] }) => intervals.some(([, end]) => end === knownAt));
}
