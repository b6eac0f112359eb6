/**
 * JSON from strangers. Owns: decoding, depth and size, so that no body can exhaust the stack or the memory of a reader
 * behind it. Does not own: what the JSON means (each source's schema), the limit of the request as a whole (http).
 */
import type { PushRefusal } from '../source.ts';
import { plainDecimal } from './plain-decimal.ts';

const deepest = 40;
/** Well above any webhook that a person would configure; bulk arrives by the JSON Lines route. */
const longest = 8 * 1024 * 1024;

export type JsonReading =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: PushRefusal };

/** Reads UTF-8 JSON of bounded length and depth. Numbers keep JavaScript's precision; see `readWrittenJson`. */
export function readJson(body: Uint8Array, most = longest): JsonReading {
  return readWith(body, (text) => JSON.parse(text), most);
}

type WithSource = (name: string, value: unknown, context: { readonly source?: string }) => unknown;

/** As `readJson`, with every number that is no safe whole one as decimal text, digit for digit as it was written. */
export function readWrittenJson(body: Uint8Array): JsonReading {
  const asWritten: WithSource = (_name, value, { source }) =>
    typeof value === 'number' && source !== undefined && !Number.isSafeInteger(value) ? plainDecimal(source) : value;
  // The reviver's third argument is newer than the declared type of JSON.parse.
  return readWith(body, (text) => JSON.parse(text, asWritten as (name: string, value: unknown) => unknown));
}

function readWith(body: Uint8Array, parse: (text: string) => unknown, most = longest): JsonReading {
  if (body.length > most) {
    return refuse(413, 'body-too-large', `the body has ${body.length} bytes; at most ${most} are read at once`);
  }
  if (tooDeep(body)) {
    return refuse(400, 'json-too-deep', `the JSON is nested more than ${deepest} levels deep; nothing here needs that`);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return { ok: true, value: parse(text) };
  } catch {
    return refuse(
      400,
      'not-json',
      'the body is not JSON in UTF-8; send the document that the sender’s manual describes',
    );
  }
}

const [quote, backslash, openList, openMap, closeList, closeMap] = [0x22, 0x5c, 0x5b, 0x7b, 0x5d, 0x7d];

function tooDeep(body: Uint8Array): boolean {
  let [depth, inText] = [0, false];
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === openList || byte === openMap) depth += 1;
    else if (byte === closeList || byte === closeMap) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

const refuse = (status: number, code: string, message: string): JsonReading => ({
  ok: false,
  refusal: { status, code, message },
});
