/**
 * Whoever holds the database and wants its ledger to say something else. Owns: what such a person can do that the product
 * cannot: triggers off, rows rewritten, every hash computed anew so that chain, tree and rows agree again.
 */
import { chainEntry, chainStart, entryLeaf, evidenceBody, Frontier, Instant, rowHash } from '@troth/core';
import type { Json } from '@troth/core';
import { openEmbedded } from '@troth/stores';
import { Client } from 'pg';
import type { ClientBase } from 'pg';
import type { Place } from './places.ts';

export type Row = Readonly<Record<string, unknown>>;

/** An entry with the rows that hang on it. */
export interface Line {
  readonly entry: {
    readonly kind: string;
    readonly subject: string;
    readonly actor: string;
    readonly key: string | null;
    readonly recorded_at: string;
    readonly body: string;
  };
  readonly facts: readonly Row[];
  readonly records: readonly Row[];
}

/** A connection above every rule, with triggers and foreign keys off. Nobody else has the store open meanwhile. */
export async function asSuperuser<T>(place: Place, work: (client: ClientBase) => Promise<T>): Promise<T> {
  if (place.kind === 'postgres') {
    const client = new Client({ connectionString: place.at });
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      return await work(client);
    } finally {
      await client.end();
    }
  }
  const database = await openEmbedded({ directory: place.at });
  const client = await database.pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    return await work(client);
  } finally {
    client.release();
    await database.close();
  }
}

export async function numberOf(client: ClientBase, organisation: string): Promise<number> {
  const { rows } = await client.query<{ org: number }>('select org from troth.organisations where id = $1', [
    organisation,
  ]);
  return rows[0]?.org ?? 0;
}

/** The ledger as it lies there. */
export async function readLines(client: ClientBase, org: number): Promise<readonly Line[]> {
  const all = async <R extends Row>(table: string, order: string): Promise<readonly R[]> =>
    (await client.query<R>(`select * from troth.${table} where org = $1 order by ${order}`, [org])).rows;
  const entries = await all<Line['entry'] & { readonly index: string }>('entries', 'index');
  const facts = Map.groupBy(await all('facts', 'entry, position'), ({ entry }) => String(entry));
  const records = Map.groupBy(await all('records', 'entry'), ({ entry }) => String(entry));
  return entries.map((entry) => ({
    entry,
    facts: facts.get(entry.index) ?? [],
    records: records.get(entry.index) ?? [],
  }));
}

/** The ledger as it never was, with every digest, hash and the head made to fit. */
export async function writeLines(client: ClientBase, org: number, lines: readonly Line[]): Promise<void> {
  for (const table of ['facts', 'records', 'entries'])
    await client.query(`delete from troth.${table} where org = $1`, [org]);
  let previous = chainStart;
  let edge = Frontier.empty;
  let last: string | null = null;
  for (const [index, line] of lines.entries()) {
    const made = chainEntry(draftOf(line), { index, recordedAt: Instant.of(Number(line.entry.recorded_at)), previous });
    previous = made.hash;
    edge = edge.append(entryLeaf(made.hash));
    last = line.entry.recorded_at;
    await insert(client, 'entries', {
      ...line.entry,
      org,
      index,
      body: JSON.stringify(made.body),
      previous: Buffer.from(made.previous, 'hex'),
      hash: Buffer.from(made.hash, 'hex'),
    });
    for (const row of line.facts) await insert(client, 'facts', { ...row, org, entry: index });
    for (const row of line.records) await insert(client, 'records', { ...row, org, entry: index });
  }
  await client.query(
    'update troth.ledger_heads set size = $2, hash = $3, recorded_at = $4, frontier = $5 where org = $1',
    [org, lines.length, Buffer.from(previous, 'hex'), last, Buffer.from(edge.toBytes())],
  );
}

function draftOf({ entry, facts }: Line): Parameters<typeof chainEntry>[0] {
  const { kind, subject, actor, key } = entry;
  // A store wrote it as JSON of a Json value.
  const body = JSON.parse(entry.body) as Json;
  const told =
    kind === 'evidence'
      ? evidenceBody(
          subject,
          facts.map((row) => rowHash(String(row['body']))),
        )
      : body;
  return { kind, subject, actor, ...(key === null ? {} : { key }), body: told };
}

export async function insert(client: ClientBase, table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`);
  await client.query(
    `insert into troth.${table} (${names.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}
