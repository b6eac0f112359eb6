/**
 * The figures of a statement for spreadsheets and programs: exact, in the units of the statement, the same in every language.
 * Owns: the columns, which never move; a new one is put at the end.
 */
import { figureValue, inLanguage, Ratio } from '@troth/core';
import type { RowResult, SegmentResult, Statement } from '@troth/core';

const head = [
  'agreement',
  'period',
  'status',
  'clause',
  'commitment',
  'subject',
  'title_en',
  'title_zh',
  'revision',
  'from',
  'to',
  'target',
  'value',
  'unit',
  'verdict',
  'agreed_minutes',
  'measured_against_minutes',
  'gross_minutes',
  'excluded_minutes',
  'unknown_minutes',
  'counted_minutes',
  'allowed_minutes',
  'cases',
  'missed_cases',
  'completeness',
  'credit',
  'credit_unit',
  'statement',
] as const;

const times = ['agreed', 'denominator', 'gross', 'excluded', 'unknown', 'downtime', 'allowed'] as const;
const counts = ['cases', 'misses'] as const;
const minute = Ratio.of(60_000);

export function statementCsv(statement: Statement, hash: string): string {
  const rows = statement.rows.flatMap((row) =>
    row.segments.map((segment) => lineOf({ statement, row, segment, hash })),
  );
  return csvText([head, ...rows, totalLine(statement, hash)]);
}

interface Line {
  readonly statement: Statement;
  readonly row: RowResult;
  readonly segment: SegmentResult;
  readonly hash: string;
}

function lineOf({ statement, row, segment, hash }: Line): readonly string[] {
  const value = segment.rounded ?? segment.value;
  const money = row.credits.filter(({ form, exact }) => form === 'money' && exact !== undefined);
  // Of a promise whose terms changed, the credit is that of the whole and stands beside its last part.
  const isLast = row.segments.at(-1) === segment;
  const credit =
    money.length === 0 || !isLast ? '' : Ratio.sumOf(money.map(({ exact }) => Ratio.parse(exact ?? '0'))).toString();
  return [
    statement.agreement.id,
    statement.period.key,
    statement.status,
    row.clause,
    row.commitment,
    row.subject ?? '',
    row.title.en,
    inLanguage(row.title, 'zh-Hant'),
    String(segment.revision),
    segment.start,
    segment.end,
    segment.target ?? '',
    value?.exact ?? '',
    value?.unit ?? '',
    segment.verdict,
    ...times.map((name) => figureValue(segment, name)?.dividedBy(minute).toString() ?? ''),
    ...counts.map((name) => segment.figures[name]?.exact ?? ''),
    segment.completeness,
    credit,
    credit === '' ? '' : (money[0]?.unit ?? ''),
    hash,
  ];
}

/** What is owed in all, after caps, settled once. */
function totalLine({ agreement, period, status, credit }: Statement, hash: string): readonly string[] {
  const told: Readonly<Partial<Record<(typeof head)[number], string>>> = {
    agreement: agreement.id,
    period: period.key,
    status,
    title_en: 'Credit in all',
    title_zh: '補償總額',
    statement: hash,
    ...(credit === undefined ? {} : { credit: credit.total, credit_unit: credit.currency }),
  };
  return head.map((name) => told[name] ?? '');
}

/** RFC 4180. A cell never begins what a spreadsheet would compute; plain negative numbers are left as they are. */
function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
