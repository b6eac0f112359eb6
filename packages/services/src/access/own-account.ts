/** What people change about their own account: nobody else does, whatever they may. Owns: that it is their own; language, password. */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { Conflict } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { findAccount, summaryOf } from './account.ts';
import type { Account, AccountBody, AccountSummary } from './account.ts';
import { keepAccount, noAccount, passwordOwner } from './accounts.ts';
import { isPassword, sealFitPassword } from './passwords.ts';
import { endSessions } from './sessions.ts';

interface Own extends Command {
  readonly account: string;
}

type Change<T> = (found: Account) => Promise<Outcome<{ readonly body: AccountBody; readonly answer: T }>>;

/** Changes the account of whoever asks, in one version. */
export async function changeOwn<T>(context: Context, command: Own, change: Change<T>): Promise<Outcome<T>> {
  const { organisation, account, actor } = command;
  try {
    return await context.store.write(organisation, async (transaction): Promise<Outcome<T>> => {
      const found = await findAccount(transaction, account);
      if (found === undefined || actor.id !== `person:${found.body.person}`) return noAccount(account);
      const changed = await change(found);
      if (!changed.ok) return changed;
      const { body, answer } = changed.value;
      await keepAccount(transaction, () => ({ actor: actor.id }), { ...found, body });
      return accepted(answer);
    });
  } catch (fault) {
    if (fault instanceof Conflict) return refused({ code: 'CONFLICT', message: fault.message });
    throw fault;
  }
}

export async function chooseLanguage(
  context: Context,
  command: Own & { readonly language: 'en' | 'zh-Hant' },
): Promise<Outcome<AccountSummary>> {
  return changeOwn(context, command, async (found) => {
    const body = { ...found.body, language: command.language };
    return accepted({ body, answer: summaryOf({ ...found, version: found.version + 1, body }) });
  });
}

/** The old one is asked for, so that a screen left open gives nobody the account; all other sessions end. */
export async function changePassword(
  context: Context,
  command: Own & {
    readonly before?: string | undefined;
    readonly password: string;
    readonly session?: string | undefined;
  },
): Promise<Outcome<undefined>> {
  const { organisation, account, before = '', password, session } = command;
  const owner = passwordOwner(organisation, account);
  const found = await context.store.read(organisation, (reader) => findAccount(reader, account));
  const sealed = found?.body.password;
  if (sealed !== undefined && !(await isPassword(context, owner, { sealed, given: before })))
    return refused({ code: 'PASSWORD', message: 'That is not your password now.', at: ['before'] });
  const fresh = await sealFitPassword(context, owner, password);
  if (!fresh.ok) return fresh;
  const changed = await changeOwn(context, command, async ({ body }) =>
    body.password === sealed
      ? accepted({ body: { ...body, password: fresh.value }, answer: undefined })
      : refused({ code: 'CONFLICT', message: 'The password was changed in between.' }),
  );
  if (changed.ok)
    await context.store.write(organisation, (transaction) => endSessions(transaction, account, { but: session }));
  return changed;
}
