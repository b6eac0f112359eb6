/**
 * A reader of backups as a control: it believes whatever can be read, as tools do that unpack first and compare later or never.
 * Throws where not even one row comes out.
 */
import { constants, inflateRawSync } from 'node:zlib';
import { CannotOpen } from '@troth/stores';

/** Lengths of our mark, of the head that gzip writes, and of the hash at the end. */
const [mark, gzipHead, hash] = [8, 10, 32] as const;

export async function readUnchecked(bytes: Buffer): Promise<number> {
  const packed = bytes.subarray(mark + gzipHead, Math.max(mark + gzipHead, bytes.length - hash));
  try {
    const text = inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8');
    const lines = text.split('\n').slice(1, -1);
    return lines.map((line): unknown => JSON.parse(line)).length || nothing();
  } catch {
    return nothing();
  }
}

function nothing(): never {
  throw new CannotOpen('Nothing can be read.');
}
