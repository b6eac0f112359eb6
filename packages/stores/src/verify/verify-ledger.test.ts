import { entryLeaf, Instant, merkleRoot, parseRow } from '@troth/core';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobOf } from '../contract/blobs.contract.ts';
import type { Store } from '../ports/store.ts';
import { startLocalCluster } from '../postgres/local-cluster.ts';
import type { LocalCluster } from '../postgres/local-cluster.ts';
import { openServer } from '../postgres/server.ts';
import { verifyLedgers } from './verify-ledger.ts';

const at = Instant.parse('2024-11-01T00:00:00Z');
const actor = { actor: 'person:mei' };
let cluster: LocalCluster;
let url: string;
let store: Store;

async function fill(): Promise<void> {
  await store.establish('main', 'Main');
  const row = parseRow(
    { form: 'state', id: 'o1', source: 'probe', agreement: 'A', state: 'down', start: '2024-11-01T01:00:00Z' },
    'test',
  );
  if (!row.ok) throw new Error('the row is good');
  const rows = [row.value, { ...row.value, id: 'o2' }];
  await store.write('main', (tx) => tx.addFacts({ source: 'probe', rows }, actor));
  await store.write('main', (tx) => tx.put({ kind: 'agreement', id: 'A/1', body: { cap: '10' } }, actor));
  const counts = { bad: [0, 1, 0], total: [6, 6, 6] };
  const runs = [{ series: 's', agreement: 'A', stepMs: 60_000, start: at, ...counts }];
  await store.write('main', (tx) => tx.addRuns({ source: 'probe', runs }, actor));
  await store.write('main', async (tx) => tx.seal(await tx.unsealed(Instant.latest, 9), actor));
  await store.write('main', (tx) => tx.keepBlob(blobOf(Uint8Array.of(37, 80, 68, 70))));
  await store.write('main', (tx) => tx.append({ kind: 'note', subject: 'n', actor: 'system', body: null }));
}

beforeAll(async () => {
  cluster = await startLocalCluster({ settings: { fsync: 'off' } });
  url = await cluster.database();
  store = await openServer({ url, clock: () => at, queues: [] });
  await fill();
}, 60_000);
afterAll(async () => {
  await store.close();
  await cluster.remove();
});

const beside = (database: string): string => url.replace(/[^/]+$/u, database);

async function asOwner(database: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query(sql);
  await client.end();
}

let copies = 0;

/** The faults of a copy, after somebody with all rights on it did this. */
async function faultsAfter(attack: string): Promise<readonly string[]> {
  const name = `attacked_${(copies += 1)}`;
  // A database that is copied may have no visitors.
  await store.close();
  await asOwner(beside('postgres'), `create database ${name} template ${url.split('/').at(-1) ?? ''}`);
  store = await openServer({ url, clock: () => at, queues: [] });
  await asOwner(beside(name), `set session_replication_role = 'replica'; set search_path = troth; ${attack}`);
  const attacked = await openServer({ url: beside(name), clock: () => at, queues: [] });
  const faults = await verifyLedgers(attacked);
  await attacked.close();
  return faults.map(({ code }) => code);
}

test('an untouched ledger agrees with what is held', async () => {
  expect(await verifyLedgers(store)).toEqual([]);
});

test.each([
  ['an entry is changed', "update entries set actor = 'person:eve' where index = 1", 'CHAIN'],
  ['an entry is removed', 'delete from entries where index = 2', 'CHAIN'],
  ['a row is changed', `update facts set body = replace(body, 'down', 'up') where position = 1`, 'ROWS'],
  ['a row is removed', 'delete from facts where position = 1', 'ROWS'],
  ['a record is changed', `update records set body = '{"cap":"99"}'`, 'RECORD'],
  ['a run is changed', 'update runs set recorded_at = recorded_at + 1', 'RUNS'],
  ['a file is changed', 'update blobs set body = set_byte(body, 0, 7)', 'BLOB'],
  ['a page is changed', 'update pages set body = set_byte(body, length(body) - 1, 7)', 'PAGE'],
  [
    'a record is written without an entry of its own',
    `insert into records select org, kind, 'B/1', version, entry, recorded_at, actor, retired, body from records`,
    'COUNT',
  ],
  ['the end is cut off', 'delete from entries where index = (select max(index) from entries)', 'HEAD'],
])('%s', async (_what, attack, code) => {
  expect(await faultsAfter(attack)).toContain(code);
});

test('checkpoints of every size of the ledger agree with it, in any order', async () => {
  const hashes = await store.read('main', (reader) => reader.entryHashes(0, 99));
  const seen = hashes.map((_, i) => {
    const leaves = hashes.slice(0, hashes.length - i).map(entryLeaf);
    return { organisation: 'main', size: leaves.length, root: Buffer.from(merkleRoot(leaves)).toString('hex') };
  });
  expect(seen.length).toBeGreaterThan(4);
  expect(await verifyLedgers(store, { seen })).toEqual([]);
});

test('a ledger that was rewritten whole is seen against a checkpoint kept elsewhere', async () => {
  const seen = [{ organisation: 'main', size: 3, root: 'ab'.repeat(32) }];
  expect((await verifyLedgers(store, { seen })).map(({ code }) => code)).toEqual(['CHECKPOINT']);
  const future = [{ organisation: 'main', size: 99, root: 'ab'.repeat(32) }];
  expect((await verifyLedgers(store, { seen: future }))[0]?.message).toContain('cut off');
});
