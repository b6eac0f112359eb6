/** A server whose login role may nothing but own its database: prepared once by an administrator, refused with words before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CannotOpen } from '../ports/faults.ts';
import { startLocalCluster } from './local-cluster.ts';
import type { LocalCluster } from './local-cluster.ts';
import { openServer } from './server.ts';
import { verifyLedgers } from '../verify/verify-ledger.ts';

let cluster: LocalCluster;
let admin: Client;
const scratch = mkdtempSync(join(tmpdir(), 'troth-login-'));
const file = join(scratch, 'plain.troth');
const clock = (): Instant => Instant.parse('2025-01-01T00:00:00Z');
const open = (database = 'plain'): ReturnType<typeof openServer> =>
  openServer({ url: `postgres://plain@127.0.0.1:${cluster.port}/${database}`, queues: ['work'], clock });

beforeAll(async () => {
  cluster = await startLocalCluster();
  admin = new Client({ connectionString: await cluster.database() });
  // The server ends before the client does.
  admin.on('error', () => undefined);
  await admin.connect();
  await admin.query('create role plain login nosuperuser nocreatedb nocreaterole nobypassrls');
  await admin.query('create database plain owner plain');
}, 60_000);
afterAll(async () => {
  await admin.end();
  await cluster.remove();
  rmSync(scratch, { recursive: true });
});

test('without the role that work runs as, it says what an administrator has to do', async () => {
  await expect(open()).rejects.toThrow(CannotOpen);
  await expect(open()).rejects.toThrow('create role troth_app nologin noinherit');
});

test('afterwards it works, under row-level security', async () => {
  await admin.query('create role troth_app nologin noinherit');
  await admin.query('grant troth_app to plain');
  const store = await open();
  await store.establish('main', 'main');
  const put = { kind: 'note', id: 'n1', body: { text: 'written' } };
  await store.write('main', (transaction) => transaction.put(put, { actor: 'test' }));
  expect((await store.read('main', (reader) => reader.record('note', 'n1')))?.body).toEqual(put.body);
  const day = { series: 'requests', stepMs: 60_000, start: Instant.parse('2024-12-01T00:00:00Z') };
  const runs = [{ ...day, bad: [0, 1], total: [9, 9] }];
  await store.write('main', (transaction) => transaction.addRuns({ source: 'probe', runs }, { actor: 'test' }));
  const findings = await store.selfTest();
  expect(findings.filter(({ what }) => ['schema', 'role'].includes(what)).map(({ ok }) => ok)).toEqual([true, true]);
  await store.backup(file);
  await store.close();
  // Opening again needs nothing more.
  await (await open()).close();
});

test('its backup holds everything, and is restored by such a role', async () => {
  await admin.query('create database again owner plain');
  const store = await open('again');
  await store.restore(file);
  expect((await store.read('main', (reader) => reader.record('note', 'n1')))?.body).toEqual({ text: 'written' });
  expect(await verifyLedgers(store)).toEqual([]);
  expect((await store.read('main', (reader) => reader.head())).size).toBe(2);
  await store.close();
});
