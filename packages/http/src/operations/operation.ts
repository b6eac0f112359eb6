/**
 * One operation of the API as data: address, schemas, words, examples, and the function that does it. Owns: the form. Does
 * not own: who may (access/rules.ts), how it is served (serve.ts).
 */
import type { Outcome } from '@troth/core';
import type { Command, Context } from '@troth/services';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import type { OperationId } from '../access/rules.ts';
import type { Asked } from '../access/visit.ts';
import { Problem, detailsOf, nothingHere } from '../errors.ts';
import type { ProblemCode } from '../errors.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** What a handler is asked with. A request with an idempotency key is handled within one transaction. */
export interface Ask<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly context: Context;
  readonly caller: Caller;
  /** The request itself: for cookies, and where it comes from. */
  readonly asked: Asked;
  /** Version that the client read, from If-Match. */
  readonly version: number | undefined;
  /** Head of a command to the services. */
  readonly command: Required<Pick<Command, 'organisation' | 'actor'>> & Pick<Command, 'key'>;
}

/** What a schema describes, as services hand it over: nothing in it is to be changed. */
export type Told<T> = T extends readonly (infer I)[]
  ? readonly Told<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Told<T[K]> }
    : T;

export interface Answer<R> {
  readonly body: R;
  readonly status?: number;
  /** Version of what is shown; becomes the ETag. */
  readonly version?: string | number;
  /** Set-Cookie lines; never kept with an idempotency key. */
  readonly cookies?: readonly string[];
}

/** How long the answer to an idempotency key is kept: as long as what it made, or a month. */
export type Keep = 'for ever' | 'a month';

interface Words {
  readonly id: OperationId;
  readonly method: Method;
  /** OpenAPI form: "/v1/agreements/{agreement}". */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** Ways it is refused beside those of every operation. */
  readonly errors?: readonly ProblemCode[];
}

interface Schemas<P, Q, B> {
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  /** Of a JSON body. */
  readonly body?: z.ZodType<B>;
}

/** Answered with one JSON document. */
export interface JsonOperation<P, Q, B, R> extends Words, Schemas<P, Q, B> {
  readonly style: 'json';
  readonly status: 200 | 201;
  readonly answer: z.ZodType<R>;
  readonly examples: { readonly body?: unknown; readonly answer: unknown };
  /** For writes. */
  readonly keep?: Keep;
  /** Reads If-Match: an update of something that others update too. */
  readonly versioned?: boolean;
  /** Names in the answer that are shown once and not kept with an idempotency key. */
  readonly secrets?: readonly string[];
  handle(ask: Ask<P, Q, B>): Promise<Answer<Told<NoInfer<R>>>>;
}

/** Answered by hand: streams, files, other people's protocols. */
export interface RawOperation<P, Q> extends Words, Schemas<P, Q, undefined> {
  readonly style: 'raw';
  /** Content types that are read, for bodies that the handler reads itself. */
  readonly reads?: readonly string[];
  /** Content types of the answer. */
  readonly answers: readonly string[];
  /** What a JSON answer says; a text when missing. */
  readonly tells?: z.ZodType;
  readonly status: number;
  /** Takes an idempotency key; protocols of others have their own ways to tell a thing once. */
  readonly keyed?: boolean;
  /** Other statuses of the same answer, and what they say. */
  readonly also?: Readonly<Record<number, string>>;
  readonly example: string;
  handle(ask: Ask<P, Q, undefined>, wire: Wire): Promise<FastifyReply>;
}

export interface Wire {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Operation = AnyJsonOperation | AnyRawOperation;
/** As the list holds them: each handler has been checked against its own schemas where it was written. */
export type AnyJsonOperation = JsonOperation<unknown, unknown, unknown, unknown>;
export type AnyRawOperation = RawOperation<unknown, unknown>;

export function json<P = undefined, Q = undefined, B = undefined, R = unknown>(
  operation: Omit<JsonOperation<P, Q, B, R>, 'style'>,
): Operation {
  // Fastify validates with the same schemas before the handler is asked.
  return { ...operation, style: 'json' };
}

export function raw<P = undefined, Q = undefined>(operation: Omit<RawOperation<P, Q>, 'style'>): Operation {
  return { ...operation, style: 'raw' };
}

/** The value of an outcome, or the problem that its refusals are. A conflict over a version that was named is a failed precondition. */
export function valueOf<T>(outcome: Outcome<T>, version?: number): T {
  if (outcome.ok) return outcome.value;
  const { refusals } = outcome;
  const [first] = refusals;
  const code = refusals.map((refusal) => problemOf(refusal.code)).find((found) => found !== undefined);
  if (code === 'not-found') throw nothingHere();
  if (version !== undefined && refusals.some((refusal) => refusal.code === 'CONFLICT'))
    throw new Problem('changed-since', 'It was changed since you read it. Read it again and make your change on that.');
  throw new Problem(code ?? 'invalid', first?.message ?? 'It was refused.', { errors: detailsOf(refusals) });
}

/** A guard that does not hold stands in the way of the step. */
const problemOf = (code: string): ProblemCode | undefined =>
  code.startsWith('GUARD-') ? 'conflict' : byRefusalCode[code];

/** Refusals of services that are more than a wrong word in the request. */
const byRefusalCode: Readonly<Record<string, ProblemCode>> = {
  'NOT-FOUND': 'not-found',
  'NOT-ALLOWED': 'forbidden',
  'SAME-PERSON': 'forbidden',
  UNAUTHENTICATED: 'unauthenticated',
  'CODE-NEEDED': 'code-needed',
  CONFLICT: 'conflict',
  'REVISION-PUBLISHED': 'conflict',
  DECIDED: 'conflict',
  CLOSED: 'conflict',
  'PERIOD-OPEN': 'conflict',
  'OPEN-DECISIONS': 'conflict',
  'CORRECTION-WINDOW': 'conflict',
  INCOMPLETE: 'conflict',
  'NOT-CLOSED': 'conflict',
  'OFFER-NO-PLACE': 'conflict',
  'KEY-REUSED': 'key-reused',
  FROZEN: 'conflict',
  'CHANGE-NO-PLACE': 'conflict',
};
