/** Does the embedded database keep what it promises? Asked, not assumed: syncs are counted over one commit. */
import { statSync } from 'node:fs';
import type { Pool } from 'pg';
import type { SelfTestFinding } from '../ports/store.ts';
import { engineMajor, freeBytes, hasReserve } from './directory.ts';
import type { Engine } from './engine.ts';

export interface Subject {
  readonly pool: Pool;
  readonly engine: Engine;
  /** Missing in memory. */
  readonly directory: string | undefined;
}

interface Settings {
  readonly fsync: string;
  readonly method: string;
  readonly pages: string;
  readonly commit: string;
  readonly checksums: string;
  readonly version: string;
}

const settingsQuery = `select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method,
  current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit,
  current_setting('data_checksums') as checksums, current_setting('server_version') as version`;

/** Free space under which writing should not go on. */
const littleSpace = 256 * 1024 * 1024;

export async function selfTest(subject: Subject): Promise<readonly SelfTestFinding[]> {
  const client = await subject.pool.connect();
  try {
    const { rows } = await client.query<Settings>(settingsQuery);
    const [settings] = rows;
    if (settings === undefined) throw new Error('the settings of the database cannot be read');
    const engine = engineFindings(settings);
    const { directory } = subject;
    if (directory === undefined) return [...engine, inMemory];
    // The only client: whatever is synced in between is synced for this commit.
    const before = await subject.engine.counters();
    await client.query("select pg_logical_emit_message(true, 'troth', 'self-test')");
    const after = await subject.engine.counters();
    return [...engine, syncing(settings, after.fileSyncs - before.fileSyncs), ...placeFindings(directory)];
  } finally {
    client.release();
  }
}

const inMemory: SelfTestFinding = {
  what: 'storage',
  ok: false,
  severity: 'refuse',
  detail: 'The database is in memory: everything is gone when the process ends. Name a data directory.',
};

function engineFindings(settings: Settings): SelfTestFinding[] {
  return [
    {
      what: 'engine',
      ok: settings.version.split('.')[0] === engineMajor,
      severity: 'refuse',
      detail: `PostgreSQL ${settings.version}; files of PostgreSQL ${engineMajor} are read.`,
    },
    {
      what: 'checksums',
      ok: settings.checksums === 'on',
      severity: 'refuse',
      detail: `Checksums of data pages are ${settings.checksums}.`,
    },
  ];
}

function syncing(settings: Settings, syncs: number): SelfTestFinding {
  const asSet = settings.fsync === 'on' && settings.method === 'fsync' && settings.pages === 'on';
  return {
    what: 'fsync',
    ok: asSet && settings.commit === 'on' && syncs > 0,
    severity: 'refuse',
    detail:
      `fsync ${settings.fsync}, wal_sync_method ${settings.method}, full_page_writes ${settings.pages}, ` +
      `synchronous_commit ${settings.commit}; one commit synced ${String(syncs)} file(s).`,
  };
}

function placeFindings(directory: string): SelfTestFinding[] {
  const mode = statSync(directory).mode & 0o777;
  const free = freeBytes(directory);
  return [
    {
      what: 'lock',
      ok: true,
      severity: 'refuse',
      detail: `Process ${String(process.pid)} holds the lock of "${directory}".`,
    },
    {
      what: 'directory mode',
      ok: (mode & 0o077) === 0,
      severity: 'warn',
      detail: `"${directory}" has mode ${mode.toString(8).padStart(4, '0')}; others should have no access (chmod 700).`,
    },
    {
      what: 'space',
      ok: free >= littleSpace && hasReserve(directory),
      severity: 'warn',
      detail:
        `${String(Math.floor(free / 1024 / 1024))} MiB free in "${directory}"; ` +
        `the reserve for a full disk ${hasReserve(directory) ? 'is there' : 'is used up'}.`,
    },
  ];
}
