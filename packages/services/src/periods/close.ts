/**
 * A period is closed: the statement becomes final and is issued. Owns: that it is closed once, when its guards let it.
 * Does not own: guards (guards.ts), the record (issue.ts), papers (documents).
 */
import { accepted, evaluate, Instant, refused, statementHash, statementPeriod } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { requestAt } from '../evaluation/statement-of.ts';
import { perform } from '../perform.ts';
import { askToLook } from './look-again.ts';
import type { Acts } from '../perform.ts';
import { blockedBy } from './guards.ts';
import { issue, knownNow, sealFor } from './issue.ts';
import { latestIssue } from './issued.ts';
import type { IssuedStatement } from './issued.ts';

export const guards = ['completeness', 'correction-window', 'open-decisions'] as const;
export type Guard = (typeof guards)[number];

export interface ClosePeriod extends Command {
  readonly agreement: string;
  readonly period: string;
  /** Guards that a person takes upon himself, with the reason. */
  readonly overrule?: { readonly guards: readonly Guard[]; readonly reason: string } | undefined;
}

/** Issues the final statement of a period; every guard that forbids it is named. */
export async function closePeriod(context: Context, command: ClosePeriod): Promise<Outcome<IssuedStatement>> {
  return perform(context, command, {
    scope: 'statements:write',
    work: (transaction, act) => close(transaction, { context, act, command }),
  });
}

/** The UTC day that the period ends in is read whole. */
const dayMs = 86_400_000;

interface Closing {
  readonly context: Context;
  readonly act: Acts;
  readonly command: ClosePeriod;
}

async function close(transaction: Transaction, closing: Closing): Promise<Outcome<IssuedStatement>> {
  const { context, act, command } = closing;
  const { agreement, period, overrule, actor } = command;
  const before = await transaction.head();
  const knownAt = await knownNow(transaction);
  const found = agreementOn(await shelfOf(context.store, transaction), agreement);
  if (!found.ok) return found;
  const named = statementPeriod(found.value.agreement, period);
  if (!named.ok) return named;
  const { end } = named.value.period;
  if (knownAt < end)
    return refused({
      code: 'PERIOD-OPEN',
      message: `${period} of ${agreement} ends at ${Instant.format(end)}; it is closed afterwards`,
    });
  if ((await latestIssue(transaction, agreement, period)) !== undefined)
    return refused({
      code: 'CLOSED',
      message: `${period} of ${agreement} is closed; what came later is a restatement`,
    });
  await sealFor(transaction, found.value, { end: Instant.plus(end, dayMs), act });
  const request = await requestAt(context, transaction, { agreement, period, knownAt });
  if (!request.ok) return request;
  const made = evaluate(request.value);
  if (!made.ok) return made;
  if (made.value.rows.length === 0)
    return refused({
      code: 'NOT-IN-FORCE',
      message: `${agreement} promises nothing in ${period}; there is nothing to close`,
    });
  const blocked = blockedBy({ request: request.value, statement: made.value, now: context.clock() });
  const [first, ...rest] = blocked.filter(({ guard }) => overrule?.guards.includes(guard) !== true);
  if (first !== undefined) return refused(first, ...rest);
  if (overrule !== undefined && overrule.reason.trim() === '')
    return refused({ code: 'REASON', message: 'say why the guards are overruled' });
  const overruled = blocked.length === 0 || overrule === undefined ? {} : { overruled: overrule };
  const issued = await issue(transaction, {
    context,
    act,
    by: actor.id,
    statement: made.value,
    hash: statementHash(made.value),
    follows: 0,
    ...overruled,
  });
  if (before.recordedAt !== undefined && before.recordedAt > knownAt)
    // What another transaction recorded in the very millisecond of closing is not in the statement: it may restate it.
    await askToLook(transaction, { agreement, period }, Instant.plus(before.recordedAt, 1));
  return accepted(issued);
}
