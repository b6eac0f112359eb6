/** Statements as a table for people. Owns: what a terminal shows of a statement, and in which order: minutes before percentages. */
import { inLanguage } from '@troth/core';
import type { Language, RowResult, SegmentResult } from '@troth/core';
import {
  localOf,
  moneyText,
  sayAttained,
  sayPeriod,
  sayTargetText,
  sayUsed,
  sayVerdict,
  verdictSign,
} from '@troth/documents';
import type { Evaluated } from '../evaluation.ts';
import { painter } from './colours.ts';
import type { Paint } from './colours.ts';
import { statementNotes } from './statement-notes.ts';
import { tableText } from './plain-table.ts';

export interface ReportSetting {
  readonly language: Language;
  readonly colours: boolean;
  readonly period: string;
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['Agreement', 'Commitment', 'Target', 'Counted / allowed', 'Attained', 'Verdict', 'Credit'],
  'zh-Hant': ['協議', '承諾', '目標', '計算 / 容許', '達成', '結果', '補償'],
};

/** The whole report: table, totals, then whatever a reader must know beside the figures. */
export function statementReport(results: readonly Evaluated[], setting: ReportSetting): string {
  const { language, period } = setting;
  const paint = painter(setting.colours);
  const rows = results.flatMap((result) => rowsOf(result, language, paint));
  const title =
    language === 'en'
      ? `${sayPeriod(period, language)}, ${count(results)}`
      : `${sayPeriod(period, language)}，${results.length} 份協議`;
  const parts = [title, tableText({ head: heads[language], rows, right: [3, 4, 6] }), totals(results, language)];
  return `${[...parts, ...statementNotes(results, language)].filter((part) => part !== '').join('\n\n')}\n`;
}

function count(results: readonly Evaluated[]): string {
  const promises = results.reduce((sum, { statement }) => sum + statement.rows.length, 0);
  return `${results.length} agreement${results.length === 1 ? '' : 's'}, ${promises} promise${promises === 1 ? '' : 's'}`;
}

function rowsOf({ statement }: Evaluated, language: Language, paint: Paint): readonly string[][] {
  const { agreement, credit } = statement;
  const name =
    agreement.customer === undefined ? inLanguage(agreement.title, language) : inLanguage(agreement.customer, language);
  return statement.rows.flatMap((row, index) =>
    segmentRows(row, { language, paint, period: statement.period.key }).map((cells, part): string[] => {
      const first = index === 0 && part === 0;
      const money = credit === undefined || !first ? '' : `${credit.currency} ${moneyText(credit.total)}`;
      return [first ? name : '', ...cells, money];
    }),
  );
}

interface RowSetting {
  readonly language: Language;
  readonly paint: Paint;
  readonly period: string;
}

/** One line per part of the period that had its own terms; the verdict of the whole stands on the first. */
function segmentRows(row: RowResult, { language, paint, period }: RowSetting): readonly string[][] {
  const own =
    row.period.key === period
      ? ''
      : language === 'en'
        ? `, ${sayPeriod(row.period.key, language)}`
        : `，${sayPeriod(row.period.key, language)}`;
  const subject = row.subject === undefined ? '' : ` · ${row.subject}`;
  return row.segments.map((segment, index) => [
    index === 0
      ? `${inLanguage(row.title, language)}${subject}${own}`
      : from(segment, { zone: row.period.zone, language }),
    segment.target === undefined ? '–' : sayTargetText(segment.target, language),
    sayUsed(segment, language),
    segment.value === undefined ? '–' : sayAttained(segment, language),
    verdictCell(segment, language, paint),
  ]);
}

interface Part {
  readonly zone: string;
  readonly language: Language;
}

function from(segment: SegmentResult, { zone, language }: Part): string {
  const { date } = localOf(Date.parse(segment.start), zone);
  return language === 'en'
    ? `  from ${date} (revision ${segment.revision})`
    : `  由 ${date} 起（第 ${segment.revision} 版）`;
}

function verdictCell(segment: SegmentResult, language: Language, paint: Paint): string {
  const { verdict, soFar } = segment;
  const text = `${verdictSign(verdict)} ${sayVerdict(verdict, language)}`;
  const now =
    soFar === undefined
      ? ''
      : language === 'en'
        ? `, so far ${sayVerdict(soFar, language)}`
        : `，至今${sayVerdict(soFar, language)}`;
  return paint(`${text}${now}`, verdict);
}

/** Money owed, one line per currency: amounts of different currencies are never added. */
function totals(results: readonly Evaluated[], language: Language): string {
  const sums = new Map<string, bigint[]>();
  for (const { statement } of results) {
    if (statement.credit === undefined) continue;
    const { currency, total } = statement.credit;
    const decimals = total.split('.')[1]?.length ?? 0;
    const key = `${currency} ${decimals}`;
    sums.set(key, [...(sums.get(key) ?? []), BigInt(total.replace('.', ''))]);
  }
  return [...sums]
    .map(([key, minor]) => {
      const [currency = '', decimals = '0'] = key.split(' ');
      return `${language === 'en' ? 'Credits in all' : '補償總額'}: ${currency} ${moneyText(
        majorText(
          minor.reduce((a, b) => a + b, 0n),
          Number(decimals),
        ),
      )}`;
    })
    .join('\n');
}

function majorText(minor: bigint, decimals: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const whole = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return minor < 0n ? `-${whole}` : whole;
}
