/**
 * As of when evidence is read, when nobody says. Owns: the default of --known-at. A period that is still open is read as known
 * now; a closed one as known when the last row that bears on it was recorded, and not before its end. So evidence about later periods
 * changes nothing.
 */
import { extentOf, Instant, statementPeriod } from '@troth/core';
import type { Agreement, EvidenceRow } from '@troth/core';
import type { Intake } from '@troth/connectors';
import { badInput, need } from './endings.ts';
import type { Host } from './host.ts';

/** The instant given as text, or BadInput. */
export function readKnownAt(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const found = Instant.tryParse(text);
  if (found === undefined)
    throw badInput(`--known-at ${text}: write date, time and offset, as in 2024-12-02T09:00:00+08:00`);
  return found;
}

export interface KnownAtQuestion {
  readonly agreement: Agreement;
  readonly period: string;
  readonly evidence: Pick<Intake, 'rows' | 'columns'>;
  readonly host: Host;
}

export function defaultKnownAt({ agreement, period, evidence, host }: KnownAtQuestion): Instant {
  const { end } = need(statementPeriod(agreement, period)).period;
  const now = Instant.of(host.now());
  if (now < end) return now;
  const bearing = evidence.rows.filter((row) => bearsOn(row, { agreement: agreement.id, period, end }));
  const blocks = evidence.columns.filter(
    (block) => block.start < end && (block.agreement ?? agreement.id) === agreement.id,
  );
  return [...bearing, ...blocks].reduce((latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest), end);
}

/** Rows about what happened before the period ended; what happened later cannot have changed it. */
function bearsOn(row: EvidenceRow, question: { agreement: string; period: string; end: Instant }): boolean {
  if ((row.agreement ?? question.agreement) !== question.agreement) return false;
  return row.form === 'issued' ? row.period === question.period : extentOf(row).start < question.end;
}
