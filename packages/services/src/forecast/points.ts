/**
 * Forecasts as they are kept: one record a day for an agreement's month, made of its live statement. Owns: the record, and that
 * a day has one. Does not own: when it is made (daily.ts), how it turned out (scores.ts).
 */
import { Instant, missesAtPace, missRate, Ratio } from '@troth/core';
import type { Agreement, PromiseForecast, RowResult, Statement } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import { system } from '../context.ts';
import { plainData } from '../plain-data.ts';
import type { Register } from '../practice/register.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { worksOn } from '../today/budgets.ts';
import { forecastRow } from './now.ts';
import type { ForecastSources } from './now.ts';
import { pastKnown } from './past-known.ts';
import { pointBody } from './scores.ts';
import type { ForecastPoint } from './scores.ts';

const pointsKind = 'forecast';

const body = z.strictObject({
  agreement: z.string(),
  period: z.string(),
  /** Date in the zone of the agreement. */
  day: z.string(),
  points: z.array(pointBody),
});
type DayOfPoints = z.output<typeof body>;

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

export const dayOfPointsId = ({ agreement, period, day }: Omit<DayOfPoints, 'points'>): string =>
  [agreement, period, day].join('/');

/** Keeps the points of a day, unless the day has some. */
export async function keepPoints(transaction: Transaction, points: DayOfPoints): Promise<void> {
  const id = dayOfPointsId(points);
  await transaction.stamp();
  if ((await transaction.record(pointsKind, id)) !== undefined) return;
  await transaction.put({ kind: pointsKind, id, body: plainData(points), expect: 0 }, { actor: system.id });
}

export const hasPoints = async (reader: Reader, of: Omit<DayOfPoints, 'points'>): Promise<boolean> =>
  (await reader.record(pointsKind, dayOfPointsId(of))) !== undefined;

/** Kept points of an agreement, of one month or of all, the earliest day first. */
export async function keptPoints(
  reader: Reader,
  { agreement, period }: { readonly agreement: string; readonly period?: string | undefined },
): Promise<readonly ForecastPoint[]> {
  const prefix = period === undefined ? `${agreement}/` : `${agreement}/${period}/`;
  const found = await allRecords(reader, { kind: pointsKind, prefix });
  return found.flatMap((record) => readBody(body, record).points);
}
