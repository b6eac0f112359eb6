/**
 * The chance that one promise of a statement under way is broken at the end of its period. Owns: which law speaks of it, and
 * that certain states come first. Does not own: the laws (time-budget, case-share, mean-value), reading history out of a store.
 *
 *   earlier revision missed it already: BREACHED · minutes: time-budget · shares of cases, duties: case-share
 *   happenings against a number: Gamma(½ + seen, time) · means, shares of events: mean-value
 *   anything else, and where a law did worse than the rate of misses: that rate · nothing known: Markov's bound
 *
 * A law that was learned from few periods is averaged with the share of periods missed over all promises, as if one more period
 * had been seen, less as the period goes by: (e + n)·law + (1−e)·share, divided by the weights; e is the part of it that is over.
 */
import type { Calendar } from '../../calendars/calendar.ts';
import type { RowResult, SegmentResult } from '../../evaluation/statement.ts';
import { Instant } from '../../values/instant.ts';
import type { Ratio } from '../../values/ratio.ts';
import { forecastOfCases } from './law-cases.ts';
import type { CasesFacts } from './law-cases.ts';
import { forecastOfCount } from './law-count.ts';
import type { CountFacts } from './law-count.ts';
import { forecastOfMean } from './law-mean.ts';
import type { MeanFacts } from './law-mean.ts';
import { forecastOfTime } from './law-time.ts';
import type { TimeFacts } from './law-time.ts';
import type { GivenHabit, OutagesSeen } from './habit.ts';
import { missCount, missRate } from './miss-rate.ts';
import type { MissCount } from './miss-rate.ts';
import type { PastRow } from './past.ts';
import { readingOf } from './reading.ts';
import { certain } from './state.ts';
import type { Forecast } from './state.ts';

export interface ForecastQuestion {
  readonly row: RowResult;
  /** Of the revision in force. */
  readonly calendar: Calendar;
  readonly now: Instant;
  /** What the statement knew: an outage that reaches up to there goes on. */
  readonly knownAt: Instant;
  /** Closed periods of this promise, the earliest first. */
  readonly past: readonly PastRow[];
  readonly fellows?: OutagesSeen | undefined;
  readonly given?: GivenHabit | undefined;
  /** Closed periods of all promises, and how many of them were missed. */
  readonly house?: MissCount | undefined;
  /** Agreed time that planned works will cut and that will count. */
  readonly planned?: Ratio | undefined;
  /** Where the law of this promise forecast worse than its rate of misses, period after period. */
  readonly rateOnly?: boolean | undefined;
}

/** The time that is asked about. */
export interface Course {
  readonly start: Instant;
  readonly now: Instant;
  readonly end: Instant;
  readonly segment: SegmentResult;
}

interface OtherFacts {
  readonly of: 'other';
}

export type ForecastFacts = TimeFacts | CasesFacts | CountFacts | MeanFacts | OtherFacts;

export interface PromiseForecast extends Forecast {
  readonly facts: ForecastFacts;
  /** What the chance rests on; `comparison` where none was needed. */
  readonly by: 'comparison' | 'law' | 'rate' | 'bound';
  /** What the rate of misses was taken from, or what a learned law was averaged with. */
  readonly own?: MissCount | undefined;
  readonly house?: MissCount | undefined;
  /** Of the law alone, where it was averaged or the rate of misses took its place. */
  readonly law?: number | undefined;
}

/** Undefined for a row that is only reported, that is not under way, or of which nothing at all is known. */
export function forecastPromise(question: ForecastQuestion): PromiseForecast | undefined {
  const { row, now, past } = question;
  const segment = row.segments.at(-1);
  const reading = segment === undefined ? undefined : readingOf(segment);
  if (segment === undefined || reading === undefined) return undefined;
  const [start, end] = [Instant.parse(row.period.start), Instant.parse(row.period.end)];
  if (now < start || now >= end) return undefined;
  const until = Instant.of(Math.min(end, Instant.parse(segment.end)));
  const course: Course = { start: Instant.parse(segment.start), now, end: until, segment };
  const made = byLaw(question, course, reading);
  const facts: ForecastFacts = made?.facts ?? { of: 'other' };
  if (row.segments.some(({ verdict, soFar }, at) => at < row.segments.length - 1 && (soFar ?? verdict) === 'missed'))
    return { ...certain('BREACHED'), facts, by: 'comparison' };
  if (made !== undefined && made.state !== 'OPEN') return { ...made, by: 'comparison' };
  if (made !== undefined && made.by === 'law' && question.rateOnly !== true) return averaged(made, question, course);
  const rate = missRate(past, question.house);
  if (rate === undefined) return made;
  const law = made?.by === 'law' ? { law: averaged(made, question, course).breach } : {};
  return { state: 'OPEN', breach: rate, facts, by: 'rate', own: missCount(past), house: question.house, ...law };
}

/** Periods of all promises that a learned law is averaged with while nothing of the period is over. */
const houseWeight = 1;

function averaged(made: PromiseForecast, { past, house, given }: ForecastQuestion, course: Course): PromiseForecast {
  const isKnown = made.facts.of === 'time' && (given !== undefined || made.facts.habit?.from === 'history');
  if (isKnown || house === undefined || house.periods === 0) return made;
  const over = (course.now - course.start) / (course.end - course.start);
  const [own, others] = [past.length + over, houseWeight * (1 - over)];
  const breach = (own * made.breach + others * (house.missed / house.periods)) / (own + others);
  return { ...made, breach, law: made.breach, house };
}

function byLaw(
  question: ForecastQuestion,
  course: Course,
  reading: NonNullable<ReturnType<typeof readingOf>>,
): PromiseForecast | undefined {
  switch (reading.of) {
    case 'time':
      return forecastOfTime(reading, course, question);
    case 'cases':
      return forecastOfCases(reading, course, question.past);
    case 'count':
      return forecastOfCount(reading, course, question.past);
    case 'mean':
      return forecastOfMean(reading, course, question.past);
    case 'other':
      return undefined;
  }
}
