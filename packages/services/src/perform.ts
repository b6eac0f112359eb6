/**
 * How every write is done. Owns: asking for the grant, one transaction, all or nothing when refused, the same command told
 * twice acting once. Does not own: what is written.
 */
import { createHash } from 'node:crypto';
import { Instant, refused } from '@troth/core';
import type { Outcome, Refusal } from '@troth/core';
import { Conflict } from '@troth/stores';
import type { Act, Transaction } from '@troth/stores';
import { holds, mayWrite } from './access/grants.ts';
import type { Scope, Written } from './access/grants.ts';
import type { Command, Context } from './context.ts';
import { plainData } from './plain-data.ts';

/** Gives each write of one command its own key. */
export type Acts = () => Act;

export interface Deed<T> {
  readonly scope: Scope;
  /** What is written, where a grant may be limited to some of it. */
  readonly within?: Written;
  /** The answer holds a secret: it is never kept, so that the command cannot be told twice. */
  readonly secret?: boolean;
  readonly work: (transaction: Transaction, act: Acts) => Promise<Outcome<T>>;
}

/** Carries refusals out of a transaction so that it is undone. */
class Undone extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

const answerLife = 24 * 3_600_000;

/** Does the deed in one transaction. A refusal undoes everything; a version that moved on is refused as CONFLICT. */
export async function perform<T>(context: Context, command: Command, deed: Deed<T>): Promise<Outcome<T>> {
  const { grants } = command.actor;
  const may = deed.within === undefined ? holds(grants, deed.scope) : mayWrite(grants, deed.scope, deed.within);
  if (!may) return refused(notAllowed(command.actor.id, deed));
  try {
    return await context.store.write(command.organisation, async (transaction) => {
      const before = await toldBefore<T>(transaction, command, deed);
      if (before !== undefined) return before;
      const outcome = await deed.work(transaction, actsOf(command));
      if (!outcome.ok) throw new Undone(outcome.refusals);
      if (command.key !== undefined && deed.secret !== true)
        await transaction.answer(command.actor.id, command.key, {
          requestHash: hashOf(command),
          status: 200,
          response: plainData(outcome),
          expiresAt: Instant.plus(context.clock(), answerLife),
        });
      return outcome;
    });
  } catch (fault) {
    if (fault instanceof Undone) return { ok: false, refusals: fault.refusals };
    if (fault instanceof Conflict) return refused({ code: 'CONFLICT', message: fault.message });
    throw fault;
  }
}

function notAllowed(actor: string, { scope, within }: Pick<Deed<never>, 'scope' | 'within'>): Refusal {
  const limits = within === undefined ? '' : ', limited to no other source, series or subject';
  return { code: 'NOT-ALLOWED', message: `${actor} may not do this: it needs the scope ${scope}${limits}` };
}

async function toldBefore<T>(
  transaction: Transaction,
  command: Command,
  { secret }: Deed<T>,
): Promise<Outcome<T> | undefined> {
  if (command.key === undefined || secret === true) return undefined;
  // Takes the turn first: another process with the same key has finished or has not begun.
  await transaction.stamp();
  const given = await transaction.answered(command.actor.id, command.key);
  if (given === undefined) return undefined;
  if (given.requestHash !== hashOf(command))
    return refused({
      code: 'KEY-REUSED',
      message: `the idempotency key ${command.key} was used for another command; use a new one`,
    });
  // What is kept under this key and this hash is what this very deed answered.
  return given.response as unknown as Outcome<T>;
}

function hashOf(command: Command): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...command, actor: command.actor.id }))
    .digest('hex');
}

function actsOf({ actor, key }: Command): Acts {
  let count = 0;
  return () => {
    count += 1;
    if (key === undefined) return { actor: actor.id };
    return { actor: actor.id, key: count === 1 ? key : `${key}#${count}` };
  };
}
