/**
 * The months of an agreement with all that is known of them: what a back-test runs over. Owns: how many there are, and which
 * evidence bears on them under the texts that are tried. Does not own: what comes out (core).
 */
import type { Agreement, EvidenceInput, Instant, Outcome, Past, Revision } from '@troth/core';
import { accepted, refused } from '@troth/core';
import type { Reader } from '@troth/stores';
import { namesOf } from '../agreements/names.ts';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { loadEvidence } from '../evaluation/evidence-of.ts';
import { closedPeriods } from '../periods/closed-periods.ts';

export interface MonthsAsked {
  readonly history: string;
  readonly periods: number;
  readonly texts: readonly Revision[];
  readonly knownAt: Instant;
}

/** Undefined where no period was closed yet. */
export async function monthsOf(
  { store }: Context,
  reader: Reader,
  { history, periods: wanted, texts, knownAt }: MonthsAsked,
): Promise<Outcome<Past | undefined>> {
  const shelved = agreementOn(await shelfOf(store, reader), history);
  if (!shelved.ok) return shelved;
  const closed = (await closedPeriods(reader, history)).slice(-wanted);
  const last = closed.at(-1);
  if (last === undefined) return accepted(undefined);
  const { agreement } = shelved.value;
  const names = new Set([...shelved.value.names, ...namesOf({ id: history, revisions: texts })]);
  const evidence = await loadEvidence(reader, { ...shelved.value, names }, { period: last.period, knownAt });
  if (!evidence.ok) return evidence;
  return accepted({
    history: agreement,
    evidence: evidence.value,
    periods: closed.map(({ period }) => period),
    knownAt,
  });
}

/** An agreement that was named for its months must have some. */
export const noMonths = (history: string): Outcome<never> =>
  refused({
    code: 'NO-HISTORY',
    message: `${history} has no closed period to compute over; name a comparable agreement that has`,
    at: ['comparable'],
  });

/** What a result rests on, in short: whatever came in since is one row or slice more. */
export const markOf = (history: Agreement, { rows, columns = [] }: EvidenceInput): readonly unknown[] => [
  history.id,
  history.revisions.map(({ hash }) => hash),
  rows.length,
  columns.map(({ recordedAt, total }) => `${recordedAt}:${total.length}`),
];

/** A text together with those it inherits from. */
export const textMark = ({ hash, parents }: Revision): readonly string[] => [hash, ...parents.map((one) => one.hash)];
