/** Files in SQL. Bytes go and come as base64: the driver's binary form of large values is damaged on some ways. */
import { Instant } from '@troth/core';
import type { Blob, BlobReader } from '../ports/blobs.ts';
import { checkBlob } from '../rules/blobs.ts';
import type { Session } from './session.ts';

interface BlobRow {
  readonly type: string;
  readonly recorded_at: number;
  readonly body: string;
}

const named = /^[0-9a-f]{64}$/u;

export function blobReader({ org, rows }: Session): BlobReader {
  return {
    async blob(sha256) {
      if (!named.test(sha256)) return undefined;
      const [row] = await rows<BlobRow>(
        `select type, recorded_at, encode(body, 'base64') as body from troth.blobs
         where org = $1 and sha256 = decode($2, 'hex')`,
        [org, sha256],
      );
      if (row === undefined) return undefined;
      const bytes = new Uint8Array(Buffer.from(row.body, 'base64'));
      return { sha256, type: row.type, bytes, recordedAt: Instant.of(row.recorded_at) };
    },
    async blobNames({ after = '', limit }) {
      const found = await rows<{ name: string }>(
        `select encode(sha256, 'hex') as name from troth.blobs where org = $1 and sha256 > decode($2, 'hex')
         order by sha256 limit $3`,
        [org, after, limit],
      );
      return found.map(({ name }) => name);
    },
  };
}

/** The first telling of a file stands. */
export async function keepBlob({ org, rows }: Session, blob: Blob, at: Instant): Promise<void> {
  checkBlob(blob);
  const { sha256, type, bytes } = blob;
  await rows(
    `insert into troth.blobs (org, sha256, type, recorded_at, body)
     values ($1, decode($2, 'hex'), $3, $4, decode($5, 'base64')) on conflict do nothing`,
    [org, sha256, type, at, Buffer.from(bytes).toString('base64')],
  );
}
