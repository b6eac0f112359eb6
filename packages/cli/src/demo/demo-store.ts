/**
 * Where the demo company lies: in the memory of this process, or in a directory with the dump that it begins from again. Owns: the
 * files. The dump is written last and under its final name only when it is whole, so that half a company is never opened.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { queues } from '@troth/services';
import { openEmbeddedStore } from '@troth/stores';
import type { EmbeddedStore } from '@troth/stores';
import type { DemoClock } from './clock.ts';

/** Rises when the company's history changes: what an older version loaded is loaded again. */
const edition = 5;

const fast = { level: 1 };

const placesIn = (directory: string) => ({
  store: join(directory, 'store'),
  dump: join(directory, `first-load-${edition}.gz`),
});

/** Whether the company was loaded here, whole. */
export const isLoaded = (directory: string): boolean => existsSync(placesIn(directory).dump);

export function openLoading(clock: DemoClock): Promise<EmbeddedStore> {
  return openEmbeddedStore({ directory: 'memory', clock: clock.now, queues });
}

/** Keeps what was loaded, to begin from. */
export async function keepLoaded(directory: string, loading: EmbeddedStore): Promise<void> {
  const { store, dump } = placesIn(directory);
  const bytes = await loading.snapshot();
  mkdirSync(directory, { recursive: true });
  rmSync(store, { recursive: true, force: true });
  writeFileSync(`${dump}.new`, gzipSync(bytes, fast));
  renameSync(`${dump}.new`, dump);
}

/** As it was left, or, where nothing is left, as it was loaded. */
export function openLoaded(directory: string, clock: DemoClock): Promise<EmbeddedStore> {
  const { store, dump } = placesIn(directory);
  const begun = existsSync(join(store, 'data'));
  const from = begun ? {} : { from: new Uint8Array(gunzipSync(readFileSync(dump))) };
  return openEmbeddedStore({ directory: store, clock: clock.now, queues, ...from });
}

/** Forgets what was done since the load. */
export function dropChanges(directory: string): void {
  rmSync(placesIn(directory).store, { recursive: true, force: true });
}

/** Forgets everything. */
export function dropAll(directory: string): void {
  const { store, dump } = placesIn(directory);
  for (const path of [store, dump]) rmSync(path, { recursive: true, force: true });
}
