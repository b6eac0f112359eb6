/**
 * What changed between two statements of the same agreement and period, and which rows of evidence did it.
 * Owns: restatement differences (requirements 6.E "diff explain"). Every mover is found by evaluating without it.
 */
import type { Agreement } from '../agreements/book.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import type { Mover, RowChange, StatementDifference } from './difference.ts';
import { evaluate } from './evaluate.ts';
import type { EvidenceInput } from './evaluate.ts';
import { statementHash } from './statement.ts';
import type { RowResult, SegmentResult, Statement } from './statement.ts';

export interface Comparison {
  readonly agreement: Agreement;
  readonly evidence: EvidenceInput;
  readonly before: Statement;
  readonly after: Statement;
}

/** Compares two statements of one agreement and period. */
export function compareStatements(comparison: Comparison): StatementDifference {
  const { before, after } = comparison;
  const changes = changesBetween(before, after);
  const delta = moneyDelta(before, after);
  return {
    agreement: after.agreement.id,
    period: after.period.key,
    before: { hash: statementHash(before), knownAt: before.knownAt },
    after: { hash: statementHash(after), knownAt: after.knownAt },
    changes,
    movers: changes.length === 0 ? [] : moversOf(comparison),
    ...(delta === undefined ? {} : { money: delta }),
  };
}

function rowKey(row: RowResult): string {
  return `${row.commitment} ${row.subject ?? ''} ${row.period.key}`;
}

function changesBetween(before: Statement, after: Statement): readonly RowChange[] {
  const earlier = new Map(before.rows.map((row) => [rowKey(row), row]));
  const changes = after.rows.flatMap((row) => rowChanges(earlier.get(rowKey(row)), row));
  const [was, is] = [before.credit?.total ?? '0', after.credit?.total ?? '0'];
  return was === is ? changes : [...changes, { commitment: '*', field: 'credit', before: was, after: is }];
}

function rowChanges(before: RowResult | undefined, after: RowResult): readonly RowChange[] {
  const head = { commitment: after.commitment, ...(after.subject === undefined ? {} : { subject: after.subject }) };
  const changes: RowChange[] = [];
  const note = (what: Pick<RowChange, 'field' | 'name' | 'unit'>, was: string, is: string): void => {
    if (was !== is) changes.push({ ...head, ...what, before: was, after: is });
  };
  note({ field: 'verdict' }, before?.verdict ?? 'none', after.verdict);
  for (const [index, segment] of after.segments.entries()) {
    const was = before?.segments[index];
    note(
      { field: 'value', ...unitOf(segment.value ?? was?.value) },
      was?.value?.exact ?? 'none',
      segment.value?.exact ?? 'none',
    );
    note({ field: 'completeness', unit: 'share' }, was?.completeness ?? 'none', segment.completeness);
    for (const name of Object.keys(segment.figures).sort())
      note(
        { field: 'figure', name, ...unitOf(segment.figures[name]) },
        was?.figures[name]?.exact ?? 'none',
        segment.figures[name]?.exact ?? 'none',
      );
  }
  return changes;
}

function unitOf(figure: { readonly unit: string } | undefined): { unit?: string } {
  return figure === undefined ? {} : { unit: figure.unit };
}

function moneyDelta(before: Statement, after: Statement): { currency: string; delta: string } | undefined {
  const currency = after.credit?.currency ?? before.credit?.currency;
  if (currency === undefined) return undefined;
  const [was, is] = [before.credit?.total ?? '0', after.credit?.total ?? '0'];
  const digits = (is.split('.')[1] ?? was.split('.')[1] ?? '').length;
  return { currency, delta: Ratio.parse(is).minus(Ratio.parse(was)).toFixed(digits) };
}

/** Rows recorded between the two readings whose absence changes the result. */
function moversOf({ agreement, evidence, before, after }: Comparison): readonly Mover[] {
  const [from, to] = [Instant.parse(before.knownAt), Instant.parse(after.knownAt)];
  const target = statementCore(after);
  const candidates = evidence.rows.filter(
    (row) =>
      row.recordedAt > from &&
      row.recordedAt <= to &&
      row.form !== 'issued' &&
      (row.agreement === undefined || row.agreement === agreement.id),
  );
  return candidates.flatMap((row): Mover[] => {
    const without = evaluate({
      agreement,
      evidence: { ...evidence, rows: evidence.rows.filter((one) => one !== row && !sameRow(one, row)) },
      period: after.period.key,
      knownAt: to,
    });
    if (!without.ok || statementCore(without.value) === target) return [];
    const delta = countedDelta(without.value, after);
    return [
      {
        source: row.source,
        row: row.id,
        recordedAt: Instant.format(row.recordedAt),
        what: row.form,
        ...(delta === undefined ? {} : { deltaMs: delta }),
      },
    ];
  });
}

function sameRow(a: EvidenceRow, b: EvidenceRow): boolean {
  return a.source === b.source && a.id === b.id && a.recordedAt === b.recordedAt;
}

/** What matters for "did it move a number": values, verdicts, figures, money. */
function statementCore(statement: Statement): string {
  return JSON.stringify([
    statement.rows.map((row) => [
      row.verdict,
      row.segments.map((one) => [one.value, one.verdict, one.figures, one.completeness]),
    ]),
    statement.credit?.total,
  ]);
}

function countedDelta(without: Statement, after: Statement): string | undefined {
  const sum = (statement: Statement): Ratio | undefined => {
    const found = statement.rows
      .flatMap((row) => row.segments)
      .map((segment: SegmentResult) => segment.figures['downtime']?.exact);
    const known = found.filter((text) => text !== undefined);
    return known.length === 0 ? undefined : known.reduce((total, text) => total.plus(Ratio.parse(text)), Ratio.zero);
  };
  const [less, all] = [sum(without), sum(after)];
  return less === undefined || all === undefined ? undefined : all.minus(less).toString();
}
