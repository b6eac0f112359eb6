/** Whether a statement is what a scenario expects. Owns: comparing at the digits written, and saying the first difference. */
import type { RowResult, SegmentResult, Statement } from '../../evaluation/statement.ts';
import { parseQuantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Expectation } from './scenario.ts';

/** Every difference as a sentence; none when all that is written agrees. */
export function differences(expected: Expectation, statement: Statement): readonly string[] {
  const row = statement.rows.find(
    (one) =>
      (expected.commitment === undefined || one.commitment === expected.commitment) &&
      (expected.subject === undefined || one.subject === expected.subject),
  );
  const said: string[] = [];
  const compare = (name: string, wanted: unknown, found: unknown): void => {
    if (wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(found))
      said.push(`${name}: wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(found) ?? 'nothing'}`);
  };
  compare('status', expected.status, statement.status);
  said.push(...rowDifferences(expected, row), ...moneyDifferences(expected, statement, row));
  compare('rights', expected.rights?.toSorted(), statement.rights.map((right) => right.id).toSorted());
  if (expected.claim !== undefined) {
    const claim = statement.claims.find((one) => row === undefined || one.commitment === row.commitment);
    compare('claim', expected.claim.status, claim?.status);
    compare(
      'claim due by',
      expected.claim.dueBy,
      claim?.stages.map((stage) => stage.dueBy),
    );
  }
  return said;
}

function rowDifferences(expected: Expectation, row: RowResult | undefined): readonly string[] {
  const segment = row?.segments[row.segments.length - 1];
  const said: string[] = [];
  if (expected.verdict !== undefined && expected.verdict !== row?.verdict)
    said.push(`verdict: wanted ${expected.verdict}, found ${row?.verdict ?? 'no row'}`);
  if (expected.because !== undefined && expected.because !== segment?.absent?.code)
    said.push(`because: wanted ${expected.because}, found ${segment?.absent?.code ?? 'a value'}`);
  if (expected.value !== undefined) said.push(...numberDifference('value', String(expected.value), segment?.value));
  if (expected.rounded !== undefined)
    said.push(...numberDifference('rounded', expected.rounded, segment?.rounded ?? segment?.value));
  for (const [name, wanted] of Object.entries(expected.figures ?? {}))
    said.push(...numberDifference(name, String(wanted), segment?.figures[name]));
  for (const flag of expected.flags ?? [])
    if (segment?.flags.includes(flag) !== true) said.push(`flag ${flag} is missing`);
  return said;
}

function numberDifference(name: string, wanted: string, found: SegmentResult['value']): readonly string[] {
  if (wanted === 'none') return found === undefined ? [] : [`${name}: wanted none, found ${found.exact}`];
  if (found === undefined) return [`${name}: wanted ${wanted}, found none`];
  return agrees(wanted, Ratio.parse(found.exact))
    ? []
    : [`${name}: wanted ${wanted}, found ${found.exact} ${found.unit}`];
}

/** "99.895833 %" agrees with every value that half-up rounding to those digits makes it; "1/3" only with itself. */
function agrees(wanted: string, found: Ratio): boolean {
  const q = parseQuantity(wanted);
  if (typeof q === 'string') return false;
  const written = /^[+-]?\d+(?:\.(\d+))?/u.exec(wanted.trim());
  const unit = written === null ? q.value : unitOf(wanted, q.value);
  if (wanted.includes('/') || unit.isZero()) return q.value.equals(found);
  const digits = written?.[1]?.length ?? 0;
  const scaled = found.dividedBy(unit);
  return digits === 0
    ? q.value.equals(found)
    : scaled.round({ mode: 'half-up', decimals: digits }).equals(q.value.dividedBy(unit));
}

/** What one of the written unit is in the engine's measure: a hundredth for %, 60,000 for min. */
function unitOf(wanted: string, value: Ratio): Ratio {
  const number = /^[+-]?\d+(?:\.\d+)?/u.exec(wanted.trim())?.[0];
  const plain = number === undefined ? undefined : Ratio.tryParse(number);
  return plain === undefined || plain.isZero() ? Ratio.one : value.dividedBy(plain);
}

function moneyDifferences(expected: Expectation, statement: Statement, row: RowResult | undefined): readonly string[] {
  const said: string[] = [];
  const { credit } = statement;
  if (expected.credit !== undefined && !Ratio.parse(String(expected.credit)).equals(Ratio.parse(credit?.total ?? '0')))
    said.push(`credit: wanted ${expected.credit}, found ${credit?.total ?? 'none'}`);
  if (expected.earnedBack !== undefined && expected.earnedBack !== (credit?.earnedBack ?? '0'))
    said.push(`earned back: wanted ${expected.earnedBack}, found ${credit?.earnedBack ?? '0'}`);
  if (expected.lines !== undefined) {
    const lines = (row?.credits ?? []).map((line) => line.exact ?? line.action?.en ?? '');
    const same =
      lines.length === expected.lines.length &&
      expected.lines.every((wanted, index) =>
        agrees(String(wanted), Ratio.tryParse(lines[index] ?? '') ?? Ratio.of(-1)),
      );
    if (!same) said.push(`lines: wanted ${expected.lines.join(', ')}, found ${lines.join(', ') || 'none'}`);
  }
  if (expected.remedies !== undefined) {
    const found = (credit?.otherRemedies ?? []).map(
      (one) => one.action?.en ?? `${one.amount ?? ''} ${one.unit ?? one.form}`,
    );
    if (JSON.stringify(found) !== JSON.stringify(expected.remedies))
      said.push(`remedies: wanted ${expected.remedies.join(', ') || 'none'}, found ${found.join(', ') || 'none'}`);
  }
  if (expected.undetermined !== undefined) {
    const found = (credit?.undetermined ?? []).map((one) => one.code);
    if (JSON.stringify(found) !== JSON.stringify(expected.undetermined))
      said.push(`undetermined: wanted ${expected.undetermined.join(', ')}, found ${found.join(', ') || 'none'}`);
  }
  return said;
}
