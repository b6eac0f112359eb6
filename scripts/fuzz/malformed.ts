/** One malformed request, made from a right one: address, parameters, header fields and body are each disturbed by chance. */
import { deflateSync, gzipSync } from 'node:zlib';
import type { Described } from '../../packages/http/src/testing/described.ts';
import { requestFor } from '../../packages/http/src/testing/described.ts';
import type { Ids } from '../../packages/http/src/testing/seed.ts';
import type { Chance } from './chance.ts';
import { brokenBytes, disturbed, strangeText } from './strange-values.ts';

export interface Malformed {
  readonly operation: string;
  readonly method: Described['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

const types = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json\t; charset=utf-8',
  'text/csv',
  'application/x-ndjson',
  'application/x-protobuf',
  'application/x-protobuf;proto=io.prometheus.write.v2.Request',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/xml',
  '/',
  'a/b/c',
] as const;
const encodings = ['gzip', 'deflate', 'snappy', 'br', 'gzip, gzip', 'identity', 'x'] as const;
const fields = ['if-match', 'if-none-match', 'idempotency-key', 'last-event-id', 'accept', 'content-encoding'] as const;

export interface About {
  readonly ids: Ids;
  readonly token: string;
  readonly number: number;
}

export function malformed(operation: Described, about: About, chance: Chance): Malformed {
  const right = requestFor(operation, disturbedIds(about.ids, chance), `fuzz-${about.number}`);
  const url = disturbedUrl(right.url, chance);
  const body = bodyOf(operation, right.payload, chance);
  const encoded = chance.below(6) === 0 ? encodedBody(body, chance) : { body, headers: {} };
  return {
    operation: operation.operationId,
    method: operation.method,
    url,
    headers: {
      authorization: chance.below(40) === 0 ? `Bearer ${printable(strangeText(chance))}` : `Bearer ${about.token}`,
      ...(body === undefined ? {} : { 'content-type': chance.below(3) === 0 ? chance.one(types) : 'application/json' }),
      ...strangeField(chance),
      ...encoded.headers,
    },
    ...(encoded.body === undefined ? {} : { body: encoded.body }),
  };
}

function disturbedIds(ids: Ids, chance: Chance): Ids {
  const disturbedName = chance.one(['none', ...Object.keys(ids)]);
  return { ...ids, ...(disturbedName in ids ? { [disturbedName]: wellFormed(strangeText(chance)) } : {}) };
}

/** What cannot stand in an address at all cannot be sent either. */
const wellFormed = (text: string): string => text.toWellFormed().slice(0, 2000);

function disturbedUrl(url: string, chance: Chance): string {
  const more = `${url.includes('?') ? '&' : '?'}${encodeURIComponent(wellFormed(strangeText(chance)))}=${encodeURIComponent(wellFormed(strangeText(chance)))}`;
  switch (chance.below(8)) {
    case 0:
      return `${url}${more}`;
    case 1:
      return `${url}${url.includes('?') ? '&' : '?'}limit=${encodeURIComponent(wellFormed(strangeText(chance)))}&cursor=${encodeURIComponent(wellFormed(strangeText(chance)))}`;
    case 2:
      return `${url}/${encodeURIComponent(wellFormed(strangeText(chance)))}`;
    case 3:
      return url.replace(/\/v1\//u, '/v1/%zz/');
    default:
      return url;
  }
}

function bodyOf(operation: Described, payload: string | undefined, chance: Chance): Uint8Array | undefined {
  if (payload === undefined) return operation.method === 'POST' && chance.below(3) === 0 ? chance.bytes(20) : undefined;
  if (chance.below(3) === 0) return brokenBytes(payload, chance);
  return Buffer.from(JSON.stringify(disturbed(JSON.parse(payload), chance)) ?? '');
}

function encodedBody(
  body: Uint8Array | undefined,
  chance: Chance,
): { body?: Uint8Array; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} };
  const encoding = chance.one(encodings);
  const headers = { 'content-encoding': encoding };
  switch (chance.below(4)) {
    case 0:
      return { body: gzipSync(Buffer.alloc(2_000_000)), headers };
    case 1:
      return { body: gzipSync(body), headers };
    case 2:
      return { body: deflateSync(body).subarray(0, 12), headers };
    default:
      return { body, headers };
  }
}

function strangeField(chance: Chance): Record<string, string> {
  return chance.below(3) === 0 ? { [chance.one(fields)]: printable(strangeText(chance)) } : {};
}

/** Node refuses to send anything else in a header field. */
const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/gu, '').slice(0, 3000);
