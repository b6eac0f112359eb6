/** Files that records name by their content. Owns: that a name is the hash of the bytes. Does not own: what a file is for. */
import type { Instant } from '@troth/core';

export interface Blob {
  /** SHA-256 of the bytes in lower-case hexadecimal: its name. */
  readonly sha256: string;
  /** Content type: "application/pdf". */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface StoredBlob extends Blob {
  readonly recordedAt: Instant;
}

export interface BlobReader {
  blob(sha256: string): Promise<StoredBlob | undefined>;
  /** Names in order, those after `after`. */
  blobNames(question: { readonly after?: string; readonly limit: number }): Promise<readonly string[]>;
}
