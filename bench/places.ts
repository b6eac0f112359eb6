/** Stores to measure: a PostgreSQL server of one's own with fsync on, and the embedded database in a directory. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { queues } from '@troth/services';
import { openEmbeddedStore, openServer, startLocalCluster } from '@troth/stores';
import type { DurableStore, LocalCluster } from '@troth/stores';

export type PlaceName = 'PostgreSQL' | 'embedded';
export const placeNames: readonly PlaceName[] = ['PostgreSQL', 'embedded'];

export const organisation = 'bench';

export interface Place {
  readonly name: PlaceName;
  readonly store: DurableStore;
  /** "PostgreSQL 15.18", as the store says it. */
  readonly engine: string;
  /** Settings that let the command work on the same data, once this store is closed. */
  readonly settings: readonly string[];
  /** Closes the store; the data stay until the work is done. */
  close(): Promise<void>;
  /** Bytes on disk of a table and its indexes; of the whole database where the store cannot be asked. */
  bytesOf(table: 'pages' | 'runs'): Promise<number>;
  /** What a database does by itself within minutes of a load: it looks at its tables, and plans by what it saw. */
  readonly settle: () => Promise<void>;
  /** Seconds of processor time that the server's own processes took so far; 0 where it is this process. */
  serverSeconds(): number;
}

/** A place with an empty organisation, taken away afterwards whatever happens. */
export async function atPlace<T>(name: PlaceName, work: (place: Place) => Promise<T>): Promise<T> {
  return name === 'PostgreSQL' ? atServer(work) : atDirectory(work);
}

const closings = new WeakMap<DurableStore, Promise<void>>();

function closeOnce(store: DurableStore): () => Promise<void> {
  return () => {
    const closing = closings.get(store) ?? store.close();
    closings.set(store, closing);
    return closing;
  };
}

const clock = (): Instant => Instant.of(Date.now());

async function atServer<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const cluster = await startLocalCluster();
  try {
    const url = await cluster.database();
    const store = await openServer({ url, clock, queues });
    try {
      await store.establish(organisation, organisation);
      return await work({
        name: 'PostgreSQL',
        store,
        engine: store.facts.engine,
        settings: ['--set', `store.url=${url}`],
        close: closeOnce(store),
        bytesOf: async (table) => tableBytes(url, table),
        settle: async () => void execFileSync('psql', [url, '-qc', 'analyze']),
        serverSeconds: () => secondsOf(cluster),
      });
    } finally {
      await closeOnce(store)();
    }
  } finally {
    await cluster.remove();
  }
}

/** Partitions are tables of their own: the whole tree is summed. */
function tableBytes(url: string, table: string): number {
  const tree = `select coalesce(sum(pg_total_relation_size(relid)), 0) from pg_partition_tree('troth.${table}')`;
  const plain = `select pg_total_relation_size('troth.${table}')`;
  execFileSync('psql', [url, '-qc', 'checkpoint']);
  const answer = execFileSync('psql', [url, '-Atc', table === 'runs' ? tree : plain], { encoding: 'utf8' });
  return Number(answer.trim());
}

/** Children of the postmaster: one for each connection, and those that write. Linux alone tells. */
function secondsOf({ directory }: LocalCluster): number {
  try {
    const pid = execFileSync('head', ['-1', join(directory, 'data', 'postmaster.pid')], { encoding: 'utf8' }).trim();
    const listed = execFileSync('ps', ['-o', 'cputimes=', '--ppid', pid, '--pid', pid], { encoding: 'utf8' });
    return listed.split(/\s+/u).reduce((sum, text) => sum + Number(text), 0);
  } catch {
    return 0;
  }
}

async function atDirectory<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'troth-bench-'));
  try {
    const store = await openEmbeddedStore({ directory, clock, queues });
    try {
      await store.establish(organisation, organisation);
      return await work({
        name: 'embedded',
        store,
        engine: store.facts.engine,
        settings: ['--data', directory],
        close: closeOnce(store),
        bytesOf: async () => {
          // Brings what is only in memory to the files.
          await store.snapshot();
          return filesUnder(directory, '/base/');
        },
        settle: () => store.maintain(),
        serverSeconds: () => 0,
      });
    } finally {
      await closeOnce(store)();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function filesUnder(directory: string, part: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes(part))
    .reduce((sum, path) => sum + statSync(path).size, 0);
}
