/** Serves one operation: admits, reads, validates, does it once, strips the answer to its schema, and names its version. */
import { createHash } from 'node:crypto';
import { Instant } from '@troth/core';
import type { Json } from '@troth/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { ruleOf } from '../access/rules.ts';
import { wholeBody } from '../bodies/arriving.ts';
import { parseJson } from '../bodies/json.ts';
import { oneOfTypes } from '../bodies/media-type.ts';
import type { House } from '../house.ts';
import { idempotencyKey, requestHash } from '../once/once.ts';
import { routeSchema } from '../openapi/route-schema.ts';
import { admit, nobody } from './admit.ts';
import type { Answer, AnyJsonOperation, Ask, Operation } from './operation.ts';
import { etagOf, ifMatch, isKnown } from './versions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
    /** The body as it arrived, for telling requests apart. */
    bytes: Uint8Array | undefined;
  }
  interface FastifyContextConfig {
    /** Names the line of access/rules.ts; a route without it does not start. */
    operation?: string;
  }
}

export function serve(app: FastifyInstance, house: House, operation: Operation): void {
  const rule = ruleOf(operation.id);
  if (rule === undefined) throw new TypeError(`${operation.id} has no line in access/rules.ts.`);
  app.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/gu, ':$1'),
    schema: routeSchema(operation, rule),
    config: { operation: operation.id },
    onRequest: async (request, reply) => {
      request.caller = await admit(house, rule, { request, reply });
    },
    preValidation: async (request) => {
      if (operation.style === 'json' && operation.body !== undefined) await readJsonBody(house, request);
    },
    handler: async (request, reply) =>
      operation.style === 'json'
        ? answerJson(house, operation, { request, reply }).finally(() => {
            if (credentials.has(rule.resource) && operation.method !== 'GET') house.callers.forget();
          })
        : operation.handle({ ...askOf(house, request), body: undefined }, { request, reply }),
  });
}

/** Resources whose change decides who is let in. */
const credentials = new Set(['key', 'session', 'account']);

async function readJsonBody(house: House, request: FastifyRequest): Promise<void> {
  oneOfTypes(request.headers['content-type'], ['application/json']);
  const { bodyBytes, expandedBytes, expansion, jsonDepth } = house.limits;
  const allow = { arriving: bodyBytes, expanded: Math.min(expandedBytes, bodyBytes * 4), expansion };
  request.bytes = await wholeBody(request.raw, request.headers['content-encoding'], allow);
  request.body = parseJson(request.bytes, jsonDepth);
}

export function askOf(house: House, request: FastifyRequest): Ask<unknown, unknown, unknown> {
  const { caller } = request;
  const key = idempotencyKey(request.headers['idempotency-key']);
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    context: house.context,
    caller,
    asked: request,
    version: ifMatch(request.headers['if-match']),
    command: {
      organisation: caller.organisation,
      actor: caller.actor,
      ...(key === undefined ? {} : { key: `${scopeOf(request)} ${key}` }),
    },
  };
}

/** Keys are told apart by who uses them and what for: the same key may mean two things in two hands. */
export const scopeOf = (request: FastifyRequest): string =>
  `${request.caller.actor.id} ${request.routeOptions.config.operation ?? ''}`;

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

async function answerJson(
  house: House,
  operation: AnyJsonOperation,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const ask = askOf(house, request);
  const key = idempotencyKey(request.headers['idempotency-key']);
  const visits = ruleOf(operation.id)?.needs === 'visitor';
  if (operation.method === 'GET' || key === undefined || request.caller === nobody || visits) {
    const { body, status, version, cookies } = await operation.handle(ask);
    if (cookies !== undefined) reply.header('set-cookie', [...cookies]);
    return send(reply, { status: status ?? operation.status, text: stripped(operation, body), version });
  }
  const month = 30 * 86_400_000;
  const keep = operation.keep ?? 'for ever';
  const given = await house.once(
    {
      store: house.context.store,
      organisation: ask.caller.organisation,
      scope: scopeOf(request),
      key,
      hash: requestHash(request.url, request.bytes),
      ...(keep === 'for ever' ? {} : { expiresAt: inMilliseconds(house, month) }),
    },
    async () => {
      const answer = await operation.handle(ask);
      return { status: answer.status ?? operation.status, response: remembered(operation, answer), fresh: answer };
    },
  );
  if (given.again) reply.header('idempotency-replayed', 'true');
  const kept = rememberedSchema.parse(given.response);
  if (given.fresh?.cookies !== undefined) reply.header('set-cookie', [...given.fresh.cookies]);
  const text = given.fresh === undefined ? kept.text : stripped(operation, given.fresh.body);
  return send(reply, { status: given.status, text, version: kept.version });
}

/** As text, so that it is given again to the byte: a store may turn the keys of an object around. */
const rememberedSchema = z.object({ text: z.string(), version: z.union([z.string(), z.number()]).optional() });

/** What is kept of an answer: everything but secrets, which are shown once and kept nowhere. */
function remembered(operation: AnyJsonOperation, { body, version }: Answer<unknown>): Json {
  const plain: unknown = JSON.parse(stripped(operation, body));
  if (typeof plain === 'object' && plain !== null && !Array.isArray(plain))
    for (const name of operation.secrets ?? []) Reflect.deleteProperty(plain, name);
  return { text: JSON.stringify(plain), ...(version === undefined ? {} : { version }) };
}

const stripped = (operation: AnyJsonOperation, body: unknown): string =>
  JSON.stringify(z.encode(operation.answer, body));

export const inMilliseconds = (house: House, milliseconds: number): Instant =>
  Instant.of(house.context.clock() + milliseconds);

function send(
  reply: FastifyReply,
  answer: { status: number; text: string; version: string | number | undefined },
): FastifyReply {
  const { status, text, version } = answer;
  const print = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  // Of one version each side has an edition of its own: a browser that two people use never shows one the other's.
  const etag = etagOf(version === undefined ? print : reply.request.method === 'GET' ? `${version}.${print}` : version);
  reply.header('etag', etag).code(status);
  if (reply.request.method === 'GET' && isKnown(reply.request.headers['if-none-match'], etag))
    return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}
