/** A PostgreSQL server as store. Owns: connecting, and what a server must be before production data are trusted to it. */
import type { Instant } from '@troth/core';
import { Pool } from 'pg';
import type { SelfTestFinding } from '../ports/store.ts';
import { placeOf, storeOver } from './store.ts';
import type { DurableStore } from './store.ts';

export interface ServerOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  readonly clock: () => Instant;
  readonly queues: readonly string[];
  /** Connections at most; 10 when missing. */
  readonly connections?: number;
  readonly onFault?: (error: Error) => void;
}

/** Opens the server, brings its schema up to date and gives the store. Throws `CannotOpen` with a sentence. */
export async function openServer({
  url,
  clock,
  queues,
  connections = 10,
  onFault,
}: ServerOptions): Promise<DurableStore> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    application_name: 'troth',
    keepAlive: true,
  });
  // A connection that ends while somebody holds it fails what is asked of it; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const report = onFault ?? (() => undefined);
  return storeOver({
    pool,
    facts: { kind: 'postgres', engine: await versionOf(pool), place: placeOf(url) },
    clock,
    queues,
    single: false,
    engineTest: () => serverTest(pool),
    onFault: report,
    closePool: () => pool.end(),
  });
}

async function versionOf(pool: Pool): Promise<string> {
  const { rows } = await pool
    .query<{ server_version: string }>('show server_version')
    .catch(() => ({ rows: [{ server_version: 'not reached' }] }));
  return `PostgreSQL ${rows[0]?.server_version ?? ''}`;
}

interface Settings {
  readonly version: number;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly checksums: string;
  readonly standbys: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
}

const asked = `select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
  current_setting('full_page_writes') as full_page_writes, current_setting('synchronous_commit') as synchronous_commit,
  current_setting('data_checksums') as checksums, current_setting('synchronous_standby_names') as standbys,
  r.rolsuper as superuser, r.rolbypassrls as bypass
  from pg_roles r where r.rolname = current_user`;

const oldest = 150_000;

/** What the server says of its own durability and of the role that Troth logs in as. */
async function serverTest(pool: Pool): Promise<readonly SelfTestFinding[]> {
  const { rows } = await pool.query<Settings>(asked);
  const [found] = rows;
  if (found === undefined) throw new Error('The server does not know the role that is logged in.');
  const finding = (
    what: string,
    ok: boolean,
    [severity, detail]: readonly [SelfTestFinding['severity'], string],
  ): SelfTestFinding => ({ what, ok, severity, detail });
  return [
    finding('version', found.version >= oldest, ['refuse', `PostgreSQL ${found.version}; 15 or newer is needed`]),
    finding('fsync', found.fsync === 'on', ['refuse', `fsync is ${found.fsync}`]),
    finding('full page writes', found.full_page_writes === 'on', [
      'refuse',
      `full_page_writes is ${found.full_page_writes}`,
    ]),
    finding('synchronous commit', found.synchronous_commit !== 'off', [
      'refuse',
      `synchronous_commit is ${found.synchronous_commit}`,
    ]),
    finding('checksums', found.checksums === 'on', ['warn', `data_checksums is ${found.checksums}`]),
    finding('standby', found.standbys !== '', [
      'warn',
      found.standbys === '' ? 'no synchronous standby: a lost server loses what was not backed up' : found.standbys,
    ]),
    finding('role', !found.superuser && !found.bypass, [
      'warn',
      found.superuser || found.bypass
        ? 'the login role is above row-level security; work runs as troth_app all the same'
        : 'the login role is under row-level security',
    ]),
  ];
}
