/**
 * The forecast of a promise about a mean, or about a share of events. Owns: what closed periods say of its spread.
 *
 *   spread of a period's mean: deviation of closed periods, no less than a hundredth of their mean
 *   rest of r of d days: that deviation · √(d ÷ r); dependence between days is in it already
 */
import { Ratio } from '../../values/ratio.ts';
import { forecastMean } from './mean-value.ts';
import type { PastRow } from './past.ts';
import type { Course, PromiseForecast } from './promise.ts';
import type { Reading } from './reading.ts';

export interface MeanFacts {
  readonly of: 'mean';
  readonly value?: Ratio | undefined;
  readonly most: Ratio;
  readonly days: number;
  readonly doneDays: number;
  /** Of closed periods: mean of their values, and deviation between them. */
  readonly mean: Ratio;
  readonly deviation: Ratio;
  readonly periods: number;
  /** What the rest may have on average. */
  readonly needed?: Ratio | undefined;
}

const fewest = 3;
const hundredth = Ratio.of(1, 100);
const dayMs = 86_400_000;
const decimals = 12;

/** Undefined with fewer than three closed periods: a spread is not learned from two. */
export function forecastOfMean(
  { value, most }: Extract<Reading, { readonly of: 'mean' }>,
  { start, now, end }: Course,
  past: readonly PastRow[],
): PromiseForecast | undefined {
  const values = past.flatMap(({ reading }) =>
    reading.of === 'mean' && reading.value !== undefined ? [reading.value] : [],
  );
  if (values.length < fewest) return undefined;
  const mean = Ratio.sumOf(values).dividedBy(Ratio.of(values.length));
  const spread = deviationOf(values, mean);
  const days = Math.max(1, Math.round((end - start) / dayMs));
  const doneDays = value === undefined ? 0 : Math.min(days - 1, Math.floor((now - start) / dayMs));
  const deviation = Ratio.parse((spread.toNumber() * Math.sqrt(days)).toFixed(decimals));
  const forecast = forecastMean(
    { target: most, days, doneDays, doneMean: value ?? Ratio.zero },
    { mean, deviation, correlation: Ratio.zero },
  );
  const facts: MeanFacts = {
    of: 'mean',
    most,
    days,
    doneDays,
    mean,
    deviation: spread,
    periods: values.length,
    ...(value === undefined ? {} : { value }),
    ...(forecast.needed === undefined ? {} : { needed: forecast.needed }),
  };
  return {
    state: forecast.state,
    breach: forecast.breach,
    facts,
    by: forecast.state === 'OPEN' ? 'law' : 'comparison',
  };
}

function deviationOf(values: readonly Ratio[], mean: Ratio): Ratio {
  const squares = values.map((one) => one.minus(mean)).map((off) => off.times(off));
  const variance = Ratio.sumOf(squares).dividedBy(Ratio.of(values.length - 1));
  const deviation = Ratio.parse(Math.sqrt(variance.toNumber()).toFixed(decimals));
  return Ratio.max(deviation, mean.abs().times(hundredth));
}
