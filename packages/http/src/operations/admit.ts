/** Whether a request is worked on at all: who sends it, may they, and is there room. Before a byte of its body is read. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { demand, demandOperator } from '../access/caller.ts';
import type { Caller, Credentials } from '../access/caller.ts';
import type { Rule } from '../access/rules.ts';
import { cookieOf, refuseForeignPages, sessionCookie } from '../access/visit.ts';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';

/** Stands for the caller where nobody has to say who they are; it holds nothing. */
export const nobody: Caller = { organisation: '', actor: { id: 'anonymous', grants: [] } };

export async function admit(
  house: House,
  rule: Rule,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<Caller> {
  if (house.closing.now) throw new Problem('closing', 'The server is being stopped. Ask again.', closeSoon);
  if (rule.needs === 'operator') {
    const { authorization } = request.headers;
    demandOperator({ authorization, address: request.socket.remoteAddress ?? '' }, house.config.metrics?.token);
  }
  if (rule.needs === 'visitor') return visitor(house, request);
  if (typeof rule.needs === 'string' && rule.needs !== 'signed-in') return nobody;
  const shown = credentialsOf(request);
  if (shown.session !== undefined) refuseForeignPages(request);
  const caller = await house.callers.recognise(shown);
  demand(rule, caller);
  // Streams of events stay open and have seats of their own.
  if (rule.resource === 'event') takeToken(house, caller);
  else takeTurn(house, caller, reply);
  return caller;
}

/** A key, or else the cookie of a session. */
export function credentialsOf(request: FastifyRequest): Credentials {
  const { authorization } = request.headers;
  return authorization === undefined ? { session: cookieOf(request, sessionCookie) } : { authorization };
}

/** Whoever has signed in, or nobody: a session that is over keeps nobody from signing in again. */
async function visitor(house: House, request: FastifyRequest): Promise<Caller> {
  refuseForeignPages(request);
  try {
    return await house.callers.recognise({ session: cookieOf(request, sessionCookie) });
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthenticated') return nobody;
    throw error;
  }
}

/**
 * One organisation never takes all of the server: neither by many requests, nor by long ones. Who reads and who writes have
 * seats of their own, so that senders that have to wait keep nobody from looking.
 */
export function takeTurn(house: House, caller: Caller, reply: FastifyReply): void {
  takeToken(house, caller);
  const { organisation } = caller;
  const reads = reply.request.method === 'GET' || reply.request.method === 'HEAD';
  const seat = `${reads ? 'reads' : 'writes'} ${organisation}`;
  if (!house.working.enter(seat))
    throw new Problem('too-many-requests', 'Too many requests of this organisation are being worked on. Ask again.', {
      headers: { 'retry-after': '1' },
    });
  whenOver(reply, () => house.working.leave(seat));
}

function takeToken(house: House, { organisation, actor }: Caller): void {
  const wait = house.rates.take(`${organisation}/${actor.id}`);
  if (wait === 0) return;
  throw new Problem('too-many-requests', 'This API key asks too often. Wait, then go on more slowly.', {
    headers: { 'retry-after': String(Math.max(1, Math.ceil(wait / 1000))) },
  });
}

/** Once, when the answer is out or nobody waits for it any more. */
export function whenOver(reply: FastifyReply, leave: () => void): void {
  let left = false;
  const once = (): void => {
    if (!left) leave();
    left = true;
  };
  reply.raw.once('finish', once);
  reply.raw.once('close', once);
}

const closeSoon = { headers: { 'retry-after': '2', connection: 'close' } };
