/**
 * Fresh databases in memory for tests. Making one takes seconds, copying one takes tenths: so the first test of a machine
 * makes it and keeps its image in the temporary folder, and each process prepares its own copy once.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openEmbedded } from './open.ts';
import type { Embedded } from './open.ts';

/** Changes with the engine and with the way databases are made. */
const imageName = 'pglite-0.5.16-1.tar';

async function emptyImage(): Promise<Uint8Array> {
  const folder = join(tmpdir(), `troth-tests-${String(userInfo().uid)}`);
  const file = join(folder, imageName);
  try {
    return readFileSync(file);
  } catch {
    const database = await openEmbedded({ directory: 'memory' });
    const image = await database.snapshot();
    await database.close();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Other processes may be doing the same: whoever renames last wins, and nobody reads half a file.
    const own = `${file}.${String(process.pid)}`;
    writeFileSync(own, image);
    renameSync(own, file);
    return image;
  }
}

/** Opens databases in memory, each as `prepare` (migrations, say) left it; `prepare` runs once. */
export function freshDatabases(prepare: (pool: Pool) => Promise<void>): () => Promise<Embedded> {
  let prepared: Promise<Uint8Array> | undefined;
  const image = async (): Promise<Uint8Array> => {
    const database = await openEmbedded({ directory: 'memory', from: await emptyImage() });
    try {
      await prepare(database.pool);
      return await database.snapshot();
    } finally {
      await database.close();
    }
  };
  return async () => {
    prepared ??= image();
    return openEmbedded({ directory: 'memory', from: await prepared });
  };
}
