/** A body as it arrives: counted, unpacked, counted again. Owns: limits on bytes. Does not own: what the bytes say. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createInflate } from 'node:zlib';
import { Problem } from '../errors.ts';

export interface Allowance {
  /** Bytes as they arrive. */
  readonly arriving: number;
  /** Bytes after unpacking. */
  readonly expanded: number;
  /** Bytes unpacked per byte that arrived. */
  readonly expansion: number;
  /** Told of every chunk; throws when there is no room for it. */
  readonly take?: (bytes: number) => void;
}

/** Small bodies may be as repetitive as they like: an expansion is only judged beyond this size. */
const alwaysAllowed = 65_536;

/** The bytes after unpacking, chunk by chunk. The connection stays open when reading ends early, so that we can answer. */
export async function* bodyChunks(
  source: Readable,
  encoding: string | undefined,
  allow: Allowance,
): AsyncGenerator<Uint8Array> {
  const counted = { arrived: 0 };
  const unpack = unpacker(encoding);
  if (unpack === undefined) {
    yield* counting(source, counted, allow);
    return;
  }
  const done = pipeline(Readable.from(counting(source, counted, allow)), unpack);
  // The same error comes out of the loop below; here it only has to be heard.
  done.catch(() => undefined);
  let expanded = 0;
  try {
    for await (const chunk of unpack) {
      const bytes = asBytes(chunk);
      expanded += bytes.length;
      if (expanded > allow.expanded) throw tooLarge(`more than ${allow.expanded} bytes when unpacked`);
      if (expanded > alwaysAllowed && expanded > counted.arrived * allow.expansion)
        throw tooLarge(`more than ${allow.expansion} times as large when unpacked`);
      yield bytes;
    }
  } catch (error) {
    throw error instanceof Problem ? error : unreadable(error, encoding);
  }
}

export async function wholeBody(source: Readable, encoding: string | undefined, allow: Allowance): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bodyChunks(source, encoding, allow)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* counting(source: Readable, counted: { arrived: number }, allow: Allowance): AsyncGenerator<Uint8Array> {
  for await (const chunk of source.iterator({ destroyOnReturn: false })) {
    const bytes = asBytes(chunk);
    counted.arrived += bytes.length;
    if (counted.arrived > allow.arriving) throw tooLarge(`more than ${allow.arriving} bytes`);
    allow.take?.(bytes.length);
    yield bytes;
  }
}

function unpacker(encoding: string | undefined): ReturnType<typeof createGunzip> | undefined {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    default:
      throw new Problem(
        'unsupported-type',
        `Content-Encoding is gzip, deflate or left out, not "${encoding?.slice(0, 40)}".`,
      );
  }
}

const asBytes = (chunk: unknown): Uint8Array =>
  chunk instanceof Uint8Array ? chunk : Buffer.from(typeof chunk === 'string' ? chunk : '');

const tooLarge = (what: string): Problem =>
  new Problem('too-large', `The body is ${what}. Send it in smaller parts.`, { headers: { connection: 'close' } });

function unreadable(error: unknown, encoding: string | undefined): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('Z_')) return error;
  return new Problem('malformed', `The body is not ${encoding} from beginning to end. Send it again.`);
}
