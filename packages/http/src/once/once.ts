/**
 * A write that is told twice happens once. Owns: idempotency keys. The answer is kept in the transaction of what it
 * answers, so that no crash can part them; a request that was refused left nothing behind and may be sent again.
 */
import { createHash } from 'node:crypto';
import type { Instant, Json } from '@troth/core';
import { Problem } from '../errors.ts';
import type { JoinedStore } from './joined-store.ts';

export interface Given<F = unknown> {
  readonly status: number;
  /** What is kept. */
  readonly response: Json;
  /** What is known only now, to whoever did the work. */
  readonly fresh?: F;
}

export interface KeyedRequest {
  readonly store: JoinedStore;
  readonly organisation: string;
  /** Credential and route: the same key may be used by another, and for something else. */
  readonly scope: string;
  readonly key: string;
  readonly hash: string;
  /** Missing: kept for ever, as contracts and money are. */
  readonly expiresAt?: Instant;
}

type Work<F> = () => Promise<Given<F>>;

export type Once = <F>(request: KeyedRequest, work: Work<F>) => Promise<Given<F> & { again: boolean }>;

/** Runs the work while nobody else may run work of the same name in this process. */
export type Holding = <T>(
  name: readonly [organisation: string, scope: string, key: string],
  work: () => Promise<T>,
) => Promise<T>;

export function holding(): Holding {
  const underWay = new Set<string>();
  return async (parts, work) => {
    const name = JSON.stringify(parts);
    if (underWay.has(name)) throw inProgress();
    underWay.add(name);
    try {
      return await work();
    } finally {
      underWay.delete(name);
    }
  };
}

/** Requests under way are known to the process that works on them; the store's own turn decides between processes. */
export const onceKeeper =
  (hold: Holding): Once =>
  async (request, work) =>
    hold([request.organisation, request.scope, request.key], () => answeredOrDone(request, work));

async function answeredOrDone<F>(request: KeyedRequest, work: Work<F>): Promise<Given<F> & { again: boolean }> {
  const { store, organisation, scope, key, hash, expiresAt } = request;
  return store.together(organisation, async (transaction) => {
    // Takes the turn first: another process with the same key has finished or has not begun.
    await transaction.stamp();
    const before = await transaction.answered(scope, key);
    if (before !== undefined) {
      if (before.requestHash !== hash) throw keyReused();
      return { status: before.status, response: before.response, again: true };
    }
    const given = await work();
    const answer = { requestHash: hash, status: given.status, response: given.response };
    await transaction.answer(scope, key, expiresAt === undefined ? answer : { ...answer, expiresAt });
    return { ...given, again: false };
  });
}

/** What makes two requests the same: address with query, and body, to the byte. */
export const requestHash = (address: string, body: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(`${address}\n`)
    .update(body ?? new Uint8Array())
    .digest('hex');

const form = /^[\x21-\x7e]{1,128}$/u;

export function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && form.test(header)) return header;
  throw new Problem('malformed', 'Idempotency-Key is 1 to 128 visible ASCII characters, such as a UUID.', {
    errors: [{ code: 'idempotency-key', message: 'Send one key without spaces.', parameter: 'Idempotency-Key' }],
  });
}

const inProgress = (): Problem =>
  new Problem('in-progress', 'A request with this Idempotency-Key is being worked on. Ask again for its answer.', {
    headers: { 'retry-after': '1' },
  });

const keyReused = (): Problem =>
  new Problem('key-reused', 'This Idempotency-Key came with another request before. Use a new key for a new request.');
