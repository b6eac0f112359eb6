/** From a request to who sends it. Owns: the Authorization header. Does not own: keys (services), what they may do (rules). */
import { timingSafeEqual } from 'node:crypto';
import { authenticate, holds } from '@troth/services';
import type { Actor, Context } from '@troth/services';
import { Problem } from '../errors.ts';
import type { Rule } from './rules.ts';

export interface Caller {
  readonly organisation: string;
  readonly actor: Actor;
}

const bearer = /^Bearer ([\x21-\x7e]{1,512})$/iu;

export const bearerToken = (authorization: string | undefined): string | undefined =>
  bearer.exec(authorization ?? '')?.[1];

/** The caller, or a refusal. Every reason not to know somebody looks the same from outside. */
export async function callerOf(context: Context, authorization: string | undefined): Promise<Caller> {
  const token = bearerToken(authorization);
  const known = token === undefined ? undefined : await authenticate(context, token);
  if (known === undefined || !known.ok) throw unauthenticated();
  return known.value;
}

/** Throws unless the rule lets this caller through. */
export function demand(rule: Rule, caller: Caller): void {
  const { needs } = rule;
  if (typeof needs === 'string') return;
  if (needs.some((scope) => holds(caller.actor.grants, scope))) return;
  throw new Problem(
    'forbidden',
    `This asks for an API key with the scope ${needs.join(' or ')}. Ask an administrator for one.`,
  );
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
  new Problem('unauthenticated', 'Send a valid API key, as in "Authorization: Bearer troth.…".', {
    headers: { 'www-authenticate': 'Bearer realm="troth"' },
  });
