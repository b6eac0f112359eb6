/** Files in memory. */
import { compareText } from '../rules/names.ts';
import { checkBlob } from '../rules/blobs.ts';
import type { Blob, BlobReader } from '../ports/blobs.ts';
import type { Session } from './session.ts';

export function blobReader(session: Session): BlobReader {
  return {
    async blob(sha256) {
      const found = session.state.blobs.get(sha256);
      return found === undefined ? undefined : { ...found, bytes: found.bytes.slice() };
    },
    async blobNames({ after, limit }) {
      return [...session.state.blobs.values()]
        .map(({ sha256 }) => sha256)
        .filter((sha256) => after === undefined || sha256 > after)
        .sort(compareText)
        .slice(0, limit);
    },
  };
}

/** The first telling of a file stands. */
export function keepBlob(session: Session, blob: Blob): void {
  checkBlob(blob);
  const { sha256, type, bytes } = blob;
  const recordedAt = session.clock();
  if (session.state.blobs.get(sha256) === undefined)
    session.state.blobs.set(sha256, { sha256, type, bytes: bytes.slice(), recordedAt });
}
