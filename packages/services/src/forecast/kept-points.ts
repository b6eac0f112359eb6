/** Forecasts as they are kept: one record a day for an agreement's month. Owns: the record, and that a day has one. */
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import { system } from '../context.ts';
import { plainData } from '../plain-data.ts';
import { allRecords, readBody } from '../stored-body.ts';
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
