/**
 * Messages read by a description of their fields, into objects as the protocol's JSON form has them, so that both forms
 * are understood in one place. Owns: which wire types carry which kinds. 64-bit whole numbers are big
 * integers, bytes are base64.
 */
import type { Reader } from 'protobufjs/minimal.js';
import { eachField, endOfMessage } from './fields.ts';

type Scalar = 'string' | 'bytes' | 'double' | 'bool' | 'int32' | 'int64' | 'fixed64' | 'sfixed64';

/** Number of a field: its name in JSON, what it is, and whether it may come many times. */
export interface Described {
  readonly [field: number]: readonly [name: string, kind: Scalar | (() => Described), many?: 'many'];
}

/** Deeper nesting is hostile: the stack is not for the sender to fill. */
const deepest = 40;

const wireTypes: Readonly<Record<Scalar, number>> = {
  string: 2,
  bytes: 2,
  double: 1,
  bool: 0,
  int32: 0,
  int64: 0,
  fixed64: 1,
  sfixed64: 1,
};

export type Plain = { [name: string]: unknown };

/** The whole body as one message. */
export const readDescribed = (reader: Reader, described: Described): Plain =>
  readUpTo(reader, described, { end: reader.len, depth: 0 });

function readUpTo(reader: Reader, described: Described, { end, depth }: { end: number; depth: number }): Plain {
  if (depth > deepest) throw new RangeError('messages are nested too deep');
  const message: Plain = {};
  eachField(reader, end, (tag) => {
    const field = described[tag >>> 3];
    if (field === undefined) return false;
    const [name, kind, many] = field;
    const wire = tag & 7;
    if (typeof kind !== 'string') {
      if (wire !== 2) return false;
      const value = readUpTo(reader, kind(), { end: endOfMessage(reader), depth: depth + 1 });
      put(message, { name, value, many });
    } else if (wire === wireTypes[kind]) put(message, { name, value: readScalar(reader, kind), many });
    else if (wire === 2 && many !== undefined) {
      const last = endOfMessage(reader);
      while (reader.pos < last) put(message, { name, value: readScalar(reader, kind), many });
    } else return false;
    return true;
  });
  return message;
}

function put(message: Plain, { name, value, many }: { name: string; value: unknown; many: 'many' | undefined }): void {
  const known = message[name];
  if (many === undefined) message[name] = value;
  else if (Array.isArray(known)) known.push(value);
  else message[name] = [value];
}

function readScalar(reader: Reader, kind: Scalar): unknown {
  switch (kind) {
    case 'string':
      return reader.stringVerify();
    case 'bytes':
      return Buffer.from(reader.bytes()).toString('base64');
    case 'double':
      return reader.double();
    case 'bool':
      return reader.bool();
    case 'int32':
      return reader.int32();
    case 'int64':
      return bigOf(reader.int64(), 'signed');
    case 'fixed64':
      return bigOf(reader.fixed64(), 'unsigned');
    case 'sfixed64':
      return bigOf(reader.sfixed64(), 'signed');
  }
}

function bigOf(value: number | { high: number; low: number }, sign: 'signed' | 'unsigned'): bigint {
  if (typeof value === 'number') return BigInt(value);
  const high = BigInt(sign === 'signed' ? value.high | 0 : value.high >>> 0);
  return (high << 32n) | BigInt(value.low >>> 0);
}
