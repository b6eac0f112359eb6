/**
 * Opens the embedded database: PostgreSQL inside this process, in a thread, with files that survive a power cut. Owns: the
 * order of opening and closing. Does not own: what is stored; that is the PostgreSQL store's, over the pool given here.
 */
import { resolve } from 'node:path';
import { Pool } from 'pg';
import { Unavailable } from '../ports/faults.ts';
import type { SelfTestFinding, StoreFacts } from '../ports/store.ts';
import { EngineSocket } from './connection.ts';
import { balanceReserve, beginUnfinished, dataOf, hasDatabase, install, prepareDirectory } from './directory.ts';
import { Engine } from './engine.ts';
import { lockDirectory } from './lock.ts';
import type { DirectoryLock } from './lock.ts';
import { selfTest } from './self-test.ts';

export interface EmbeddedOptions {
  /** A directory of its own on a local disk; `memory` keeps nothing. */
  readonly directory: string;
  /** A query that takes longer is ended with its transaction; 60,000 when missing. */
  readonly timeoutMs?: number;
  /** Space set aside for a full disk; 32 MiB when missing. */
  readonly reserveBytes?: number;
  /** In memory, or in a directory without a database yet: begins as the database that this snapshot was taken of. */
  readonly from?: Uint8Array;
  /** False only in a test that has to lose data. */
  readonly durable?: boolean;
}

export interface Embedded {
  /** The ordinary driver. There is one connection: a second client waits until the first is released. */
  readonly pool: Pool;
  readonly facts: StoreFacts;
  /** Settles when the store will not work again in this process: closed, disk full, device failed. */
  readonly ended: Promise<Error>;
  selfTest(): Promise<readonly SelfTestFinding[]>;
  /** The whole database as bytes, for `from`. */
  snapshot(): Promise<Uint8Array>;
  /** A checkpoint, then an orderly end. */
  close(): Promise<void>;
  /** Ends at once, as a crash would. */
  terminate(): Promise<void>;
}

const memory = 'memory';
const reopeningMs = 60_000;
/** Of @electric-sql/pglite, as package.json pins it. */
const packageVersion = '0.5.16';

export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  if (options.directory === memory) return opened(options, memory, undefined);
  const directory = resolve(options.directory);
  prepareDirectory(directory);
  const lock = lockDirectory(directory);
  try {
    balanceReserve(directory, options.reserveBytes ?? 32 * 1024 * 1024);
    if (!hasDatabase(directory)) await create(directory, options.from);
    return await opened(options, directory, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Makes the database beside its place; syncing everything once is much faster than each file as it is written. */
async function create(directory: string, from: Uint8Array | undefined): Promise<void> {
  const engine = new Engine({
    start: { data: beginUnfinished(directory), from, durable: false },
    place: directory,
    timeoutMs: 60_000,
  });
  await engine.open();
  await engine.close();
  install(directory);
}

async function opened(options: EmbeddedOptions, place: string, lock: DirectoryLock | undefined): Promise<Embedded> {
  const timeoutMs = options.timeoutMs ?? 60_000;
  const engine = new Engine({
    start: {
      data: lock === undefined ? undefined : dataOf(place),
      // What lies in a directory is there already.
      from: lock === undefined ? options.from : undefined,
      durable: options.durable ?? true,
    },
    place: lock === undefined ? memory : `"${place}"`,
    timeoutMs,
  });
  const version = await engine.open();
  const pool = new Pool({
    max: 1,
    // A transaction that waits for a second client waits for itself: an error is better than for ever. Whoever waits for
    // a query that is ended waits for the database to be opened again as well.
    connectionTimeoutMillis: timeoutMs + reopeningMs,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    stream: () => new EngineSocket(engine),
  });
  // An idle client hears of the end of the database; whoever asks next hears it too.
  pool.on('error', () => undefined);
  const end = async (stop: () => Promise<void>): Promise<void> => {
    try {
      await stop();
    } finally {
      if (!pool.ending) await pool.end();
      lock?.release();
    }
  };
  return {
    pool,
    facts: { kind: 'embedded', engine: `PGlite ${packageVersion} (${version})`, place },
    ended: engine.ended,
    selfTest: () => selfTest({ pool, engine, directory: lock === undefined ? undefined : place }),
    snapshot: () => engine.snapshot(),
    close: () => end(() => engine.close()),
    terminate: () => end(() => engine.end(new Unavailable('closing', 'The store was ended.'))),
  };
}
