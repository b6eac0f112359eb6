/**
 * The daily work of forecasts: one point a day of every promise that is open, and scores of months that were closed. Owns: that it
 * is asked for once a day, and done once however often it is asked. One agreement is one piece of work.
 */
import { Instant } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { evaluateTouched } from '../periods/evaluate-touched.ts';
import { liveBody, liveId, liveKind, monthAt } from '../periods/live.ts';
import { registerOf } from '../practice/register.ts';
import { readBody } from '../stored-body.ts';
import { dayIn } from '../today/scene.ts';
import { queue } from '../worker/queues.ts';
import { historiesOf } from './history.ts';
import type { ForecastSources } from './now.ts';
import { hasPoints, keepPoints } from './kept-points.ts';
import { pointsOf } from './points.ts';
import { scoreClosed } from './score.ts';
import { scoresOf } from './scores.ts';

const askedKind = 'woken';
const askedId = 'forecasts';
const dayMs = 86_400_000;

/** Puts the day's work into its queue, the first time that it is asked on a day (UTC). */
export async function askForForecasts(
  transaction: Transaction,
  { organisation, agreements, now }: { organisation: string; agreements: Iterable<string>; now: Instant },
): Promise<void> {
  const today = Math.floor(now / dayMs);
  if ((await transaction.projection(askedKind, askedId))?.body === today) return;
  for (const agreement of agreements)
    await transaction.enqueue(queue.forecast, { key: agreement, data: { organisation, agreement } });
  await transaction.project(askedKind, askedId, today);
}

export async function forecastSources(context: Context, organisation: string): Promise<ForecastSources> {
  return {
    register: await registerOf(context.store, organisation),
    histories: await historiesOf(context.store, organisation),
    scores: await scoresOf(context.store, organisation),
  };
}

export interface DailyForecast {
  readonly organisation: string;
  readonly agreement: string;
}

/** Scores what was closed, then keeps the day's points. */
export async function forecastDaily(context: Context, { organisation, agreement: id }: DailyForecast): Promise<void> {
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const shelved = shelf.agreements.get(id);
  if (shelved === undefined) return;
  await scoreClosed(context, { organisation, shelved, sources: await forecastSources(context, organisation) });
  const now = context.clock();
  const month = monthAt(shelved.agreement, now);
  if (month === undefined) return;
  const zone = shelved.agreement.revisions.at(-1)?.zoneName ?? 'UTC';
  const of = { agreement: id, period: month.key, day: dayIn(zone, now) };
  if (await context.store.read(organisation, (reader) => hasPoints(reader, of))) return;
  const statement = await liveOf(context, organisation, of);
  if (statement === undefined) return;
  const sources = await forecastSources(context, organisation);
  const { register } = sources;
  const points = [...pointsOf(sources, { agreement: shelved.agreement, statement, now, register })];
  if (points.length === 0) return;
  await context.store.write(organisation, (transaction) => keepPoints(transaction, { ...of, points }));
}

/** The live statement, made anew where there is none of the last day. */
async function liveOf(
  context: Context,
  organisation: string,
  { agreement, period }: { readonly agreement: string; readonly period: string },
) {
  const look = async () => {
    const found = await context.store.read(organisation, (reader) =>
      reader.projection(liveKind, liveId(agreement, period)),
    );
    return found === undefined ? undefined : readBody(liveBody, found).statement;
  };
  const known = await look();
  if (known !== undefined && context.clock() - Instant.parse(known.knownAt) < dayMs) return known;
  await evaluateTouched(context, { organisation, agreement });
  return look();
}
