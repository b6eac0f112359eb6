/**
 * What a text would have made of a quarter that has passed, computed in the browser from the evidence of that quarter. Owns:
 * which quarter, reading the evidence, the lines of the comparison. Does not own: evidence that is too much for a browser, which
 * the server replays.
 */
import { evaluate, Instant, Money, parseRow } from '@troth/core';
import type { Agreement, EvidenceRow, Revision, RowResult, Statement } from '@troth/core';

/** Beyond so many bytes a browser would have to be waited for. */
export const mostBytes = 6_000_000;

/** "2024-Q4" on any day of 2025-Q1, in the zone of the agreement. */
export function lastQuarter(now: string, timeZone: string): string {
  const [year = '', month = ''] = new Date(now)
    .toLocaleDateString('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
    .split('-');
  const quarter = Math.floor((Number(month) - 1) / 3);
  return quarter === 0 ? `${Number(year) - 1}-Q4` : `${year}-Q${quarter}`;
}

export const monthsOf = (quarter: string): readonly string[] => {
  const [year = '', number = ''] = quarter.split('-Q');
  return [1, 2, 3].map((at) => `${year}-${String((Number(number) - 1) * 3 + at).padStart(2, '0')}`);
};

/** Rows of a file of JSON lines; a line that cannot be read is none of what an evaluation may use, so that all is refused. */
export function readRows(text: string): readonly EvidenceRow[] | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const rows = lines.map((line, at) => parseRow(JSON.parse(line), `evidence:${at + 1}`));
  return rows.every((row) => row.ok) ? rows.flatMap((row) => (row.ok ? [row.value] : [])) : undefined;
}

export interface ReplayedMonth {
  readonly period: string;
  readonly rows: readonly RowResult[];
  /** In the major unit; missing where the text gives no money. */
  readonly credit?: string | undefined;
}

export interface Replay {
  readonly months: readonly ReplayedMonth[];
  readonly total?: string | undefined;
  readonly currency?: string | undefined;
}

interface Asked {
  readonly revision: Revision;
  readonly rows: readonly EvidenceRow[];
  readonly quarter: string;
  /** RFC 3339: nothing that became known later counts. */
  readonly knownAt: string;
}

/** The text as if it alone had held in that quarter; undefined when it cannot be computed with. */
export function replay({ revision, rows, quarter, knownAt }: Asked): Replay | undefined {
  const months = monthsOf(quarter);
  const from = revision.zone.startOfDay(`${months[0] ?? ''}-01`);
  const agreement: Agreement = { id: revision.agreement, revisions: [{ ...revision, from, to: undefined }] };
  // What was issued under the text of that time is no part of what is asked here.
  const evidence = { rows: rows.filter(({ form }) => form !== 'issued') };
  const made = months.map((period) => evaluate({ agreement, evidence, period, knownAt: Instant.parse(knownAt) }));
  const found = made.flatMap((one, at) => (one.ok ? [monthOf(one.value, months[at] ?? '')] : []));
  if (found.length < months.length) return undefined;
  const currency = revision.terms.currency;
  const credits = found.flatMap(({ credit }) => credit ?? []);
  if (currency === undefined || credits.length === 0) return { months: found };
  const total = Money.sum(
    credits.map((credit) => Money.of(credit, currency)),
    currency,
  ).toJSON().amount;
  return { months: found, total, currency };
}

const monthOf = ({ rows, credit }: Statement, period: string): ReplayedMonth => ({
  period,
  rows,
  ...(credit === undefined ? {} : { credit: credit.total }),
});
