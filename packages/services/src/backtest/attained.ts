/** What an agreement attained in its last closed periods, as a text would have measured it. Owns: asking the back-test for it. */
import { accepted, attainedIn, backTest } from '@troth/core';
import type { AttainedPeriods, Outcome, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import { keptUnder } from './kept.ts';
import { markOf, monthsOf, textMark } from './months.ts';

export interface AttainedAsked {
  readonly agreement: string;
  /** The text in force or in the making. */
  readonly revision: Revision;
  readonly periods?: number | undefined;
}

/** By promise, the oldest period first; nothing where no period was closed. */
export async function attainedOf(
  context: Context,
  reader: Reader,
  { agreement, revision, periods = 12 }: AttainedAsked,
): Promise<Outcome<readonly AttainedPeriods[]>> {
  const knownAt = context.clock();
  const months = await monthsOf(context, reader, { history: agreement, periods, texts: [revision], knownAt });
  if (!months.ok) return months;
  const past = months.value;
  if (past === undefined) return accepted([]);
  const key = ['attained', reader.organisation, textMark(revision), past.periods, markOf(past.history, past.evidence)];
  const made = keptUnder(context.store, key, () => backTest({ ...past, draft: revision }));
  return made.ok ? accepted(attainedIn(made.value)) : made;
}
