import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CannotOpen, Unavailable } from '../ports/faults.ts';
import { engineMajor } from './directory.ts';
import { freshDatabases } from './fresh.ts';
import { openEmbedded } from './open.ts';
import type { Embedded } from './open.ts';

const endless = 'select count(*) from generate_series(1, 100000000000)';

let directory = '';
let store: Embedded;
const open = (more: { durable?: boolean } = {}): Promise<Embedded> =>
  openEmbedded({ directory, timeoutMs: 3000, reserveBytes: 1024 * 1024, ...more });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'troth-embedded-'));
  store = await open();
  await store.pool.query('create table acked (n int primary key)');
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const numbers = async (): Promise<number[]> => {
  const { rows } = await store.pool.query<{ n: number }>('select n from acked order by n');
  return rows.map(({ n }) => n);
};

test('it says what it is, as the package that it comes from says', () => {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8'),
  );
  expect(store.facts.engine).toMatch(new RegExp(`^PGlite ${manifest.version} \\(PostgreSQL ${engineMajor}\\.\\d+\\)$`));
  expect(store.facts).toMatchObject({ kind: 'embedded', place: directory });
});

test('it proves that it is fit for production', async () => {
  const findings = await store.selfTest();
  expect(findings.filter(({ ok, severity }) => !ok && severity === 'refuse')).toEqual([]);
  expect(findings.map(({ what }) => what)).toEqual(['engine', 'checksums', 'fsync', 'lock', 'directory mode', 'space']);
  expect(findings.find(({ what }) => what === 'fsync')?.detail).toMatch(/one commit synced [1-9]/);
});

test('nobody else may read a file that it makes', async () => {
  expect(statSync(join(directory, 'data')).mode & 0o777).toBe(0o700);
  const { rows } = await store.pool.query<{ path: string }>("select pg_relation_filepath('acked') as path");
  expect(statSync(join(directory, 'data', rows[0]?.path ?? '')).mode & 0o777).toBe(0o600);
});

test('a second opener is refused and harms nothing', async () => {
  await expect(open()).rejects.toThrow(CannotOpen);
  await expect(open()).rejects.toThrow(`process ${String(process.pid)}`);
  await expect(store.pool.query('select 1')).resolves.toBeDefined();
});

test('a query without an end is ended, what was answered before stays, and work goes on', async () => {
  await store.pool.query('insert into acked values (1)');
  const client = await store.pool.connect();
  client.on('error', () => undefined);
  await client.query('begin');
  await client.query('insert into acked values (2)');
  const ended = client.query(endless);
  await expect(ended).rejects.toThrow(Unavailable);
  await expect(ended).rejects.toThrow(/ran longer than 3000 ms .* ended with its transaction/);
  client.release(true);
  expect(await numbers()).toEqual([1]);
});

test('ended at once or closed in order, everything answered is there again', async () => {
  await store.pool.query('insert into acked values (3)');
  await store.terminate();
  await expect(store.pool.query('select 1')).rejects.toThrow();
  store = await open();
  expect(await numbers()).toEqual([1, 3]);
  await store.pool.query('insert into acked values (4)');
  await store.close();
  expect(await store.ended).toMatchObject({ why: 'closing' });
  store = await open();
  expect(await numbers()).toEqual([1, 3, 4]);
  const { rows } = await store.pool.query('select pg_is_in_recovery() as recovering');
  expect(rows).toEqual([{ recovering: false }]);
});

test('without syncs it says that it is not fit', async () => {
  await store.close();
  store = await open({ durable: false });
  const findings = await store.selfTest();
  expect(findings.find(({ what }) => what === 'fsync')).toMatchObject({ ok: false, severity: 'refuse' });
  await store.close();
  store = await open();
});

test('the log of the database does not grow for ever', { timeout: 60_000 }, async () => {
  for (let round = 0; round < 12; round += 1) {
    // 20 MiB of log each that cannot be compressed.
    await store.pool.query("select pg_logical_emit_message(false, 'troth', repeat('x', 20 * 1024 * 1024))");
  }
  const log = readdirSync(join(directory, 'data', 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
  expect(log.length * 16).toBeLessThanOrEqual(160);
});

test('in memory: from an image, not fit for production, and gone with a query that had to be ended', async () => {
  const fresh = freshDatabases(async (pool) => {
    await pool.query('create table seen (n int)');
  });
  const one = await fresh();
  const two = await fresh();
  await one.pool.query('insert into seen values (1)');
  await expect(two.pool.query('select * from seen')).resolves.toMatchObject({ rows: [] });
  expect((await one.selfTest()).at(-1)).toMatchObject({ what: 'storage', ok: false, severity: 'refuse' });
  const image = await one.snapshot();
  await two.close();
  await one.close();
  await expect(one.pool.query('select 1')).rejects.toThrow();
  const brief = await openEmbedded({ directory: 'memory', from: image, timeoutMs: 200 });
  await expect(brief.pool.query(endless)).rejects.toThrow('in memory is gone');
  await expect(brief.pool.query('select 1')).rejects.toThrow('in memory is gone');
  await brief.terminate();
});
