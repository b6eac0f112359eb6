/**
 * The forecast of a promise about a share of cases or duties. Owns: how many are still to come, and what earlier periods say
 * of a case being good. A clock that runs and is late counts already; one that runs in time is a case to come.
 *
 * How many come is itself by chance (Poisson, its mean from the last periods and this one). The certain states are claimed for
 * every number up to one that less than one period in a million exceeds.
 */
import { Ratio } from '../../values/ratio.ts';
import { poisson } from '../chance/laws.ts';
import { certainOfCases, forecastCases, neededGood } from './case-share.ts';
import type { PastRow } from './past.ts';
import type { Course, PromiseForecast } from './promise.ts';
import type { Reading } from './reading.ts';

export interface CasesFacts {
  readonly of: 'cases';
  readonly done: number;
  readonly good: number;
  readonly target: Ratio;
  /** Mean of the cases to come, and the nearest whole number. */
  readonly coming: Ratio;
  readonly expected: number;
  /** The most that are reckoned with. */
  readonly most: number;
  /** Good ones needed among those expected. */
  readonly need: number;
  /** Misses that the expected ones leave room for; negative when there is none. */
  readonly room: number;
  /** Share at the end if all that are expected are good. */
  readonly best: Ratio;
  /** Earlier cases that the chance of a good one is learned from, beside those done. */
  readonly before: { readonly good: number; readonly bad: number };
}

const volumePeriods = 3;
const habitPeriods = 12;
const oneInAMillion = 1e-6;

export function forecastOfCases(
  reading: Extract<Reading, { readonly of: 'cases' }>,
  course: Course,
  past: readonly PastRow[],
): PromiseForecast {
  const { done, good, target } = reading;
  const coming = meanOfComing(reading, course, past);
  const expected = Number(coming.round({ mode: 'half-up', decimals: 0 }).floor());
  const most = Math.max(mostOf(coming.toNumber()), reading.pending);
  const before = earlierCases(past);
  const count = { done, good, target };
  const need = neededGood(count, expected);
  const whole = done + expected;
  const facts: CasesFacts = {
    of: 'cases',
    done,
    good,
    target,
    coming,
    expected,
    most,
    need,
    before,
    room: expected - need,
    best: whole === 0 ? Ratio.one : Ratio.of(good + expected, whole),
  };
  const known = certainOfCases(count, most);
  if (known !== undefined) return { ...known, facts, by: 'comparison' };
  const by = done + before.good + before.bad === 0 ? 'bound' : 'law';
  return { state: 'OPEN', breach: forecastCases(count, { mean: coming }, before).breach, facts, by };
}

/** At the pace of the last periods and of this one, and no fewer than wait already. */
function meanOfComing(
  { done, pending }: Extract<Reading, { readonly of: 'cases' }>,
  { start, now, end }: Course,
  past: readonly PastRow[],
): Ratio {
  const recent = past.slice(-volumePeriods);
  const cases = recent.reduce((sum, { reading }) => sum + (reading.of === 'cases' ? reading.done : 0), done);
  const time = recent.reduce((sum, one) => sum + (one.end - one.start), now - start);
  const paced = time <= 0 ? Ratio.zero : Ratio.of(cases).times(Ratio.of(end - now, time));
  return Ratio.max(paced, Ratio.of(pending));
}

function earlierCases(past: readonly PastRow[]): CasesFacts['before'] {
  return past
    .slice(-habitPeriods)
    .reduce(
      (sum, { reading }) =>
        reading.of === 'cases' ? { good: sum.good + reading.good, bad: sum.bad + reading.done - reading.good } : sum,
      { good: 0, bad: 0 },
    );
}

/** The smallest number that is exceeded less than once in a million. */
function mostOf(mean: number): number {
  const { from, chances } = poisson(mean);
  let beyond = 0;
  for (let at = chances.length - 1; at > 0; at -= 1) {
    beyond += chances[at] ?? 0;
    if (beyond >= oneInAMillion) return from + at;
  }
  return from;
}
