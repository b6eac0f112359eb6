/**
 * Messages in protobuf's wire format, field by field. Owns: that a message ends where it says, and that every malformed
 * body becomes one sentence. Does not own: what the fields mean. Unknown fields are passed over, as the format asks.
 */
import { Reader } from 'protobufjs/minimal.js';

/** Why a body is no message; never leaves this folder's callers. */
class Malformed extends Error {}

export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** Reads a whole body with `read`; whatever the reader stumbles over is said in a sentence. */
export function decodeMessage<T>(body: Uint8Array, read: (reader: Reader) => T): Decoded<T> {
  const reader = Reader.create(body);
  try {
    return { ok: true, value: read(reader) };
  } catch (error) {
    // On bad bytes the reader throws RangeErrors, plain errors, and for text that is not UTF-8 a TypeError with a code.
    // Any other TypeError is a fault of this program.
    if (!(error instanceof Error) || (error instanceof TypeError && !('code' in error))) throw error;
    const message = `the body is no message of the announced kind (near byte ${reader.pos} of ${body.length}: ${error.message}); check the sender's protocol and version`;
    return { ok: false, message };
  }
}

/** Calls `field` with the tag (number × 8 + wire type) of each field up to `end`; it reads the field or answers false. */
export function eachField(reader: Reader, end: number, field: (tag: number) => boolean): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!field(tag)) reader.skipType(tag & 7, 0, tag >>> 3);
  }
  if (reader.pos !== end) throw new Malformed('a field reaches beyond its message');
}

/** The end of the message that begins here with its length. */
export function endOfMessage(reader: Reader): number {
  const end = reader.uint32() + reader.pos;
  if (end > reader.len) throw new Malformed('a message reaches beyond the body');
  return end;
}

/** Reads the message that begins here with its length. */
export function eachFieldOf(reader: Reader, field: (tag: number) => boolean): void {
  eachField(reader, endOfMessage(reader), field);
}

/** A signed 64-bit number; beyond 2^53 only its size is right, which is enough to refuse it. */
export function readInt64(reader: Reader): number {
  const value = reader.int64();
  return typeof value === 'number' ? value : value.high * 2 ** 32 + (value.low >>> 0);
}

export interface ReadValue {
  readonly value: number;
  /** Prometheus' own NaN for "the series ended here", told apart by its bits: JavaScript has one NaN only. */
  readonly stale: boolean;
}

/** A double as Prometheus writes sample values. */
export function readValue(reader: Reader): ReadValue {
  const value = reader.double();
  return { value, stale: Number.isNaN(value) && isStaleMarker(reader.buf, reader.pos - 8) };
}

/** 0x7ff0000000000002, least byte first. */
const staleMarker = [2, 0, 0, 0, 0, 0, 0xf0, 0x7f];

function isStaleMarker(bytes: Uint8Array, at: number): boolean {
  return staleMarker.every((byte, i) => bytes[at + i] === byte);
}
