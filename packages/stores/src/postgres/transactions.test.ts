import { Instant } from '@troth/core';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Unavailable } from '../ports/faults.ts';
import { startLocalCluster } from './local-cluster.ts';
import type { LocalCluster } from './local-cluster.ts';
import { openServer } from './server.ts';
import { translated } from './session.ts';
import type { DurableStore } from './store.ts';

const at = (text: string): Instant => Instant.parse(text);
const actor = { actor: 'person:mei' };
let cluster: LocalCluster;
let store: DurableStore;
let url: string;

beforeAll(async () => {
  cluster = await startLocalCluster({ settings: { fsync: 'off' } });
  url = await cluster.database();
  store = await openServer({ url, clock: () => at('2025-02-26T00:30:00Z'), queues: [] });
  await store.establish('main', 'Main');
}, 60_000);
afterAll(async () => {
  await store.close();
  await cluster.remove();
});

test('work that goes on after a statement that failed is not told that it was stored', async () => {
  const careless = store.write('main', async (tx) => {
    await tx.project('view', 'a', 1);
    // A zero byte is no text: the database refuses the statement, and with it the transaction.
    await tx.project('view', 'a\u0000b', 1).catch(() => undefined);
  });
  await expect(careless).rejects.toThrow('nothing was written');
  expect(await store.read('main', (reader) => reader.projection('view', 'a'))).toBeUndefined();
});

test('rows that lie years apart make the partitions of their own months', async () => {
  const sample = (when: string) => ({ labels: { a: 'b' }, at: at(when), value: 1 });
  await store.write('main', async (tx) => {
    await tx.addSamples('s', [sample('2005-03-31T23:59:59.999Z'), sample('2025-02-01T00:00:00Z')]);
    const run = (start: string) => ({ series: 's', stepMs: 60_000, start: at(start), bad: [1], total: [6] });
    await tx.addRuns({ source: 'probe', runs: [run('1969-12-31T23:59:00Z'), run('2025-02-28T23:59:00Z')] }, actor);
  });
  const pool = new Pool({ connectionString: url });
  const { rows } = await pool.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'troth.runs'::regclass order by 1",
  );
  await pool.end();
  expect(rows.map(({ name }) => name)).toEqual(['troth.runs_196912', 'troth.runs_200503', 'troth.runs_202502']);
});

test('a database that has no connection to give is away, and may be asked again', async () => {
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 2_000 });
  const held = await pool.connect();
  const fault: unknown = translated(await pool.query('select 1').catch((error: unknown) => error));
  held.release();
  await pool.end();
  expect(fault).toBeInstanceOf(Unavailable);
  expect(fault).toMatchObject({ why: 'away' });
  const crowded = translated(Object.assign(new Error('sorry, too many clients already'), { code: '53300' }));
  expect(crowded).toMatchObject({ why: 'away' });
});
