/**
 * The promise fed with a perfect period and with a dead one. A perfect period must be met and cost nothing, a dead one must be
 * missed and cost something where money is promised. Found this way: one published formula scores a perfect month 13.9 %.
 */
import type { Commitment, Revision } from '../agreements/revision.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { windowsOf } from '../evaluation/periods.ts';
import type { RowResult, Statement } from '../evaluation/statement.ts';
import type { Period } from '../calendars/period.ts';
import type { Extremes } from '../metrics/metric.ts';
import type { SliceColumns } from '../evidence/columns.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { fault, warning } from './finding.ts';
import type { Check, Finding } from './finding.ts';
import { isMoneyFree } from './formality.ts';

const twoYears = 732 * 86_400_000;

/** Both extremes for every commitment whose kind can make them. */
export const extremesHold: Check = (revision) =>
  revision.commitments.flatMap((commitment, index) => {
    const window = wholeWindow(commitment, revision);
    if (window === undefined) return [];
    const extremes = commitment.metric.readsOthers ? ofFellows(revision, window) : commitment.metric.extremes(window);
    if (extremes === undefined) return [];
    const path = ['commitments', index];
    return [
      ...perfect(revision, commitment, { window, evidence: evidenceOf(extremes, 'perfect'), path }),
      ...dead(revision, commitment, { window, evidence: evidenceOf(extremes, 'dead'), path }),
    ];
  });

/** For kinds made of other commitments: their extremes together. */
function ofFellows(revision: Revision, window: Period): Extremes | undefined {
  const all = revision.commitments.flatMap((one) => (one.metric.readsOthers ? [] : [one.metric.extremes(window)]));
  if (all.length === 0 || all.includes(undefined)) return undefined;
  const of = (which: 'perfect' | 'dead'): Fed[] =>
    all.flatMap((one) => (one === undefined ? [] : [evidenceOf(one, which)]));
  const [good, bad] = [of('perfect'), of('dead')];
  return {
    perfect: good.flatMap(({ rows }) => rows),
    dead: bad.flatMap(({ rows }) => rows),
    columns: { perfect: good.flatMap(({ columns }) => columns), dead: bad.flatMap(({ columns }) => columns) },
  };
}

interface Fed {
  readonly rows: readonly EvidenceRow[];
  readonly columns: readonly SliceColumns[];
}

const evidenceOf = (extremes: Extremes, which: 'perfect' | 'dead'): Fed => ({
  rows: extremes[which],
  columns: extremes.columns?.[which] ?? [],
});

interface Trial {
  readonly window: Period;
  readonly evidence: Fed;
  readonly path: Finding['path'];
}

/** The first window that lies wholly in the revision's time. */
function wholeWindow(commitment: Commitment, revision: Revision): Period | undefined {
  const end = Instant.of(Math.min(revision.to ?? Infinity, revision.from + twoYears));
  return windowsOf(commitment, revision, { start: revision.from, end }).find(
    (window) => window.start >= revision.from && window.end <= end,
  );
}

function run(
  revision: Revision,
  commitment: Commitment,
  trial: Trial,
): { readonly row: RowResult; readonly statement: Statement } | undefined {
  const alone: Revision = {
    ...revision,
    from: trial.window.start,
    commitments: withFellows(revision, commitment),
    terms: { ...revision.terms, waivers: [] },
  };
  const mine = { agreement: revision.agreement };
  const rows = trial.evidence.rows.map((row) => ({ ...row, ...mine }));
  const columns = trial.evidence.columns.map((block) => ({ ...block, ...mine }));
  const done = evaluate({
    agreement: { id: revision.agreement, revisions: [alone] },
    evidence: { rows, columns },
    window: trial.window,
    knownAt: trial.window.end,
  });
  const row = done.ok ? done.value.rows.find((one) => one.commitment === commitment.id) : undefined;
  return done.ok && row !== undefined ? { row, statement: done.value } : undefined;
}

/** The commitment alone; one made of others with them, who then cost nothing. */
function withFellows({ commitments }: Revision, tried: Commitment): readonly Commitment[] {
  if (!tried.metric.readsOthers) return [tried];
  return commitments.map((one) => (one.id === tried.id ? one : { ...one, rules: [] }));
}

function perfect(revision: Revision, commitment: Commitment, trial: Trial): Finding[] {
  const done = run(revision, commitment, trial);
  if (done === undefined) return [];
  const found: Finding[] = [];
  const value = valueOf(done.row);
  if (done.row.verdict === 'missed') {
    found.push(
      fault('SELF-PERFECT', trial.path, {
        message: 'A period in which nothing went wrong is missed.',
        example: `a perfect ${trial.window.key} comes to ${value}`,
        fix: 'correct the formula or the target; read as printed it cannot be kept',
      }),
    );
  }
  if ((done.row.verdict === 'met' || done.row.verdict === 'reported') && costs(done.statement)) {
    found.push(
      fault('SELF-PERFECT-CREDIT', trial.path, {
        message: 'A period in which nothing went wrong pays a credit.',
        example: `a perfect ${trial.window.key} pays ${done.statement.credit?.total ?? 'something'}`,
        fix: 'correct the bands of the credit table',
      }),
    );
  }
  return found;
}

function dead(revision: Revision, commitment: Commitment, trial: Trial): Finding[] {
  const done = run(revision, commitment, trial);
  if (done === undefined) return [];
  if (done.row.verdict === 'met') {
    return [
      fault('SELF-DEAD', trial.path, {
        message: 'A period in which nothing worked is met.',
        example: `a dead ${trial.window.key} comes to ${valueOf(done.row)}`,
        fix: 'correct the formula, the direction of the target, or what silence means',
      }),
    ];
  }
  const priced = (commitment.terms.credits ?? []).length > 0 && !isMoneyFree(revision.terms);
  if (
    (done.row.verdict === 'missed' || done.row.verdict === 'reported') &&
    priced &&
    !gives(done.statement) &&
    !(commitment.terms.credits ?? []).some(waits)
  ) {
    return [
      warning('SELF-DEAD-FREE', trial.path, {
        message: 'A period in which nothing worked pays nothing.',
        example: `a dead ${trial.window.key} comes to ${valueOf(done.row)} and costs 0`,
        fix: 'let the lowest band reach zero',
      }),
    ];
  }
  return [];
}

/** Rules that give nothing at once by design: until a second miss, or until the customer has chosen. */
function waits(rule: NonNullable<Commitment['terms']['credits']>[number]): boolean {
  return rule.gate !== undefined || (rule.kind === 'election' && rule.default === undefined);
}

function costs(statement: Statement): boolean {
  return statement.credit !== undefined && !Ratio.parse(statement.credit.total).isZero();
}

function gives(statement: Statement): boolean {
  return (
    costs(statement) ||
    // A rule that cannot say what it pays has a finding of its own.
    (statement.credit?.undetermined.length ?? 0) > 0 ||
    (statement.credit?.otherRemedies.length ?? 0) > 0 ||
    statement.rows.some((row) => row.credits.length > 0)
  );
}

function valueOf(row: RowResult): string {
  const value = row.segments[0]?.value;
  if (value === undefined) return 'no value';
  return value.unit === 'share' ? `${Ratio.parse(value.exact).toPercent(4)} %` : `${value.exact} ${value.unit}`;
}
