/** How the promises of a statement went in the periods before: from the statements that were issued, in short. */
import { inForce, Instant } from '@troth/core';
import type { Agreement } from '@troth/core';
import type { HistoryPoint, HistoryRow } from '@troth/documents';
import type { ShortIssue, ShortRow, StatementRegister } from '../month-end/statement-register.ts';
import { shortOf } from '../month-end/statement-register.ts';
import type { IssuedStatement } from '../periods/issued.ts';

export interface HistoryAsked {
  readonly issued: IssuedStatement;
  readonly agreement: Agreement;
  readonly statements: StatementRegister;
}

/** Columns of the chart: the period and twelve before it. */
const columns = 13;

interface Short {
  readonly period: string;
  readonly start: string;
  readonly end: string;
  readonly rows: readonly ShortRow[];
  readonly revised: boolean;
}

export function historyOf({ issued, agreement, statements }: HistoryAsked): {
  readonly periods: readonly string[];
  readonly history: readonly HistoryRow[];
} {
  const { statement, version } = issued;
  const before = statements.latest
    .filter((one) => one.agreement === agreement.id && one.period.end <= statement.period.start)
    .sort((one, other) => (one.period.start < other.period.start ? -1 : 1))
    .slice(1 - columns)
    .map((one) => shortened(one, statements));
  const now: Short = {
    ...statement.period,
    period: statement.period.key,
    rows: shortOf(statement).rows,
    revised: version > 1,
  };
  const all = [...before, now];
  const names = new Map(all.flatMap(({ rows }) => rows).map((row) => [`${row.commitment}\n${row.subject ?? ''}`, row]));
  return {
    periods: periodsUpTo(statement.period.key, all),
    history: [...names.values()].map(({ commitment, subject, title }) => ({
      commitment,
      subject,
      title,
      points: all.flatMap((short) => pointOf(short, { commitment, subject }, agreement)),
    })),
  };
}

const shortened = (issue: ShortIssue, statements: StatementRegister): Short => ({
  period: issue.period.key,
  start: issue.period.start,
  end: issue.period.end,
  rows: issue.rows,
  revised: statements.versions(issue.agreement, issue.period.key).length > 1,
});

function pointOf(
  short: Short,
  name: { readonly commitment: string; readonly subject: string | undefined },
  agreement: Agreement,
): readonly HistoryPoint[] {
  const row = short.rows.find((one) => one.commitment === name.commitment && one.subject === name.subject);
  if (row === undefined) return [];
  const span = { start: Instant.parse(short.start), end: Instant.parse(short.end) };
  return [
    {
      period: short.period,
      verdict: row.verdict,
      revised: short.revised,
      attained: row.attained,
      figures: row.figures,
      revision: inForce(agreement, span).at(-1)?.revision.revision,
    },
  ];
}

/** Months without a statement keep their column, so that time runs evenly; other periods are those there are. */
function periodsUpTo(key: string, known: readonly Short[]): readonly string[] {
  const month = /^(\d{4})-(\d{2})$/u.exec(key);
  if (month === null) return known.map(({ period }) => period);
  const last = Number(month[1]) * 12 + Number(month[2]) - 1;
  return Array.from({ length: columns }, (_, index) => {
    const at = last - columns + 1 + index;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
