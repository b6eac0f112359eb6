/**
 * The store over a PostgreSQL that is already open, embedded or a server. Owns: transactions, their retries, organisations,
 * what is asked of the database before anything is trusted to it.
 */
import { createHash } from 'node:crypto';
import { Instant } from '@troth/core';
import type pg from 'pg';
import { readBackup, writeBackup } from '../backup/backup-file.ts';
import type { BackupHead, BackupSummary } from '../backup/backup-file.ts';
import { CannotOpen, Unavailable } from '../ports/faults.ts';
import type { Reader, SelfTestFinding, Store, StoreFacts, Transaction } from '../ports/store.ts';
import { bossJobs } from './jobs.ts';
import type { BossJobs } from './jobs.ts';
import { dumpRows, isEmpty, loadRows } from './dump.ts';
import { migrate, migrations, schemaFaults } from './migrate.ts';
import { dropLog } from './retention.ts';
import type { DroppedLog } from './retention.ts';
import { beginning, mayRetry, sessionOn, translated } from './session.ts';
import type { SeriesNumbers, Session } from './session.ts';
import { readerOn, transactionOn } from './transaction.ts';

export interface PostgresParts {
  readonly pool: pg.Pool;
  readonly facts: StoreFacts;
  readonly clock: () => Instant;
  /** Queues that jobs are sent to. */
  readonly queues: readonly string[];
  /** One connection for everything, as the embedded database has. */
  readonly single: boolean;
  /** What the engine has to say of itself: fsync, lock, checksums. */
  readonly engineTest: () => Promise<readonly SelfTestFinding[]>;
  readonly onFault: (error: Error) => void;
  readonly closePool: () => Promise<void>;
}

const attempts = 5;

