/**
 * CloudEvents 1.0 over HTTP: structured, batch and binary mode. Owns: the attributes that are read, and data as JSON.
 * Does not own: what the data mean.
 *
 * Our own reader instead of the SDK's: that one throws at the first wrong event of a batch, compares media types by their
 * beginning, and turns the data into floats before anybody can see the digits.
 */
import { z } from 'zod';
import { readWrittenJson } from '../wire/json-body.ts';
import { shapeComplaint } from '../wire/shape.ts';
import type { PushRefusal, PushRequest } from '../source.ts';

const attribute = z.string().min(1).max(2000);

const envelope = z.looseObject({
  specversion: z.literal('1.0'),
  id: attribute,
  source: attribute,
  type: attribute,
  recordedtime: z.string().optional(),
  datacontenttype: z.string().optional(),
  data: z.unknown().optional(),
  data_base64: z.base64().optional(),
});

export interface Event {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly recordedtime?: string | undefined;
  readonly data: unknown;
}

/** An event, or the sentence that says why it is none, beside what came. */
export type EventReading = { readonly event: Event } | { readonly why: string; readonly raw: unknown };

export type Reading =
  | { readonly ok: true; readonly events: readonly EventReading[]; readonly batch: boolean }
  | { readonly ok: false; readonly refusal: PushRefusal };

const mediaOf = (type = ''): string => type.split(';', 1).join('').trim().toLowerCase();
const isJson = (media: string): boolean => media === '' || media === 'application/json' || media.endsWith('+json');

export function readEvents(request: PushRequest): Reading {
  const media = mediaOf(request.headers['content-type']);
  if (media === 'application/cloudevents+json') return readBody(request.body, false);
  if (media === 'application/cloudevents-batch+json') return readBody(request.body, true);
  if (request.headers['ce-specversion'] !== undefined) return readBinary(request, media);
  const message =
    'send CloudEvents as application/cloudevents+json, application/cloudevents-batch+json, or with ce- headers';
  return { ok: false, refusal: { status: 415, code: 'no-cloudevent', message } };
}

function readBody(body: Uint8Array, batch: boolean): Reading {
  const json = readWrittenJson(body);
  if (!json.ok) return json;
  if (!batch) return { ok: true, events: [readStructured(json.value)], batch };
  if (Array.isArray(json.value)) return { ok: true, events: json.value.map(readStructured), batch };
  const message = 'a batch is a JSON array of events';
  return { ok: false, refusal: { status: 400, code: 'no-batch', message } };
}

function readStructured(raw: unknown): EventReading {
  const read = envelope.safeParse(raw);
  if (!read.success) return { why: `this is no CloudEvent 1.0: ${shapeComplaint(read.error)}`, raw };
  const { data_base64: base64, data, datacontenttype, ...event } = read.data;
  if (base64 === undefined) return { event: { ...event, data } };
  if (!isJson(mediaOf(datacontenttype))) return { why: 'the data are not JSON; only JSON is read here', raw };
  const json = readWrittenJson(Buffer.from(base64, 'base64'));
  return json.ok ? { event: { ...event, data: json.value } } : { why: json.refusal.message, raw };
}

function readBinary({ headers, body }: PushRequest, media: string): Reading {
  if (!isJson(media)) {
    const message = `the data are ${media}; only application/json is read here`;
    return { ok: false, refusal: { status: 415, code: 'data-not-json', message } };
  }
  const attributes = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    name.startsWith('ce-') ? [[name.slice(3), unescaped(value)]] : [],
  );
  const json = body.length === 0 ? undefined : readWrittenJson(body);
  if (json?.ok === false) return json;
  const { data_base64: _none, ...event } = Object.fromEntries(attributes);
  return { ok: true, events: [readStructured({ ...event, data: json?.value })], batch: false };
}

/** Attribute values in headers are percent-encoded; what is not valid encoding is taken as it stands. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
