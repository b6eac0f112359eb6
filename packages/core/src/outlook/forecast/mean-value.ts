/**
 * Whether a promise about a mean ("260 ms over the month, at most") is broken at the end of its period. Owns: the mean
 * that the rest may have, exactly; the certain states; the chance.
 *
 *   needed = (target · N − done · mean so far) ÷ rest;   effective days = rest · (1−ρ) ÷ (1+ρ)
 *   standard error = deviation ÷ √(effective days);   P(breach) = P(Z > (needed − expected) ÷ standard error)
 *
 * ρ is the correlation of a day with the day before. Source: Wilks, "Statistical Methods in the Atmospheric Sciences", § 5.2.4.
 */
import { Ratio } from '../../values/ratio.ts';
import { normalBeyond } from '../chance/normal.ts';
import { certain } from './state.ts';
import type { Forecast } from './state.ts';

export interface MeanSoFar {
  /** Most that the mean may be, inclusive. Values are not negative. */
  readonly target: Ratio;
  readonly days: number;
  readonly doneDays: number;
  readonly doneMean: Ratio;
}

export interface DailyHabit {
  readonly mean: Ratio;
  readonly deviation: Ratio;
  /** Of a day with the day before, from 0 up to, not including, 1. */
  readonly correlation: Ratio;
}

export interface MeanForecast extends Forecast {
  /** The highest mean that the rest may have; undefined when nothing remains. */
  readonly needed: Ratio | undefined;
  readonly effectiveDays: Ratio;
  readonly standardError: number;
  /** Standard errors between what is expected and what is needed; 0 where the state is certain. */
  readonly margin: number;
}

/** The forecast at the end of the period. */
export function forecastMean(soFar: MeanSoFar, habit: DailyHabit): MeanForecast {
  const rest = soFar.days - soFar.doneDays;
  const effectiveDays = Ratio.of(rest)
    .times(Ratio.one.minus(habit.correlation))
    .dividedBy(Ratio.one.plus(habit.correlation));
  const left = soFar.target.times(Ratio.of(soFar.days)).minus(soFar.doneMean.times(Ratio.of(soFar.doneDays)));
  const sure = (forecast: Forecast, needed?: Ratio): MeanForecast => ({
    ...forecast,
    needed,
    effectiveDays,
    standardError: 0,
    margin: 0,
  });
  if (rest <= 0) return sure(certain(left.isNegative() ? 'BREACHED' : 'MET'));
  const needed = left.dividedBy(Ratio.of(rest));
  if (needed.isNegative()) return sure(certain('UNRECOVERABLE'), needed);
  const standardError = habit.deviation.toNumber() / Math.sqrt(effectiveDays.toNumber());
  const short = needed.minus(habit.mean);
  if (!(standardError > 0))
    return { state: 'OPEN', breach: short.isNegative() ? 1 : 0, needed, effectiveDays, standardError, margin: 0 };
  const margin = short.toNumber() / standardError;
  return { state: 'OPEN', breach: normalBeyond(margin), needed, effectiveDays, standardError, margin };
}
