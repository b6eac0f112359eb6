/**
 * Single sign-on by OpenID Connect: authorization code with PKCE. Owns: the way to a provider and back, and which account the
 * person has: the one tied to the provider's subject, or the one with the address that the provider has verified, which is tied
 * from then on. Nobody gets an account this way who has none. Does not own: providers' settings (the command).
 */
import { createHash } from 'node:crypto';
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readBody } from '../stored-body.ts';
import { accountByAddress, findAccount } from './account.ts';
import type { Account } from './account.ts';
import { keepAccount } from './accounts.ts';
import { beginCeremony, endCeremony } from './ceremonies.ts';
import type { Visit } from './sessions.ts';
import { logSignIn } from './sign-in-log.ts';
import { openFor } from './sign-in.ts';
import type { Opened } from './sign-in.ts';

export interface SignOnProvider {
  /** As it stands in addresses. */
  readonly id: string;
  /** For the button. */
  readonly title: string;
  /** Whose people it knows. */
  readonly organisation: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const known = new WeakMap<SignOnProvider, Promise<oidc.Configuration>>();

/** What the provider says of itself, asked once. */
async function configurationOf(context: Context, provider: SignOnProvider): Promise<oidc.Configuration> {
  const asked =
    known.get(provider) ??
    oidc.discovery(new URL(provider.issuer), provider.clientId, provider.clientSecret, undefined, {
      [oidc.customFetch]: (url, options) => fetched(context, url, options),
      ...(isOwnMachine(provider.issuer) ? { execute: [oidc.allowInsecureRequests] } : {}),
    });
  known.set(provider, asked);
  return asked.catch((error: unknown) => {
    known.delete(provider);
    throw error;
  });
}

const isOwnMachine = (issuer: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+)$/u.test(new URL(issuer).hostname);

async function fetched(
  { fetch }: Context,
  url: string,
  { method, headers, body }: oidc.CustomFetchOptions,
): Promise<Response> {
  if (fetch === undefined) throw new Error('this installation asks nothing of the network');
  const plain = body === undefined || body === null ? {} : { body: await new Response(body).text() };
  const answer = await fetch({ url, ...(method === 'POST' ? { method } : {}), headers: { ...headers }, ...plain });
  return new Response(Uint8Array.from(answer.body), { status: answer.status, headers: { ...answer.headers } });
}

const unreachable = refused({
  code: 'SIGN-ON',
  message: 'The provider of single sign-on does not answer. Try again, or use another way in.',
});

/** Where the browser is to be sent, and what its cookie has to bring back. */
export async function beginSignOn(
  context: Context,
  provider: SignOnProvider,
  redirect: string,
): Promise<Outcome<{ readonly url: string; readonly ceremony: string }>> {
  try {
    const configuration = await configurationOf(context, provider);
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirect,
      scope: 'openid email',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const ceremony = beginCeremony(context, `sign-on ${provider.id}`, { verifier, state, nonce });
    return accepted({ url: url.href, ceremony });
  } catch {
    return unreachable;
  }
}

const refusal = refused({
  code: 'UNAUTHENTICATED',
  message: 'Nobody here has the account that you signed in with. Ask an administrator to make you one.',
});

const claims = z.object({ sub: z.string(), email: z.string().optional(), email_verified: z.boolean().optional() });

/** Opens a session for whom the provider says came back. */
export async function finishSignOn(
  context: Context,
  provider: SignOnProvider,
  { url, ceremony, visit }: { readonly url: URL; readonly ceremony: string; readonly visit: Visit },
): Promise<Outcome<Opened>> {
  const told = endCeremony(context, `sign-on ${provider.id}`, ceremony);
  if (told === undefined || !(await context.store.organisations()).includes(provider.organisation)) return refusal;
  const said = await claimsOf(context, provider, { url, told });
  if (said === undefined) return refusal;
  return context.store.write(provider.organisation, async (transaction) => {
    const account = await tied(transaction, provider, said);
    if (account !== undefined && !account.body.disabled)
      return accepted(await openFor(context, transaction, { account, how: 'single-sign-on', visit }));
    await logSignIn(transaction, { account: account?.id, how: 'single-sign-on', outcome: 'refused', visit });
    return refusal;
  });
}

type Said = z.output<typeof claims>;

async function claimsOf(
  context: Context,
  provider: SignOnProvider,
  { url, told }: { readonly url: URL; readonly told: Readonly<Record<string, string>> },
): Promise<Said | undefined> {
  try {
    const configuration = await configurationOf(context, provider);
    const tokens = await oidc.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: told['verifier'] ?? '',
      expectedState: told['state'] ?? '',
      expectedNonce: told['nonce'] ?? '',
      idTokenExpected: true,
    });
    const token = claims.parse(tokens.claims());
    if (token.email !== undefined) return token;
    // Some providers put the address into the answer about the user only.
    return claims.parse(await oidc.fetchUserInfo(configuration, tokens.access_token, token.sub));
  } catch {
    return undefined;
  }
}

const subjectKind = 'account-subject';
const tie = z.strictObject({ account: z.string() });

/** The account of a subject; one found by its verified address is tied to the subject now. */
async function tied(
  transaction: Transaction,
  { issuer }: SignOnProvider,
  { sub, email, email_verified: verified }: Said,
): Promise<Account | undefined> {
  const id = createHash('sha256')
    .update(JSON.stringify([issuer, sub]))
    .digest('hex');
  const held = await transaction.record(subjectKind, id);
  if (held !== undefined && !held.retired) return findAccount(transaction, readBody(tie, held).account);
  if (email === undefined || verified !== true) return undefined;
  const account = await accountByAddress(transaction, email);
  // An account that is tied to another subject of this provider is not handed to whoever has its address now.
  if (account === undefined || account.body.subjects.some((one) => one.issuer === issuer)) return undefined;
  const act = { actor: `person:${account.body.person}` };
  await transaction.put({ kind: subjectKind, id, body: { account: account.id }, expect: 0 }, act);
  const subjects = [...account.body.subjects, { issuer, subject: sub }];
  return keepAccount(transaction, () => act, { ...account, body: { ...account.body, subjects } });
}
