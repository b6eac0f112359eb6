/**
 * Issuing a statement. Owns: the record, the row `issued` by which later evaluations know that they restate, and the event.
 * Everything recorded before this transaction is known to the statement, and nothing of its own instant: what is recorded in
 * the same millisecond later on cannot slip in, so the statement can be computed again for ever.
 */
import { Instant } from '@troth/core';
import type { Statement, StatementDifference } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { isConcerned } from '../agreements/concerns.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { keepRows } from '../evidence/keep-rows.ts';
import { ownSources } from '../evidence/own-sources.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { noteClosed } from './closed-periods.ts';
import { issuedOf, issueId, statementKind } from './issued.ts';
import type { IssuedStatement } from './issued.ts';

/** Seals the days that a statement looks at, so that each is vouched for by the ledger as it was known. */
export async function sealFor(
  transaction: Transaction,
  { agreement, names }: ShelvedAgreement,
  { end, act }: { readonly end: Instant; readonly act: Acts },
): Promise<void> {
  const me = { id: agreement.id, names };
  for (let sealed = 1; sealed > 0;) {
    const days = await transaction.unsealed(end, mostDays);
    const own = days.filter((day) => isConcerned(me, day));
    sealed = own.length === 0 ? 0 : await transaction.seal(own, act());
    if (days.length < mostDays) return;
  }
}

const mostDays = 10_000;

/** The latest instant whose evidence is complete: the one before this transaction's. */
export async function knownNow(transaction: Transaction): Promise<Instant> {
  return Instant.plus(await transaction.stamp(), -1);
}

export interface Issue {
  readonly context: Context;
  readonly act: Acts;
  readonly by: string;
  readonly statement: Statement;
  readonly hash: string;
  /** The version that it follows; 0 for the first. */
  readonly follows: number;
  readonly difference?: StatementDifference | undefined;
  readonly overruled?: IssuedStatement['overruled'];
}

export async function issue(transaction: Transaction, asked: Issue): Promise<IssuedStatement> {
  const { context, act, by, statement, hash, follows, difference, overruled } = asked;
  const { knownAt, period } = statement;
  const agreement = statement.agreement.id;
  const stamp = await transaction.stamp();
  const body = {
    agreement,
    period: period.key,
    hash,
    knownAt,
    status: follows === 0 ? 'final' : 'restated',
    statement,
    difference,
    issuedBy: by,
    issuedAt: Instant.format(stamp),
    overruled,
  };
  const write = { kind: statementKind, id: issueId(agreement, period.key), body: plainData(body), expect: follows };
  const stored = await transaction.put(write, act());
  const start = Instant.parse(period.start);
  const end = Instant.parse(period.end);
  await noteClosed(transaction, agreement, { period: period.key, start, end });
  const row = {
    form: 'issued' as const,
    id: `${issueId(agreement, period.key)}/${stored.version}`,
    source: ownSources.statements,
    agreement,
    period: period.key,
    knownAt: Instant.parse(knownAt),
    hash,
    recordedAt: stamp,
  };
  await keepRows(transaction, { context, act }, { source: ownSources.statements, rows: [row], note: { by } });
  const told = { agreement, period: period.key, version: stored.version, hash, knownAt, money: difference?.money };
  await transaction.emit(follows === 0 ? 'statement.issued' : 'statement.restated', write.id, plainData(told));
  return issuedOf(stored);
}
