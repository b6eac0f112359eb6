/**
 * The HTTP interface. Owns: how requests are read, admitted, answered and refused. Does not own: any rule of the business
 * (services), listening, settings, keys (the command that starts it).
 */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Context } from '@troth/services';
import Fastify from 'fastify';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { ruleOf } from './access/rules.ts';
import { serveApplication } from './application.ts';
import { serverTimeouts } from './config.ts';
import type { HttpConfig } from './config.ts';
import { nothingHere } from './errors.ts';
import { houseOf } from './house.ts';
import type { House } from './house.ts';
import { describeApi } from './openapi/document.ts';
import { operationsOf } from './operations/list.ts';
import { serve } from './operations/serve.ts';
import { answerProblem, answerUnreadable } from './problem-answer.ts';

export interface AppOptions {
  readonly context: Context;
  readonly config: HttpConfig;
  /** Is given the app before it has routes, to look at every request: traces. */
  readonly watch?: (app: FastifyInstance) => void;
}

/** Everything is ready when this resolves, and nothing listens. */
export async function buildApp({ context, config, watch }: AppOptions): Promise<FastifyInstance> {
  const house = houseOf(context, config);
  const app = Fastify(serverOptions(config));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeAllContentTypeParsers();
  // Handlers read bodies themselves, when they know who sends them and how much they may send.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.decorateRequest('caller');
  app.decorateRequest('bytes');
  app.addHook('onRoute', refuseUndeclared);
  addHeaders(app, house);
  count(app, house);
  letRestThrough(app);
  watch?.(app);
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => answerProblem(nothingHere(), request, reply));
  app.addHook('preClose', async () => {
    house.closing.now = true;
  });
  const operations = operationsOf(house, app);
  await describeApi(app, operations);
  for (const operation of operations) serve(app, house, operation);
  if (config.application !== undefined) await serveApplication(app, config.application);
  await app.ready();
  return app;
}

type Options = FastifyHttpOptions<Server>;

function serverOptions(config: HttpConfig): Options {
  const { headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval } = serverTimeouts;
  return {
    requestTimeout,
    keepAliveTimeout,
    maxRequestsPerSocket: serverTimeouts.maxRequestsPerSocket,
    http: { headersTimeout, connectionsCheckingInterval, maxHeaderSize: serverTimeouts.maxHeaderSize },
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    frameworkErrors: (error, request, reply) => {
      void answerProblem(error, request, reply);
    },
    clientErrorHandler: answerUnreadable,
    trustProxy: config.trustProxy ?? false,
    routerOptions: { maxParamLength: 700, ignoreTrailingSlash: false, caseSensitive: true },
    logger: config.log === undefined ? false : loggerOf(config.log),
  };
}

/** What a log line may show of a request: never a key, a signature or a body. */
function loggerOf({ level, stream }: NonNullable<HttpConfig['log']>): Exclude<Options['logger'], boolean | undefined> {
  const secret = ['authorization', 'cookie', '["x-hub-signature"]', '["webhook-signature"]'];
  return {
    level,
    redact: [
      ...secret.map((name) => (name.startsWith('[') ? `req.headers${name}` : `req.headers.${name}`)),
      '*.secret',
      '*.token',
    ],
    serializers: {
      req: ({ id, method, url, ip }) => ({ id, method, path: url.split('?', 1)[0], ip }),
      res: ({ statusCode }) => ({ status: statusCode }),
    },
    ...(stream === undefined ? {} : { stream }),
  };
}

/** Deny by default begins here: a route that nobody declared does not start. */
export function refuseUndeclared(route: {
  readonly url: string;
  readonly config?: { readonly operation?: string };
}): void {
  if (ruleOf(route.config?.operation ?? '') === undefined)
    throw new TypeError(`The route ${route.url} has no line in access/rules.ts; declare who may use it.`);
}

function addHeaders(app: FastifyInstance, { closing }: House): void {
  app.addHook('onSend', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
    });
    // The page of the application has its own.
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    // A connection that is kept open would keep a server that ends waiting for nothing.
    if (closing.now) reply.header('connection', 'close');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
  });
}

/**
 * A refusal may come before its body was read. The rest is let through unread, or the next request on the connection would
 * wait behind it; how long that may take is `requestTimeout`.
 */
function letRestThrough(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ raw }) => {
    if (!raw.readableEnded) raw.resume();
  });
}

function count(app: FastifyInstance, house: House): void {
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operation ?? 'unknown';
    house.metrics.answered(operation, reply.statusCode, reply.elapsedTime / 1000);
  });
}
