/**
 * The body as it was before it was compressed for the way. Owns: gzip with bounds on what comes out, in all and for each
 * byte that went in. Does not own: Snappy, which only remote write uses (protobuf/).
 */
import { gunzipSync } from 'node:zlib';
import type { PushRefusal, PushRequest } from '../source.ts';

/** Telemetry and tables shrink to a twentieth at best; what grows tenfold beyond that was made to fill a memory. */
const mostGrowth = 200;
const smallest = 65_536;

export type PlainBody =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly refusal: PushRefusal };

export function plainBody({ headers, body }: PushRequest, mostBytes: number): PlainBody {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '')
    return body.length <= mostBytes ? { ok: true, bytes: body } : tooLarge(mostBytes);
  if (encoding !== 'gzip') {
    const message = `content-encoding ${JSON.stringify(encoding.slice(0, 40))} is not read; send gzip, or nothing compressed`;
    return { ok: false, refusal: { status: 415, code: 'ENCODING', message } };
  }
  const most = Math.min(mostBytes, Math.max(smallest, body.length * mostGrowth));
  try {
    return { ok: true, bytes: gunzipSync(body, { maxOutputLength: most }) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(most);
    const message = 'the body is no whole gzip stream; compress it again, or send it plain';
    return { ok: false, refusal: { status: 400, code: 'GZIP', message } };
  }
}

function tooLarge(most: number): PlainBody {
  const message = `the body is larger than ${most} bytes when it is not compressed; send it in several requests`;
  return { ok: false, refusal: { status: 413, code: 'BODY-TOO-LARGE', message } };
}
