/**
 * The forecast of one row of a statement under way, from all that is known of it at a moment. Owns: gathering it: its past, its
 * fellows, its service model, the works that are planned. Does not own: the chance (core), where the moment comes from.
 */
import { forecastPromise, givenHabit, Ratio } from '@troth/core';
import type { Agreement, Commitment, Instant, PromiseForecast, RowResult } from '@troth/core';
import type { PracticeRecord } from '../practice/register.ts';
import { fellowsOf, modelOf } from './habit.ts';
import type { HabitSources } from './habit.ts';
import { pastKnown } from './past-known.ts';
import { didWorse } from './did-worse.ts';
import type { Scores } from './scores.ts';

export interface ForecastSources extends HabitSources {
  readonly scores: Scores;
}

export interface RowMoment {
  readonly agreement: Agreement;
  readonly row: RowResult;
  readonly now: Instant;
  /** What the statement knew. */
  readonly knownAt: Instant;
  /** Works that are still to come and will count. */
  readonly works?: readonly PracticeRecord<'change'>[] | undefined;
}

/** Undefined for rows that are only reported, whose period is not under way, or of which nothing is known. */
export function forecastRow(sources: ForecastSources, moment: RowMoment): PromiseForecast | undefined {
  const { agreement, row, now, knownAt, works = [] } = moment;
  const commitment = commitmentAt(agreement, row.commitment, now);
  if (commitment === undefined) return undefined;
  const promise = { agreement: agreement.id, commitment: row.commitment, subject: row.subject };
  const known = pastKnown(sources.histories, now);
  return forecastPromise({
    row,
    calendar: commitment.calendar,
    now,
    knownAt,
    past: known.of(promise),
    fellows: fellowsOf(sources, agreement.id, now),
    given: givenHabit(modelOf(sources.register, agreement.id, now), { ...promise, by: now }),
    house: known.house(),
    planned: Ratio.of(works.reduce((sum, { body }) => sum + body.expectedCutMs, 0)),
    rateOnly: didWorse(sources.scores, promise, now),
  });
}

/** The commitment as it is worded at an instant. */
export function commitmentAt({ revisions }: Agreement, id: string, at: Instant): Commitment | undefined {
  const revision = revisions.findLast(({ from }) => from <= at) ?? revisions.at(-1);
  return revision?.commitments.find((one) => one.id === id);
}
