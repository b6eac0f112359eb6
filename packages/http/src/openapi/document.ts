/**
 * The OpenAPI document: what Fastify knows of the routes, completed by examples, refusals and bodies that handlers read
 * themselves. It is a golden file, and the client is generated from it.
 */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { ruleOf } from '../access/rules.ts';
import { problems } from '../errors.ts';
import type { ProblemCode } from '../errors.ts';
import type { Operation } from '../operations/operation.ts';
import { problemType } from '../problem-document.ts';
import { takesKey } from './route-schema.ts';

type Node = Record<string, unknown>;

const about = `What was promised, what was measured, what was attained, what is owed, and the proof.

Every request but those of the server itself carries an API key, \`Authorization: Bearer troth.…\`, or the cookie of a session. Both name the organisation; what belongs to another one is not there, nor is what belongs to another party for people of customers and suppliers. A write with a session carries the header \`x-troth-csrf: 1\`. Refusals are problem documents (RFC 9457) with a \`code\` to switch on, a sentence that says what to do, and \`errors\` with JSON pointers. Writes take an \`Idempotency-Key\`. Lists are read page by page with \`cursor\` and \`next\`. Reads carry an \`ETag\`. \`429\` and \`503\` say in \`Retry-After\` when to come back; nothing that was answered with 2xx is ever lost.`;

/** Of the API, not of the program: it changes when a client has to change. */
const version = '1.0.0';

export async function describeApi(app: FastifyInstance, operations: readonly Operation[]): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Troth', version, description: about, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key.' },
          session: { type: 'apiKey', in: 'cookie', name: '__Host-troth', description: 'Somebody who signed in.' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => {
      const whole = jsonSchemaTransformObject(document);
      return completed(whole, operations);
    },
  });
}

/** The document of an app that is ready. */
export const documentOf = (app: FastifyInstance): object => app.swagger();

function completed<T extends object>(document: T, operations: readonly Operation[]): T {
  const byId = new Map<string, Operation>(operations.map((operation) => [operation.id, operation]));
  const paths = nodeAt(document, 'paths');
  for (const path of Object.values(paths)) {
    for (const described of Object.values(asNode(path))) {
      const node = asNode(described);
      const operation = byId.get(String(node['operationId']));
      if (operation !== undefined) complete(node, operation);
    }
  }
  prune(document);
  return document;
}

function complete(node: Node, operation: Operation): void {
  const responses = nodeAt(node, 'responses');
  const answer = nodeAt(nodeAt(responses, String(operation.status)), 'content');
  for (const content of Object.values(answer))
    asNode(content)['example'] = operation.style === 'json' ? operation.examples.answer : operation.example;
  if (operation.style === 'json' && operation.examples.body !== undefined) {
    for (const content of Object.values(nodeAt(nodeAt(node, 'requestBody'), 'content')))
      asNode(content)['example'] = operation.examples.body;
  }
  if (operation.style === 'raw' && operation.reads !== undefined) {
    const bytes = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } };
    node['requestBody'] = { required: true, content: Object.fromEntries(operation.reads.map((type) => [type, bytes])) };
  }
  if (operation.style === 'json' && operation.method === 'GET')
    responses['304'] = { description: 'You have the newest version: If-None-Match names it.' };
  if (operation.style === 'raw')
    for (const [status, description] of Object.entries(operation.also ?? {}))
      responses[status] = { description, content: answer };
  for (const [status, codes] of refusalsOf(operation)) {
    const names = codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' ');
    responses[status] = {
      description: names,
      content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
}

/** Codes by status: those of every operation of this shape, and its own. */
function refusalsOf(operation: Operation): Map<string, ProblemCode[]> {
  const needs = ruleOf(operation.id)?.needs;
  const closed = typeof needs !== 'string' || needs === 'signed-in';
  const body = operation.style === 'json' ? operation.body !== undefined : operation.reads !== undefined;
  const codes = new Set<ProblemCode>([
    'malformed',
    ...(closed ? (['unauthenticated', 'forbidden', 'too-many-requests', 'away'] as const) : []),
    ...(operation.params === undefined ? [] : (['not-found'] as const)),
    ...(body ? (['too-large', 'unsupported-type', 'invalid', 'full'] as const) : []),
    ...(takesKey(operation) ? (['conflict', 'in-progress', 'key-reused'] as const) : []),
    ...(operation.errors ?? []),
  ]);
  const byStatus = new Map<string, ProblemCode[]>();
  for (const code of codes) {
    const status = String(problems[code].status);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

/** Each named schema comes once as it is sent and once as it is answered; what nothing points to is left out. */
function prune(document: object): void {
  const components = nodeAt(document, 'components');
  const schemas = nodeAt(components, 'schemas');
  const used = new Set<string>(['Problem']);
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const name =
        key === '$ref' && typeof inner === 'string' ? /^#\/components\/schemas\/(.+)$/u.exec(inner)?.[1] : undefined;
      if (name !== undefined && !used.has(name)) {
        used.add(name);
        visit(schemas[name]);
      }
      visit(inner);
    }
  };
  visit(nodeAt(document, 'paths'));
  components['schemas'] = Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => used.has(name))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

const asNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});

const nodeAt = (parent: object, key: string): Node => asNode(Reflect.get(parent, key));
