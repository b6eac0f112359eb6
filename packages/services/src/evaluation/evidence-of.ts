/**
 * The evidence of an agreement, out of the store. Owns: which rows and columns an evaluation is given: all that bear on the
 * agreement, from its first day, since credits carry state; of slices only the days that the statement can look at.
 */
import { Instant, statementPeriod } from '@troth/core';
import type { Agreement, EvidenceInput, Outcome, Period } from '@troth/core';
import type { Reader } from '@troth/stores';
import { isConcerned, spokenBy } from '../agreements/concerns.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { allFacts } from '../evidence/find-row.ts';

export interface EvidenceQuestion {
  readonly period: string;
  readonly knownAt: Instant;
}

const dayMs = 86_400_000;

export async function loadEvidence(
  reader: Reader,
  { agreement, names }: ShelvedAgreement,
  { period, knownAt }: EvidenceQuestion,
): Promise<Outcome<EvidenceInput>> {
  const found = statementPeriod(agreement, period);
  if (!found.ok) return found;
  const about = { agreement: agreement.id, names: [...names], knownAt };
  const facts = await allFacts(reader, about);
  const span = slicesLookedAt(agreement, found.value.period, knownAt);
  const columns = span.end <= span.start ? [] : await reader.columns({ ...about, span });
  const me = { id: agreement.id, names };
  const rows = facts.map(({ row }) => row).filter((row) => isConcerned(me, spokenBy(row)));
  return { ok: true, value: { rows, columns: columns.filter((block) => isConcerned(me, block)) } };
}

/** Days of slices that a statement can look at: from the first day of the agreement. */
export function slicesLookedAt(
  agreement: Agreement,
  { start, end }: Pick<Period, 'start' | 'end'>,
  knownAt: Instant,
): { readonly start: Instant; readonly end: Instant } {
  const first = agreement.revisions[0]?.from ?? start;
  return { start: Instant.plus(first, -dayMs), end: lastLookedAt(agreement, end, knownAt) };
}

/** The end of the statement, or of what is known where a longer window (a quarter, a year) is under way in it. */
function lastLookedAt({ revisions }: Agreement, end: Instant, knownAt: Instant): Instant {
  const within = ['day', 'week', 'month'];
  const longer = revisions.some(({ commitments }) =>
    commitments.some(({ terms }) => typeof terms.period !== 'string' || !within.includes(terms.period)),
  );
  return longer && knownAt > end ? Instant.of(Math.min(knownAt, end + 366 * dayMs)) : end;
}
