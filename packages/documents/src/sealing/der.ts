/**
 * ASN.1 in DER, as signatures and time stamps are written. Owns: writing, and a reading that accepts one form only: what could be
 * written in two ways could be altered without a trace. Does not own: what the structures mean.
 */

/** One value and where it lies. */
export interface Der {
  readonly tag: number;
  /** All of it, head included. */
  readonly bytes: Uint8Array;
  /** Without its head. */
  readonly content: Uint8Array;
  /** Of constructed values. */
  readonly parts: readonly Der[];
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  text: 0x0c,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** What was read is not DER, or not what the standard puts there. */
export class DerError extends Error {}

/** The value that fills these bytes exactly. */
export function readDer(bytes: Uint8Array): Der {
  const [value, end] = readAt(bytes, 0);
  if (end !== bytes.length) throw new DerError(`${bytes.length - end} bytes too many`);
  return value;
}

/** The value at the beginning, and where it ends. */
export function readDerFirst(bytes: Uint8Array): readonly [Der, number] {
  return readAt(bytes, 0);
}

function readAt(bytes: Uint8Array, at: number): readonly [Der, number] {
  const tag = byteAt(bytes, at);
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag of several bytes');
  const [length, start] = readLength(bytes, at + 1);
  const end = start + length;
  if (end > bytes.length) throw new DerError('it ends too early');
  const content = bytes.subarray(start, end);
  // Read when asked for: what is broken inside a part is told by whoever reads that part.
  let parts: readonly Der[] | undefined;
  const value: Der = {
    tag,
    bytes: bytes.subarray(at, end),
    content,
    get parts() {
      return (parts ??= (tag & 0x20) === 0 ? [] : readAll(content));
    },
  };
  return [value, end];
}

function readAll(content: Uint8Array): readonly Der[] {
  const parts: Der[] = [];
  for (let at = 0; at < content.length;) {
    const [part, end] = readAt(content, at);
    parts.push(part);
    at = end;
  }
  return parts;
}

function readLength(bytes: Uint8Array, at: number): readonly [number, number] {
  const first = byteAt(bytes, at);
  if (first < 0x80) return [first, at + 1];
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new DerError('a length that DER does not have');
  let length = 0;
  for (let index = 1; index <= count; index += 1) length = length * 256 + byteAt(bytes, at + index);
  if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('a length longer than it needs to be');
  return [length, at + 1 + count];
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DerError('it ends too early');
  return byte;
}

/** The part there, with that tag. */
export function partOf(value: Der, index: number, tag?: number): Der {
  const part = value.parts[index];
  if (part === undefined) throw new DerError(`part ${index} is missing`);
  if (tag !== undefined && part.tag !== tag) throw new DerError(`part ${index} is of another kind`);
  return part;
}

/** `1.2.840.…` */
export function oidOf(value: Der): string {
  if (value.tag !== tags.oid) throw new DerError('an object identifier is missing');
  const numbers: number[] = [];
  let number = 0;
  for (const [index, byte] of value.content.entries()) {
    if (number === 0 && byte === 0x80) throw new DerError('an object identifier longer than it needs to be');
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) {
      if (index === value.content.length - 1) throw new DerError('an object identifier ends too early');
      continue;
    }
    if (numbers.length === 0)
      numbers.push(Math.min(2, Math.floor(number / 40)), number - 40 * Math.min(2, Math.floor(number / 40)));
    else numbers.push(number);
    number = 0;
  }
  return numbers.join('.');
}

/** A whole number that is not negative and small enough to count with. */
export function smallOf(value: Der): number {
  if (value.tag !== tags.integer || value.content.length > 6) throw new DerError('a small whole number is missing');
  return Number(wholeOf(value));
}

/** A whole number that is not negative. */
export function wholeOf({ tag, content }: Der): bigint {
  const [first = 0x80, second = 0x80] = content;
  if (tag !== tags.integer || first >= 0x80) throw new DerError('a whole number is missing');
  if (first === 0 && content.length > 1 && second < 0x80) throw new DerError('a number longer than it needs to be');
  return BigInt(`0x${Buffer.from(content).toString('hex')}`);
}

/** Bytes with their head. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  return Buffer.concat([lengthHead(tag, length), ...contents]);
}

function lengthHead(tag: number, length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(tag, length);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Uint8Array.of(tag, 0x80 + bytes.length), bytes]);
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(tags.sequence, ...parts);
export const octets = (bytes: Uint8Array): Uint8Array => der(tags.octets, bytes);
export const nothing = (): Uint8Array => der(tags.nothing);

/** In the order that DER gives the members of a set. */
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array =>
  der(tags.set, ...parts.toSorted((a, b) => Buffer.compare(a, b)));

export function oid(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return der(tags.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(number: number): readonly number[] {
  const bytes = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 128);
  return bytes;
}

/** A whole number that is not negative. */
export function integer(value: bigint | number): Uint8Array {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return der(tags.integer, Buffer.from(Number.parseInt(even.slice(0, 2), 16) < 0x80 ? even : `00${even}`, 'hex'));
}

/** As a whole number that is not negative. */
export const numberOfBytes = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
