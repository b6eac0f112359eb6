/** Statements of every agreement in force in a period. Owns: which agreements, as known when. Does not own: computing (core). */
import { ablate, compareStatements, evaluate, inForce, Instant, statementHash, statementPeriod } from '@troth/core';
import type { Ablation, Agreement, Statement, StatementDifference } from '@troth/core';
import { badInput, need } from './endings.ts';
import type { Host } from './host.ts';
import { defaultKnownAt, readKnownAt } from './known-at.ts';
import { progressOn } from './progress.ts';
import { pickAgreement } from './reading.ts';
import type { Reading } from './reading.ts';

/** One statement, and what it changed where it restates an issued one. */
export interface Evaluated {
  readonly statement: Statement;
  readonly hash: string;
  readonly before?: Statement;
  readonly difference?: StatementDifference;
}

export interface PeriodQuestion {
  readonly period: string;
  readonly agreement?: string;
  readonly knownAt?: string;
}

/** Evaluates every agreement that holds somewhere in the period; throws BadInput where none does. */
export function evaluatePeriod({ book, intake }: Reading, question: PeriodQuestion, host: Host): readonly Evaluated[] {
  const { period } = question;
  const given = readKnownAt(question.knownAt);
  const chosen = question.agreement === undefined ? book.agreements : [pickAgreement(book, question.agreement)];
  const holding = chosen.filter((agreement) => holds(agreement, period));
  if (holding.length === 0)
    throw badInput(`--period ${period}: no agreement holds then; ${chosen.map(spanOf).join('; ')}`);
  const progress = progressOn(host);
  const results = holding.map((agreement, index) => {
    progress.step(`evaluating ${index + 1} of ${holding.length}: ${agreement.id}`);
    const knownAt = given ?? defaultKnownAt({ agreement, period, evidence: intake, host });
    return restated({ agreement, evidence: { rows: intake.rows, columns: intake.columns }, period, knownAt });
  });
  progress.done();
  return results.filter(({ statement }) => statement.rows.length > 0);
}

type Request = Parameters<typeof evaluate>[0];

function restated(request: Request): Evaluated {
  const statement = need(evaluate(request));
  const hash = statementHash(statement);
  if (statement.restates === undefined) return { statement, hash };
  const evidence = { ...request.evidence, rows: request.evidence.rows.filter((row) => row.form !== 'issued') };
  const before = need(evaluate({ ...request, evidence, knownAt: Instant.parse(statement.restates.knownAt) }));
  const difference = compareStatements({
    agreement: request.agreement,
    evidence: request.evidence,
    before,
    after: statement,
  });
  return { statement, hash, before, difference };
}

function holds(agreement: Agreement, key: string): boolean {
  return inForce(agreement, need(statementPeriod(agreement, key)).period).length > 0;
}

function spanOf({ id, revisions }: Agreement): string {
  const [first, last] = [revisions[0], revisions[revisions.length - 1]];
  const date = (instant: Instant | undefined): string =>
    instant === undefined ? 'now' : Instant.format(instant).slice(0, 10);
  return `${id} holds from ${date(first?.from)}${last?.to === undefined ? '' : ` to ${date(last.to)}`}`;
}

/** What each clause did to a statement: one more evaluation for every clause that can be switched off. */
export function ablationsOf({ statement }: Evaluated, { book, intake }: Reading): readonly Ablation[] {
  const agreement = pickAgreement(book, statement.agreement.id);
  const knownAt = Instant.parse(statement.knownAt);
  return ablate({
    agreement,
    evidence: { rows: intake.rows, columns: intake.columns },
    period: statement.period.key,
    knownAt,
  });
}
