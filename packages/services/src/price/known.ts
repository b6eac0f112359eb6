/**
 * All that the house knows of how a text is kept: habits of its promises, usual charges, its service model. Owns: gathering it for
 * one text. Does not own: the weight of each source (core), evidence.
 */
import { habitsFor, seenHistory } from '@troth/core';
import type { HabitOf, Instant, Outcome, Revision, SeenHistory, ServiceModel } from '@troth/core';
import { accepted } from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import { keptUnder } from '../backtest/kept.ts';
import { markOf, monthsOf, textMark } from '../backtest/months.ts';
import type { Context } from '../context.ts';
import { fellowsOf, modelOf } from '../forecast/habit.ts';
import type { HabitSources } from '../forecast/habit.ts';

export interface KnownOf {
  readonly habits: readonly HabitOf[];
  readonly charges: SeenHistory['charges'];
  readonly model: ServiceModel | undefined;
}

export interface KnownAsked {
  /** Whose months and model. */
  readonly agreement: string;
  readonly revision: Revision;
  readonly sources: HabitSources;
  readonly now: Instant;
}

export async function knownOf(context: Context, reader: Reader, asked: KnownAsked): Promise<Outcome<KnownOf>> {
  const { agreement, revision, sources, now } = asked;
  // Evidence is read again only when anything at all was told since.
  const key = ['seen', reader.organisation, sources.register.size, agreement, textMark(revision)];
  const seen = await keptUnder(context.store, key, () => seenIn(context, reader, asked));
  if (!seen.ok) return seen;
  const model = modelOf(sources.register, agreement);
  const habits = habitsFor({
    revision,
    model,
    past: sources.histories.get(agreement) ?? [],
    fellows: fellowsOf(sources, agreement, now),
    repairs: seen.value.repairs,
    now,
  });
  return accepted({ habits, charges: seen.value.charges, model });
}

const nothing: SeenHistory = { repairs: [], charges: [] };
/** As many as a statement looks back at. */
const months = 36;

async function seenIn(context: Context, reader: Reader, asked: KnownAsked): Promise<Outcome<SeenHistory>> {
  const { agreement: history, revision, now } = asked;
  const shelf = await shelfOf(context.store, reader);
  // A first text has no months; its agreement need not be published.
  if (!agreementOn(shelf, history).ok) return accepted(nothing);
  const past = await monthsOf(context, reader, { history, periods: months, texts: [revision], knownAt: now });
  if (!past.ok) return past;
  const period = past.value?.periods.at(-1);
  if (past.value === undefined || period === undefined) return accepted(nothing);
  const { history: agreement, evidence } = past.value;
  const key = ['price of the past', reader.organisation, period, markOf(agreement, evidence)];
  return accepted(keptUnder(context.store, key, () => seenHistory({ agreement, evidence, period, knownAt: now })));
}
