/**
 * Other people's protocols at their customary addresses. Owns: which source a request is for, and its way into a
 * transaction. Does not own: any protocol; each kind of source reads and answers its own.
 */
import { receivePush } from '@troth/services';
import type { Actor } from '@troth/services';
import type { PushRequest, PushResponse } from '@troth/connectors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { wholeBody } from '../bodies/arriving.ts';
import { guardDepth } from '../bodies/json.ts';
import { mediaType } from '../bodies/media-type.ts';
import { nothingHere, Problem } from '../errors.ts';
import type { House } from '../house.ts';
import { bytesOnTheWay } from '../limits/bytes-on-the-way.ts';
import { takeTurn } from './admit.ts';
import type { Operation, Wire } from './operation.ts';
import { raw } from './operation.ts';

interface Addressee {
  readonly organisation: string;
  readonly source: string;
  readonly actor: Actor | undefined;
}

const sourceParams = z.object({ source: idSchema });
const signedParams = z.object({ organisation: idSchema, source: idSchema });
const sourceQuery = z.looseObject({
  source: idSchema.optional().describe('Which source, where the key is limited to none or to several.'),
});
const anyQuery = z.looseObject({});

const customary = { tag: 'Protocols', answers: ['*/*'], status: 200, errors: ['back-pressure', 'not-found'] } as const;
const anyType = ['*/*'];

/** Addresses that exporters have built in: the key says which source it is. */
const customaryOperations = (house: House): readonly Operation[] => [
  raw({
    ...customary,
    id: 'remoteWrite',
    method: 'POST',
    path: '/api/v1/write',
    summary: 'Prometheus remote write',
    description:
      'The address that a `remote_write` section takes. The key is limited to one source, or `source` names it.',
    query: sourceQuery,
    reads: ['application/x-protobuf'],
    example: '',
    handle: async ({ caller, query }, wire) => pushed(house, byKey(caller, query.source), wire),
  }),
  raw({
    ...customary,
    id: 'otlpMetrics',
    method: 'POST',
    path: '/v1/metrics',
    summary: 'OTLP metrics over HTTP',
    description:
      'The address that an OTLP exporter takes, in protobuf or JSON. The key is limited to one source, or `source` names it.',
    query: sourceQuery,
    reads: ['application/x-protobuf', 'application/json'],
    example: '{}',
    handle: async ({ caller, query }, wire) => pushed(house, byKey(caller, query.source), wire),
  }),
];

const sourceOperations = (house: House): readonly Operation[] => [
  raw({
    ...customary,
    id: 'pushToSource',
    method: 'POST',
    path: '/ingest/{source}',
    summary: 'Sends to a source in its own protocol',
    description:
      'The address to give to a monitoring or ticket system that can send an API key. The kind of the source reads the request and answers it.',
    params: sourceParams,
    query: anyQuery,
    reads: anyType,
    example: '',
    handle: async ({ caller: { organisation, actor }, params }, wire) =>
      pushed(house, { organisation, actor, source: params.source }, wire),
  }),
  raw({
    ...customary,
    id: 'greetSource',
    method: 'OPTIONS',
    path: '/ingest/{source}',
    summary: 'Asks whether a source may be sent to',
    description: 'The handshake of protocols that have one, such as CloudEvents webhooks.',
    params: sourceParams,
    query: anyQuery,
    example: '',
    handle: async ({ caller: { organisation, actor }, params }, wire) =>
      pushed(house, { organisation, actor, source: params.source }, wire),
  }),
  raw({
    ...customary,
    id: 'signedPush',
    method: 'POST',
    path: '/hooks/{organisation}/{source}',
    summary: 'A signed webhook',
    description:
      'For systems that sign their requests with the secret of the source and cannot send a key. Whatever is wrong with the address or the signature is answered alike.',
    params: signedParams,
    query: anyQuery,
    reads: anyType,
    errors: ['back-pressure', 'unauthenticated'],
    example: '',
    handle: async ({ params }, wire) => pushed(house, { ...params, actor: undefined }, wire),
  }),
  raw({
    ...customary,
    id: 'greetSigned',
    method: 'OPTIONS',
    path: '/hooks/{organisation}/{source}',
    summary: 'Asks whether a signed webhook may be sent',
    description: 'The handshake of protocols that have one.',
    params: signedParams,
    query: anyQuery,
    errors: ['unauthenticated'],
    example: '',
    handle: async ({ params }, wire) => pushed(house, { ...params, actor: undefined }, wire),
  }),
];

export const pushingOperations = (house: House): readonly Operation[] => [
  ...customaryOperations(house),
  ...sourceOperations(house),
];

/** The source that the key is limited to, or the one named where it is limited to several or to none. */
function byKey({ organisation, actor }: { organisation: string; actor: Actor }, named: string | undefined): Addressee {
  const limited = actor.grants.flatMap(({ source }) => (source === undefined ? [] : [source]));
  const [only, ...more] = new Set(limited);
  const source = named ?? (more.length === 0 ? only : undefined);
  if (source !== undefined) return { organisation, actor, source };
  throw new Problem('malformed', 'It is not clear which source sends: limit the key to one source, or add ?source=….');
}

const unproven: Actor = { id: 'signature', grants: [] };

async function pushed(house: House, addressee: Addressee, { request, reply }: Wire): Promise<FastifyReply> {
  const { organisation, source, actor } = addressee;
  // Nobody has proven anything yet: who only knows the address takes no seat from those who have keys.
  if (actor === undefined) takeTurn(house, { organisation: `hooks/${organisation}`, actor: unproven }, reply);
  const asked = await pushRequest(house, request, reply);
  const answer = await house.groups.store(organisation, () =>
    receivePush(house.context, { organisation, source, request: asked, actor }),
  );
  if (actor === undefined && [401, 403, 404].includes(answer.status)) throw notProven();
  if (answer.status === 404) throw nothingHere();
  return send(reply, answer);
}

const notProven = (): Problem =>
  new Problem(
    'unauthenticated',
    'There is no such source, or the signature is not made with its secret over this body.',
  );

function send(reply: FastifyReply, { status, headers, body }: PushResponse): FastifyReply {
  reply.code(status).headers(headers);
  if (body.length === 0) return reply.send();
  return reply.send(typeof body === 'string' ? body : Buffer.from(body));
}

/** gzip and deflate are taken off here, within limits; what only a protocol knows (snappy) stays for its source. */
async function pushRequest(house: House, request: FastifyRequest, reply: FastifyReply): Promise<PushRequest> {
  const { evidenceBytes, expandedBytes, expansion, jsonDepth } = house.limits;
  const encoding = request.headers['content-encoding']?.trim().toLowerCase();
  const ours = ['gzip', 'x-gzip', 'deflate', 'identity'].includes(encoding ?? 'identity');
  const allow = {
    arriving: evidenceBytes,
    expanded: expandedBytes,
    expansion,
    take: bytesOnTheWay(house, request, reply),
  };
  const body = await wholeBody(request.raw, ours ? encoding : undefined, allow);
  const type = mediaType(request.headers['content-type']);
  if (type?.endsWith('json') === true) guardDepth(body, jsonDepth);
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || name === 'authorization' || (ours && name === 'content-encoding')) return [];
    return [[name, Array.isArray(value) ? value.join(', ') : value]];
  });
  const [path = '', query = ''] = request.url.split('?', 2);
  return {
    method: request.method,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: Object.fromEntries(headers),
    body,
    receivedAt: house.context.clock(),
  };
}
