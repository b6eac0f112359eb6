/** What may be kept as a file. */
import { createHash } from 'node:crypto';
import type { Blob } from '../ports/blobs.ts';

/** The schema holds the same limit. */
const largestBlob = 33_554_432;

export const blobName = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Throws for a file under another name than its own: whoever asks by that name would get something else. */
export function checkBlob({ sha256, bytes }: Blob): void {
  if (bytes.length > largestBlob) throw new RangeError(`a file of ${bytes.length} bytes is larger than ${largestBlob}`);
  if (blobName(bytes) !== sha256) throw new RangeError(`the bytes do not have the SHA-256 ${sha256}`);
}
