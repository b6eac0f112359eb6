/** Statements as lines of a file. Owns: the columns of the table: one line for every promise and subject, figures exact. */
import { csvRecord } from '@troth/connectors';
import type { RowResult, Statement } from '@troth/core';

/** An issued statement, or one of a period under way. */
export interface Told {
  readonly agreement: string;
  readonly period: string;
  readonly hash: string;
  readonly status: 'final' | 'restated' | 'provisional';
  /** 1 for the first that was issued; missing for a period under way. */
  readonly version?: number;
  readonly statement: Statement;
}

const columns = [
  'agreement',
  'period',
  'status',
  'version',
  'known_at',
  'commitment',
  'clause',
  'subject',
  'row_period',
  'target',
  'verdict',
  'value_exact',
  'value_unit',
  'completeness',
  'credits',
  'statement_credit',
  'currency',
  'hash',
] as const;

export const statementHeader = csvRecord(columns);

export function statementRecords(told: Told): string {
  return told.statement.rows.map((row) => csvRecord(cellsOf(told, row))).join('');
}

function cellsOf({ agreement, period, status, version, hash, statement }: Told, row: RowResult): readonly string[] {
  const last = row.segments.at(-1);
  const value = last?.rounded ?? last?.value;
  const cells: Readonly<Record<(typeof columns)[number], string | undefined>> = {
    agreement,
    period,
    status,
    version: version === undefined ? undefined : String(version),
    known_at: statement.knownAt,
    commitment: row.commitment,
    clause: row.clause,
    subject: row.subject,
    row_period: row.period.key,
    target: last?.target,
    verdict: row.soFar === undefined ? row.verdict : `${row.verdict}, so far ${row.soFar}`,
    value_exact: value?.exact,
    value_unit: value?.unit,
    completeness: last?.completeness,
    credits: row.credits.map(({ rule, exact, unit }) => [rule, exact, unit].filter(Boolean).join(' ')).join('; '),
    statement_credit: statement.credit?.total,
    currency: statement.credit?.currency,
    hash,
  };
  return columns.map((name) => cells[name] ?? '');
}

export const statementLine = (told: Told): string => `${JSON.stringify(told)}\n`;