/** Migrates, starts the jobs' tables and gives the store. */
export async function storeOver(parts: PostgresParts): Promise<DurableStore> {
  const { pool, queues, single } = parts;
  const life: { closing: boolean } = { closing: false };
  // Connections that end because the store is closed are no fault.
  const onFault = (error: Error): void => {
    if (!life.closing) parts.onFault(error);
  };
  pool.on('error', onFault);
  const client = await pool.connect().catch((error: unknown) => {
    throw new CannotOpen(`${parts.facts.place}: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    await migrate(client);
  } finally {
    client.release();
  }
  return new PostgresStore(parts, await bossJobs(pool, { queues, single, onFault }), life);
}

interface Organisation {
  readonly org: number;
  readonly id: string;
  readonly remembered: SeriesNumbers;
}

/** A store that keeps what it is given when the program ends. */
export interface DurableStore extends Store {
  /** Writes everything as one file; the store goes on working meanwhile. */
  backup(file: string): Promise<BackupSummary>;
  /** Reads a backup into this store, which must be empty. Throws `CannotOpen` for a file that was cut or changed. */
  restore(file: string): Promise<BackupHead>;
  /**
   * Gives up the log of slices of whole months that ended by then; sealed pages stay. Throws `Conflict` where a day is not
   * sealed or no signed checkpoint covers its page.
   */
  dropLog(before: Instant): Promise<DroppedLog>;
  /** Gives back the space of rows that were moved or removed. A server does so by itself. */
  maintain(): Promise<void>;
}

class PostgresStore implements DurableStore {
  readonly facts: StoreFacts;
  readonly #parts: PostgresParts;
  readonly #boss: BossJobs;
  readonly #known = new Map<string, Organisation>();
  readonly #life: { closing: boolean };

  constructor(parts: PostgresParts, boss: BossJobs, life: { closing: boolean }) {
    this.facts = parts.facts;
    this.#parts = parts;
    this.#boss = boss;
    this.#life = life;
  }

  get jobs(): Store['jobs'] {
    return this.#boss.jobs;
  }

  async organisations(): Promise<readonly string[]> {
    const { rows } = await this.#ask<{ id: string }>('select id from troth.organisations order by id');
    return rows.map(({ id }) => id);
  }

  /** Outside of any organisation; what the database refuses is told as the port says. */
  async #ask<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult<R>> {
    try {
      return await this.#parts.pool.query<R>(text, [...values]);
    } catch (error) {
      throw translated(error);
    }
  }

  async establish(id: string, name: string): Promise<void> {
    const client = await this.#parts.pool.connect().catch((error: unknown) => {
      throw translated(error);
    });
    try {
      await client.query('begin');
      await makeOrganisation(client, id, name);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw translated(error);
    } finally {
      client.release();
    }
  }

  read<T>(organisation: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.#during('read', organisation, (session) => work(readerOn(session, this.#parts.clock)));
  }

  write<T>(organisation: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#during('write', organisation, async (session) => {
      const { transaction, settle } = transactionOn({ session, clock: this.#parts.clock, send: this.#boss.send });
      const result = await work(transaction);
      await settle();
      return result;
    });
  }

  async #during<T>(mode: 'read' | 'write', organisation: string, work: (session: Session) => Promise<T>): Promise<T> {
    if (this.#life.closing) throw new Unavailable('closing', 'The store is being closed; ask again when it is back.');
    const found = await this.#find(organisation);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(beginning(mode, found.org), found, work);
      } catch (error) {
        if (attempt < attempts && mayRetry(error)) continue;
        throw translated(error);
      }
    }
  }

  async #once<T>(begin: string, found: Organisation, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#parts.pool.connect();
    let broken = false;
    // A connection that ends while nobody waits for it must not end the process.
    const onError = (): void => {
      broken = true;
    };
    client.on('error', onError);
    const { session, end } = sessionOn(client, found);
    try {
      await client.query(begin);
      const result = await work(session);
      // The database answers ROLLBACK, and no error, where the work went on after a statement that failed.
      const { command } = await client.query('commit');
      if (command !== 'COMMIT') throw new Error('A statement of the transaction failed; nothing was written.');
      for (const [key, number] of session.learned) found.remembered.set(key, number);
      return result;
    } catch (error) {
      await client.query('rollback').catch(onError);
      throw error;
    } finally {
      end();
      client.off('error', onError);
      client.release(broken);
    }
  }

  async #find(id: string): Promise<Organisation> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const { rows } = await this.#ask<{ org: number }>('select org from troth.organisations where id = $1', [id]);
    const [row] = rows;
    if (row === undefined) throw new RangeError(`There is no organisation "${id}".`);
    const found = { org: row.org, id, remembered: new Map() };
    this.#known.set(id, found);
    return found;
  }

  /** Work on a connection of its own, outside the transactions of organisations. */
  async #holding<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    let client: pg.PoolClient | undefined;
    try {
      client = await this.#parts.pool.connect();
      return await work(client);
    } catch (error) {
      throw translated(error);
    } finally {
      client?.release();
    }
  }

  async selfTest(): Promise<readonly SelfTestFinding[]> {
    const faults = await this.#holding(schemaFaults);
    const schema: SelfTestFinding = {
      what: 'schema',
      ok: faults.length === 0,
      severity: 'refuse',
      detail: faults.length === 0 ? 'row-level security and append-only triggers are in place' : faults.join('; '),
    };
    return [schema, ...(await this.#parts.engineTest())];
  }

  async backup(file: string): Promise<BackupSummary> {
    return this.#holding(async (client) => {
      const head: BackupHead = {
        format: 'troth-backup/1',
        schema: migrations().map(({ name }) => name),
        takenAt: Instant.format(this.#parts.clock()),
        engine: this.facts.engine,
      };
      return writeBackup(file, head, dumpRows(client));
    });
  }

  async restore(file: string): Promise<BackupHead> {
    const { head, tables } = await readBackup(file);
    const last = head.schema.at(-1);
    if (last === undefined || !migrations().some(({ name }) => name === last))
      throw new CannotOpen(
        `${file}: it was written by a newer version of Troth (${last ?? 'no schema'}); use that version.`,
      );
    return this.#holding(async (client) => {
      if (!(await isEmpty(client)))
        throw new CannotOpen('The store to restore into is not empty; give an empty directory or database.');
      // Rows go into the schema they were written under; what changed since is then done to them.
      await client.query('drop schema troth cascade');
      await migrate(client, last);
      await loadRows(client, tables);
      await migrate(client);
      return head;
    });
  }

  async dropLog(before: Instant): Promise<DroppedLog> {
    return this.#holding((client) => dropLog(client, before, this.#parts.clock));
  }

  async maintain(): Promise<void> {
    if (!this.#parts.single) return;
    // One statement a table, so that none holds the only connection for long.
    const { rows } = await this.#parts.pool.query<{ name: string }>(
      "select schemaname || '.' || relname as name from pg_stat_user_tables where schemaname in ('troth', 'troth_jobs') order by 1",
    );
    for (const { name } of rows) await this.#parts.pool.query(`vacuum (analyze) ${name}`);
  }

  async close(): Promise<void> {
    this.#life.closing = true;
    await this.#boss.jobs.stop();
    await this.#parts.closePool();
  }
}

/** Row-level security holds for whoever logs in too: the head is entered as one of its organisation. */
async function makeOrganisation(client: pg.ClientBase, id: string, name: string): Promise<void> {
  const { rows } = await client.query<{ org: number }>(
    'insert into troth.organisations (id, name) values ($1, $2) on conflict (id) do nothing returning org',
    [id, name],
  );
  const [made] = rows;
  if (made === undefined) return;
  await client.query("select set_config('troth.org', $1, true)", [String(made.org)]);
  await client.query('insert into troth.ledger_heads (org, size, hash, frontier) values ($1, 0, $2, $3)', [
    made.org,
    Buffer.alloc(32),
    Buffer.alloc(8),
  ]);
}

/** Names a place without its secrets: password and user stay out. */
export function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return `database ${createHash('sha256').update(url).digest('hex').slice(0, 8)}`;
  }
}
