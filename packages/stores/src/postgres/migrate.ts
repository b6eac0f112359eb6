/**
 * The schema and its history. Owns: applying migrations, each once and whole, and refusing a database that is newer than the
 * program. A migration is a folder: `up.sql`, `check.sql` (every row it returns is a fault) and `notes.md`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { CannotOpen } from '../ports/faults.ts';

interface Migration {
  readonly name: string;
  readonly up: string;
  readonly check: string;
}

const home = new URL('migrations/', import.meta.url);

/** All migrations in order. */
export function migrations(): readonly Migration[] {
  return readdirSync(home)
    .sort()
    .map((name) => ({
      name,
      up: readFileSync(new URL(`${name}/up.sql`, home), 'utf8'),
      check: readFileSync(new URL(`${name}/check.sql`, home), 'utf8'),
    }));
}

const prepare = `
  create schema if not exists troth;
  create table if not exists troth.migrations (name text collate "C" primary key, applied_at timestamptz not null default now());
  do $$ begin
    if not exists (select from pg_roles where rolname = 'troth_app') then
      create role troth_app nologin noinherit;
    end if;
    if not pg_has_role(current_user, 'troth_app', 'member') then
      execute format('grant troth_app to %I', current_user);
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$;`;

const mayNot = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42501';

/** What a login role without privileges needs, once, from somebody who has them. */
const needed =
  'The login role may not prepare this database. Let an administrator run, once: create role troth_app nologin noinherit; ' +
  'grant troth_app to the login role; and make the login role the owner of the database.';

/** One lock for all programs that migrate this database at the same time. */
const lockKey = 7_210_148;

/**
 * Brings the schema up to date, or up to the last migration named, and says which were applied. Each runs in a transaction
 * of its own.
 */
export async function migrate(client: pg.ClientBase, until?: string): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    await client.query(prepare).catch((error: unknown) => {
      throw mayNot(error) ? new CannotOpen(needed) : error;
    });
    const known = migrations();
    const { rows } = await client.query<{ name: string }>('select name from troth.migrations order by name');
    const unknown = rows.filter(({ name }) => !known.some((one) => one.name === name));
    if (unknown.length > 0)
      throw new CannotOpen(
        `The database was written by a newer version of Troth (it has ${unknown.map(({ name }) => name).join(', ')}); use that version, or restore a backup made by this one.`,
      );
    const applied: string[] = [];
    for (const migration of known) {
      if (rows.some(({ name }) => name === migration.name)) continue;
      if (until !== undefined && migration.name > until) break;
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]);
  }
}

async function apply(client: pg.ClientBase, { name, up }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query('set local search_path = troth, pg_temp');
    await client.query(up);
    await client.query('insert into troth.migrations (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** What every migration's check finds wrong with the schema as it stands. */
export async function schemaFaults(client: pg.ClientBase): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { check } of migrations()) {
    const { rows } = await client.query<{ fault: string }>(check);
    faults.push(...rows.map(({ fault }) => fault));
  }
  return faults;
}
