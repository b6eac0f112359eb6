/** Runs scenarios against the engine. Owns: one result per expectation. */
import { readAgreements } from '../../agreements/book.ts';
import type { Agreement } from '../../agreements/book.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import type { EvidenceInput } from '../../evaluation/evaluate.ts';
import { statementPeriod } from '../../evaluation/periods.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { lintAgreement } from '../../lint/lint.ts';
import { Instant } from '../../values/instant.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';
import type { CaseOutcome } from '../result.ts';
import { differences } from './check.ts';
import { agreementTexts, evidenceRows, zoneOf } from './given.ts';
import { scenarioSchema } from './scenario.ts';
import type { Expectation, Scenario } from './scenario.ts';

/** All expectations of one scenario, or why it is none. */
export function runScenario(value: unknown, name = 'case'): Outcome<readonly CaseOutcome[]> {
  const read = scenarioSchema.safeParse(value);
  if (!read.success) {
    const id =
      typeof value === 'object' && value !== null && 'case' in value && typeof value.case === 'string'
        ? value.case
        : name;
    return {
      ok: false,
      refusals: read.error.issues.map((issue) => ({
        code: 'CASE',
        message: `${id}: ${issue.path.map(String).join('.') || 'the case'}: ${issue.message}`,
      })),
    };
  }
  const scenario = read.data;
  const zone = zoneOf(scenario);
  if (zone === undefined)
    return {
      ok: false,
      refusals: [{ code: 'CASE-ZONE', message: `${scenario.case}: agreement.zone is no IANA zone` }],
    };
  const results: CaseOutcome[] = [];
  for (const trial of trialsOf(scenario)) {
    const rows = evidenceRows(trial.evidence ?? scenario.evidence, zone, scenario.case);
    if (!rows.ok) return rows;
    results.push(...runTrial(trial, rows.value));
  }
  return { ok: true, value: results };
}

interface Trial {
  readonly id: string;
  readonly scenario: Scenario;
  readonly choices: NonNullable<Scenario['readings']>[number]['choose'];
  readonly evidence: Scenario['evidence'];
  readonly expect: readonly Expectation[];
}

function trialsOf(scenario: Scenario): readonly Trial[] {
  const list = (expect: Scenario['expect']): readonly Expectation[] =>
    expect === undefined ? [] : Array.isArray(expect) ? expect : [expect];
  const plain: Trial[] =
    scenario.expect === undefined
      ? []
      : [{ id: scenario.case, scenario, choices: {}, evidence: undefined, expect: list(scenario.expect) }];
  const readings = (scenario.readings ?? []).map((reading, index): Trial => ({
    id: `${scenario.case} reading ${index + 1}`,
    scenario,
    choices: reading.choose,
    evidence: reading.evidence,
    expect: list(reading.expect),
  }));
  return [...plain, ...readings];
}

function runTrial(trial: Trial, rows: readonly EvidenceRow[]): readonly CaseOutcome[] {
  const book = readAgreements(agreementTexts(trial.scenario, trial.choices));
  if (!book.ok) return trial.expect.map((_, index) => failed(trial, index, sentences(book.refusals)));
  const agreement = book.value.agreements[book.value.agreements.length - 1];
  if (agreement === undefined) return [failed(trial, 0, 'no agreement')];
  return trial.expect.map((expected, index) => {
    const said = [...lintDifferences(expected, agreement), ...evaluationDifferences(expected, agreement, { rows })];
    return said.length === 0
      ? { id: label(trial, index), passed: true, detail: '' }
      : failed(trial, index, said.join('; '));
  });
}

function label(trial: Trial, index: number): string {
  const expected = trial.expect[index];
  return trial.expect.length === 1
    ? trial.id
    : `${trial.id} ${expected?.period ?? ''} ${expected?.commitment ?? ''} (${index + 1})`.replace(/ +/gu, ' ');
}

function failed(trial: Trial, index: number, detail: string): CaseOutcome {
  return { id: label(trial, index), passed: false, detail };
}

/** Refusals as one sentence. */
export function sentences(refusals: readonly Refusal[]): string {
  return refusals.map((refusal) => refusal.message).join('; ');
}

function lintDifferences(expected: Expectation, agreement: Agreement): readonly string[] {
  if (expected.lint === undefined && expected.lintClean !== true) return [];
  const findings = lintAgreement(agreement);
  const codes = new Set(findings.filter((finding) => finding.severity !== 'note').map((finding) => finding.code));
  const missing = (expected.lint ?? [])
    .filter((code) => !codes.has(code))
    .map((code) => `lint: ${code} was not found (found ${[...codes].join(', ') || 'nothing'})`);
  const errors = findings.filter((finding) => finding.severity === 'error');
  return expected.lintClean === true && errors.length > 0
    ? [...missing, `lint: ${errors.map((finding) => `${finding.code} ${finding.message}`).join('; ')}`]
    : missing;
}

/** One evaluation compared; without `knownAt` everything in the evidence is known. */
export function evaluationDifferences(
  expected: Expectation,
  agreement: Agreement,
  evidence: EvidenceInput,
): readonly string[] {
  if (expected.period === undefined) return [];
  const key = String(expected.period);
  const period = statementPeriod(agreement, key);
  if (!period.ok) return [sentences(period.refusals)];
  const latest = evidence.rows.reduce<number>((at, row) => Math.max(at, row.recordedAt), period.value.period.end);
  const knownAt = expected.knownAt === undefined ? Instant.of(latest) : Instant.parse(expected.knownAt);
  const statement = evaluate({ agreement, evidence, period: key, knownAt });
  return statement.ok ? differences(expected, statement.value) : [sentences(statement.refusals)];
}
