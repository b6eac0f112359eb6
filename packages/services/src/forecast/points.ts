/**
 * Forecasts as points to keep, made of a statement. Owns: what a point says. Does not own: keeping them (kept-points.ts), when they
 * are made (daily.ts), how they turned out (scores.ts).
 */
import { Instant, missesAtPace, missRate, Ratio } from '@troth/core';
import type { Agreement, PromiseForecast, RowResult, Statement } from '@troth/core';
import type { Register } from '../practice/register.ts';
import { worksOn } from '../today/budgets.ts';
import { forecastRow } from './now.ts';
import type { ForecastSources } from './now.ts';
import { pastKnown } from './past-known.ts';
import type { ForecastPoint } from './scores.ts';

const decimals = 9;
const chance = (number: number): string => number.toFixed(decimals);

export interface Looked {
  readonly agreement: Agreement;
  readonly statement: Statement;
  readonly now: Instant;
  /** Missing for a hindcast: how works stood then is not kept. */
  readonly register?: Register | undefined;
}

/** Of every promise of a statement, as it stands. */
export function pointsOf(sources: ForecastSources, looked: Looked): readonly ForecastPoint[] {
  return looked.statement.rows.flatMap((row): readonly ForecastPoint[] => {
    const forecast = forecastOf(sources, looked, row);
    return forecast === undefined ? [] : [pointOf(sources, { ...looked, row, forecast })];
  });
}

function forecastOf(
  sources: ForecastSources,
  { agreement, statement, now, register }: Looked,
  row: RowResult,
): PromiseForecast | undefined {
  const until = Instant.parse(row.period.end);
  const works =
    register === undefined
      ? []
      : worksOn(register, { agreement: agreement.id, subject: row.subject, from: now, until });
  const knownAt = Instant.parse(statement.knownAt);
  return forecastRow(sources, { agreement, row, now, knownAt, works });
}

interface Made extends Looked {
  readonly row: RowResult;
  readonly forecast: PromiseForecast;
}

function pointOf(sources: ForecastSources, { agreement, row, forecast, now }: Made): ForecastPoint {
  const { commitment, subject, period } = row;
  const [start, end] = [Instant.parse(period.start), Instant.parse(period.end)];
  const over = Ratio.of(now - start, end - start);
  const known = pastKnown(sources.histories, now);
  const rate = missRate(known.of({ agreement: agreement.id, commitment, subject }), known.house());
  const burn = missesAtPace(forecast.facts, over);
  return {
    commitment,
    ...(subject === undefined ? {} : { subject }),
    window: period.key,
    at: Instant.format(now),
    over: over.toFixed(decimals),
    state: forecast.state,
    by: forecast.by,
    breach: chance(forecast.breach),
    ...(forecast.law === undefined ? {} : { law: chance(forecast.law) }),
    ...(rate === undefined ? {} : { rate: chance(rate) }),
    ...(burn === undefined ? {} : { burn }),
  };
}
