/**
 * Signing in. Owns: what opens a session (a password with its second step, a demonstration), that every attempt is told in the
 * ledger, and that all refusals look and last alike. Does not own: how often somebody may try (http), other ways in.
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Actor, Context } from '../context.ts';
import { accountByAddress, actorOf, findAccount } from './account.ts';
import type { Account } from './account.ts';
import { passwordOwner } from './accounts.ts';
import { takeSecondStep } from './authenticator.ts';
import { isPassword } from './passwords.ts';
import { openSession } from './sessions.ts';
import type { Visit } from './sessions.ts';
import { logSignIn } from './sign-in-log.ts';
import type { WayIn } from './sign-in-log.ts';

export interface Opened {
  /** For the cookie; shown to nobody else, kept as its hash. */
  readonly token: string;
  readonly account: Account;
  readonly actor: Actor;
}

export interface PasswordGiven {
  readonly organisation: string;
  readonly email: string;
  readonly password: string;
  /** Six digits of the authenticator, or a recovery code. */
  readonly code?: string | undefined;
  readonly visit: Visit;
}

const wrong = refused({
  code: 'UNAUTHENTICATED',
  message: 'That is not right. Check the address, the password and the code, or ask an administrator for a new link.',
});

const codeNeeded = refused({ code: 'CODE-NEEDED', message: 'Now the six digits of your authenticator.' });

/** Opens a session. `CODE-NEEDED`: the password was right and the second step is missing. */
export async function signInWithPassword(context: Context, given: PasswordGiven): Promise<Outcome<Opened>> {
  const { organisation, email, password, code, visit } = given;
  if (!(await context.store.organisations()).includes(organisation)) {
    await isPassword(context, '', { sealed: undefined, given: password });
    return wrong;
  }
  const account = await context.store.read(organisation, (reader) => accountByAddress(reader, email));
  const owner = passwordOwner(organisation, account?.id ?? '');
  const right = await isPassword(context, owner, { sealed: account?.body.password, given: password });
  const known = right && account !== undefined && !account.body.disabled ? account : undefined;
  if (known?.body.totp !== undefined && code === undefined) return codeNeeded;
  const how = code === undefined ? 'password' : 'authenticator';
  return context.store.write(organisation, async (transaction) => {
    const passed =
      known !== undefined &&
      (known.body.totp === undefined ||
        (await takeSecondStep(context, transaction, { account: known.id, code: code ?? '' })));
    if (passed) return accepted(await openFor(context, transaction, { account: known, how, visit }));
    await logSignIn(transaction, { account: account?.id, how, outcome: 'refused', visit });
    return wrong;
  });
}

/** Opens a session for somebody who is known by other means: a demonstration, a provider, an invitation, a passkey. */
export async function signInAs(
  context: Context,
  given: {
    readonly organisation: string;
    readonly account: string;
    readonly how: Exclude<WayIn, 'password' | 'authenticator'>;
    readonly visit: Visit;
  },
): Promise<Outcome<Opened>> {
  const { organisation, how, visit } = given;
  if (!(await context.store.organisations()).includes(organisation)) return wrong;
  return context.store.write(organisation, async (transaction) => {
    const account = await findAccount(transaction, given.account);
    if (account !== undefined && !account.body.disabled)
      return accepted(await openFor(context, transaction, { account, how, visit }));
    await logSignIn(transaction, { account: account?.id, how, outcome: 'refused', visit });
    return wrong;
  });
}

/** Opens a session for an account that was just looked at, within the transaction that did. */
export async function openFor(
  context: Context,
  transaction: Parameters<typeof openSession>[1],
  { account, how, visit }: { readonly account: Account; readonly how: WayIn; readonly visit: Visit },
): Promise<Opened> {
  await logSignIn(transaction, { account: account.id, how, outcome: 'in', visit });
  const token = await openSession(context, transaction, { account: account.id, how, visit });
  return { token, account, actor: actorOf(account) };
}
