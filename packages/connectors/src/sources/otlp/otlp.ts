/**
 * OTLP/HTTP metrics, in protobuf and in JSON: what OpenTelemetry's programs and collectors send. Owns: the protocol and its
 * answers. Does not own: what the samples mean (metrics/).
 */
import protobuf from 'protobufjs/minimal.js';
import { z } from 'zod';
import { readDescribed } from '../protobuf/described.ts';
import { decodeMessage } from '../protobuf/fields.ts';
import type { PushRefusal, PushRequest, PushResponse, PushSource, Received } from '../source.ts';
import { readWrittenJson } from '../wire/json-body.ts';
import { plainBody } from '../wire/plain-body.ts';
import { refusedWhole } from '../wire/refusals.ts';
import { shapeComplaint } from '../wire/shape.ts';
import { exportRequestFields, exportRequestSchema } from './messages.ts';
import { pointsOf } from './points.ts';

const configuration = z.strictObject({
  mostBytes: z
    .int()
    .min(1024)
    .max(64 * 1024 * 1024)
    .default(16 * 1024 * 1024)
    .describe('Largest request after decompression, in bytes.'),
});

type Form = 'protobuf' | 'json';
const mediaTypes: Readonly<Record<Form, string>> = { protobuf: 'application/x-protobuf', json: 'application/json' };

export const otlp: PushSource<z.output<typeof configuration>> = {
  kind: 'otlp',
  title: 'OpenTelemetry metrics (OTLP/HTTP)',
  configuration,
  signed: false,
  receive(request, { config }) {
    const form = formOf(request);
    if (form === undefined) {
      const message = `this content type is not read; send metrics as ${mediaTypes.protobuf} or ${mediaTypes.json}`;
      return refusedWhole({ status: 415, code: 'MEDIA-TYPE', message });
    }
    const body = plainBody(request, config.mostBytes);
    if (!body.ok) return refusedWhole(body.refusal);
    const read = form === 'json' ? readWrittenJson(body.bytes) : readProtobuf(body.bytes);
    return read.ok ? understood(read.value) : refusedWhole(read.refusal);
  },
  answer({ refused }, request) {
    const form = formOf(request) ?? 'json';
    if (refused.length === 0) return respond(200, { form, json: {}, message: new Uint8Array() });
    const told = refused.slice(0, 3).map(({ place, message }) => `${place}: ${message}`);
    const errorMessage = told.join('; ') + (refused.length > told.length ? '; …' : '');
    const writer = protobuf.Writer.create();
    writer.uint32(0x0a).fork().uint32(0x08).int64(refused.length).uint32(0x12).string(errorMessage).ldelim();
    const json = { partialSuccess: { rejectedDataPoints: String(refused.length), errorMessage } };
    return respond(200, { form, json, message: writer.finish() });
  },
  refuse: ({ status, message }: PushRefusal, request: PushRequest): PushResponse => {
    const code = status === 401 || status === 403 ? 16 : 3;
    const writer = protobuf.Writer.create().uint32(0x08).int32(code).uint32(0x12).string(message);
    return respond(status, { form: formOf(request) ?? 'json', json: { code, message }, message: writer.finish() });
  },
};

function formOf({ headers }: PushRequest): Form | undefined {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === mediaTypes.protobuf) return 'protobuf';
  return type === mediaTypes.json ? 'json' : undefined;
}

type Reading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: PushRefusal };

function readProtobuf(body: Uint8Array): Reading {
  const read = decodeMessage(body, (reader) => readDescribed(reader, exportRequestFields));
  return read.ok ? read : { ok: false, refusal: { status: 400, code: 'PROTOBUF', message: read.message } };
}

function understood(written: unknown): Received {
  const request = exportRequestSchema.safeParse(written);
  if (request.success) return { ok: true, delivery: { rows: [], ...pointsOf(request.data) } };
  const message = `the request is no ExportMetricsServiceRequest: ${shapeComplaint(request.error)}`;
  return refusedWhole({ status: 400, code: 'OTLP', message });
}

function respond(
  status: number,
  { form, json, message }: { form: Form; json: object; message: Uint8Array },
): PushResponse {
  const headers = { 'content-type': mediaTypes[form] };
  return { status, headers, body: form === 'json' ? JSON.stringify(json) : message };
}
