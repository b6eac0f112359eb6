/** From a request to who sends it. Owns: whether a key or a session counts, and what is refused. Does not own: keys and sessions (services), what they may do (rules). */
import { timingSafeEqual } from 'node:crypto';
import { authenticate, holds, recogniseSession } from '@troth/services';
import type { Account, Actor, Context } from '@troth/services';
import { nothingHere, Problem } from '../errors.ts';
import type { Rule } from './rules.ts';

export interface Caller {
  readonly organisation: string;
  readonly actor: Actor;
  /** Who signed in; missing for API keys. */
  readonly signedIn?: { readonly account: Account; readonly session: string } | undefined;
}

/** What a request shows of who sends it. */
export interface Credentials {
  readonly authorization?: string | undefined;
  /** Token of a session, from its cookie. A key that is sent beside it counts alone. */
  readonly session?: string | undefined;
}

const bearer = /^Bearer ([\x21-\x7e]{1,512})$/iu;

export const bearerToken = (authorization: string | undefined): string | undefined =>
  bearer.exec(authorization ?? '')?.[1];

/** The caller, or a refusal. Every reason not to know somebody looks the same from outside. */
export async function callerOf(context: Context, { authorization, session }: Credentials): Promise<Caller> {
  if (authorization === undefined && session !== undefined) {
    const found = await recogniseSession(context, session);
    if (!found.ok) throw unauthenticated();
    const { organisation, actor, ...signedIn } = found.value;
    return { organisation, actor, signedIn };
  }
  const token = bearerToken(authorization);
  const known = token === undefined ? undefined : await authenticate(context, token);
  if (known === undefined || !known.ok) throw unauthenticated();
  return known.value;
}

/**
 * Throws unless the rule lets this caller through. To people of customers and suppliers, what is not for them is not there:
 * that it exists is nothing they are told.
 */
export function demand(rule: Rule, caller: Caller): void {
  const { needs, level } = rule;
  if (needs === 'signed-in' && caller.signedIn === undefined)
    throw new Problem('forbidden', 'This is about the account of whoever has signed in; an API key has none.');
  if (typeof needs === 'string') return;
  const { grants, side = 'own', level: own } = caller.actor;
  const granted = needs.some((scope) => holds(grants, scope));
  if (side !== 'own') {
    if (granted && rule.parties) return;
    throw nothingHere();
  }
  if (!granted && caller.signedIn !== undefined)
    throw new Problem('forbidden', 'Your responsibility does not include this. People & access shows who may do it.');
  if (!granted)
    throw new Problem(
      'forbidden',
      `This asks for an API key with the scope ${needs.join(' or ')}. Ask an administrator for one.`,
    );
  if (level !== undefined && own !== undefined && own < level)
    throw new Problem('forbidden', `This needs responsibility level ${level}; yours is ${own}.`);
}

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/u;

/** Metrics are for whoever runs the server: by its token where one is set, and from the machine itself otherwise. */
export function demandOperator(
  asked: { readonly authorization: string | undefined; readonly address: string },
  token: string | undefined,
): void {
  if (token === undefined) {
    if (loopback.test(asked.address)) return;
    throw new Problem(
      'forbidden',
      'Metrics are answered to this machine only; set a metrics token to read them from elsewhere.',
    );
  }
  const given = Buffer.from(bearerToken(asked.authorization) ?? '');
  const wanted = Buffer.from(token);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw unauthenticated();
}

const unauthenticated = (): Problem =>
  new Problem('unauthenticated', 'Sign in, or send a valid API key, as in "Authorization: Bearer troth.…".', {
    headers: { 'www-authenticate': 'Bearer realm="troth"' },
  });
