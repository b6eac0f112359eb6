/**
 * Prometheus remote write, 1.0 and 2.0: raw samples, as everything that speaks Prometheus can send them. Owns: the
 * protocol and its answers. Does not own: what the samples mean (metrics/). A sender repeats what was answered with 5xx or
 * 429, so the same sample may come twice; nothing is counted here.
 */
import { z } from 'zod';
import { decodeMessage } from '../protobuf/fields.ts';
import { uncompressBlock } from '../protobuf/snappy-block.ts';
import type { PushRequest, PushResponse, PushSource, Received, Receipt } from '../source.ts';
import { refusedWhole } from '../wire/refusals.ts';
import { readRequest1 } from './request-1.ts';
import { readRequest2 } from './request-2.ts';
import { keepSeries } from './written-series.ts';
import type { WrittenSeries } from './written-series.ts';

const configuration = z.strictObject({
  mostBytes: z
    .int()
    .min(1024)
    .max(256 * 1024 * 1024)
    .default(32 * 1024 * 1024)
    .describe('Largest request after decompression, in bytes.'),
});

export const prometheusRemoteWrite: PushSource<z.output<typeof configuration>> = {
  kind: 'prometheus-remote-write',
  title: 'Prometheus remote write',
  configuration,
  signed: false,
  receive(request, { config }) {
    const version = versionOf(request);
    if (typeof version !== 'number') return refusedWhole(version);
    const block = uncompressBlock(request.body, config.mostBytes);
    if (!block.ok) return refusedWhole({ status: block.status, code: 'SNAPPY', message: block.message });
    const series = seriesOf(block.bytes, version);
    if (typeof series === 'string') return refusedWhole({ status: 400, code: 'WRITE-REQUEST', message: series });
    return { ok: true, delivery: { rows: [], ...keepSeries(series) } };
  },
  answer: answerOf,
};

/** 1 or 2, by the content type; parameters and their quotes are spelled in several ways. */
function versionOf({ method, headers }: PushRequest): 1 | 2 | Extract<Received, { ok: false }>['refusal'] {
  if (method.toUpperCase() !== 'POST')
    return { status: 405, code: 'METHOD', message: `remote write is sent by POST, not by ${method}` };
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding !== 'snappy') {
    const given = encoding === '' ? 'nothing' : JSON.stringify(encoding.slice(0, 40));
    return { status: 415, code: 'ENCODING', message: `content-encoding says ${given}; remote write is sent as snappy` };
  }
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
  const proto = parameters.find((part) => part.toLowerCase().startsWith('proto='));
  const message = proto?.slice('proto='.length).replaceAll('"', '') ?? 'prometheus.WriteRequest';
  if (type.toLowerCase() === 'application/x-protobuf') {
    if (message === 'prometheus.WriteRequest') return 1;
    if (message === 'io.prometheus.write.v2.Request') return 2;
  }
  const read = 'application/x-protobuf with proto=prometheus.WriteRequest or proto=io.prometheus.write.v2.Request';
  return { status: 415, code: 'MEDIA-TYPE', message: `this content type is not read; send ${read}` };
}

function seriesOf(body: Uint8Array, version: 1 | 2): readonly WrittenSeries[] | string {
  if (version === 1) {
    const read = decodeMessage(body, readRequest1);
    return read.ok ? read.value : read.message;
  }
  const read = decodeMessage(body, readRequest2);
  return read.ok ? read.value : read.message;
}

/**
 * A sender never repeats what was answered with 400, and 2.0 allows no success for a part: what was kept is told in the
 * headers, what was not in words.
 */
function answerOf({ samples, duplicates, refused }: Receipt, request: PushRequest): PushResponse {
  const written: Record<string, string> =
    versionOf(request) === 2
      ? {
          'x-prometheus-remote-write-samples-written': String(samples + duplicates),
          'x-prometheus-remote-write-histograms-written': '0',
          'x-prometheus-remote-write-exemplars-written': '0',
        }
      : {};
  if (refused.length === 0) return { status: 204, headers: written, body: '' };
  const told = refused.slice(0, 20).map(({ place, message }) => `${place}: ${message}`);
  const more = refused.length > told.length ? [`and ${refused.length - told.length} more`] : [];
  return {
    status: 400,
    headers: { ...written, 'content-type': 'text/plain; charset=utf-8' },
    body: `${[...told, ...more].join('\n')}\n`,
  };
}
