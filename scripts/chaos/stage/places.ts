/** Places where drills keep stores: directories and databases of their own, gone when the drill ends. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { queues } from '@troth/services';
import { openEmbeddedStore, openServer, startLocalCluster } from '@troth/stores';
import type { DurableStore, LocalCluster } from '@troth/stores';
import type { Setting, StoreKind } from './drill.ts';

/** Where a store is; another process can open it by this alone. */
export interface Place {
  readonly kind: StoreKind;
  /** Directory, or address of the database. */
  readonly at: string;
}

export interface OpenOptions {
  readonly clock?: () => Instant;
}

export const wallClock = (): Instant => Instant.of(Date.now());

export async function openPlace({ kind, at }: Place, options: OpenOptions = {}): Promise<DurableStore> {
  const { clock = wallClock } = options;
  return kind === 'embedded'
    ? openEmbeddedStore({ directory: at, clock, queues })
    : openServer({ url: at, clock, queues });
}

/** Gives empty places of either kind; one server for all databases of the drill, started when the first is wanted. */
export function placesFor(setting: Pick<Setting, 'atEnd'>): (kind: StoreKind) => Promise<Place> {
  let cluster: Promise<LocalCluster> | undefined;
  return async (kind) => {
    if (kind === 'embedded') return { kind, at: await emptyDirectory(setting) };
    cluster ??= startLocalCluster().then((started) => {
      setting.atEnd(() => started.remove());
      return started;
    });
    return { kind, at: await (await cluster).database() };
  };
}

/** A temporary directory that goes with the drill. */
export function temporaryDirectory({ atEnd }: Pick<Setting, 'atEnd'>): string {
  const directory = mkdtempSync(join(tmpdir(), 'troth-drill-'));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function emptyDirectory(setting: Pick<Setting, 'atEnd'>): Promise<string> {
  const directory = join(temporaryDirectory(setting), 'store');
  cpSync(await emptyStore(), directory, { recursive: true });
  return directory;
}

/**
 * An empty embedded store that was opened once: making one takes far longer than copying it. Kept between drills, under a
 * name that changes with what it is made of.
 */
async function emptyStore(): Promise<string> {
  const folder = join(tmpdir(), `troth-drills-${String(userInfo().uid)}`);
  const kept = join(folder, `empty-${fingerprint()}`);
  if (existsSync(kept)) return kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = mkdtempSync(join(folder, 'making-'));
  const store = await openEmbeddedStore({ directory: join(own, 'store'), clock: wallClock, queues });
  await store.close();
  try {
    renameSync(join(own, 'store'), kept);
  } catch (error) {
    // Another drill was faster: what it made is the same.
    if (!existsSync(kept)) throw error;
  }
  rmSync(own, { recursive: true });
  return kept;
}

function fingerprint(): string {
  const home = new URL('../../../packages/stores/', import.meta.url);
  const migrations = new URL('src/postgres/migrations/', home);
  const hash = createHash('sha256').update(readFileSync(new URL('package.json', home)));
  for (const name of readdirSync(migrations).sort()) hash.update(readFileSync(new URL(`${name}/up.sql`, migrations)));
  return hash.digest('hex').slice(0, 16);
}
