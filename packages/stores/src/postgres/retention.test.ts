import { Instant } from '@troth/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLedgers } from '../verify/verify-ledger.ts';
import { startLocalCluster } from './local-cluster.ts';
import type { LocalCluster } from './local-cluster.ts';
import { openServer } from './server.ts';
import type { DurableStore } from './store.ts';

const at = (text: string): Instant => Instant.parse(text);
const now = at('2025-02-26T00:30:00Z');
const actor = { actor: 'person:mei' };
const span = { start: at('2024-11-30T00:00:00Z'), end: at('2024-12-02T00:00:00Z') };
let cluster: LocalCluster;
let store: DurableStore;

const tell = (start: string, bad: number): Promise<unknown> =>
  store.write('main', (tx) =>
    tx.addRuns(
      { source: 'probe', runs: [{ series: 's', stepMs: 60_000, start: at(start), bad: [bad], total: [6] }] },
      actor,
    ),
  );
const seal = (): Promise<number> =>
  store.write('main', async (tx) => tx.seal(await tx.unsealed(Instant.latest, 99), actor));

async function sign(): Promise<void> {
  const { size } = await store.read('main', (reader) => reader.head());
  const checkpoint = { size, root: 'ab'.repeat(32), note: 'signed', recordedAt: now };
  await store.write('main', (tx) => tx.keepCheckpoint(checkpoint));
}

const badIn = async (known?: Instant): Promise<readonly number[]> => {
  const columns = await store.read('main', (reader) =>
    reader.columns({ span, ...(known === undefined ? {} : { knownAt: known }) }),
  );
  return columns.flatMap(({ bad }) => [...bad].filter((count) => count > 0));
};

beforeAll(async () => {
  cluster = await startLocalCluster({ settings: { fsync: 'off' } });
  store = await openServer({ url: await cluster.database(), clock: () => now, queues: [] });
  await store.establish('main', 'Main');
}, 60_000);
afterAll(async () => {
  await store.close();
  await cluster.remove();
});

test('a month of runs goes when it is sealed and anchored, and the pages answer for it', async () => {
  await tell('2024-11-30T10:00:00Z', 1);
  await tell('2024-12-01T10:00:00Z', 2);
  await expect(store.dropLog(at('2024-12-15T00:00:00Z'))).rejects.toThrow('not sealed');
  await seal();
  await expect(store.dropLog(at('2024-12-15T00:00:00Z'))).rejects.toThrow('no signed checkpoint');
  expect(await badIn()).toEqual([1, 2]);
  await sign();

  const dropped = await store.dropLog(at('2024-12-15T00:00:00Z'));
  expect(dropped).toEqual({ until: at('2024-12-01T00:00:00Z'), months: ['202411'], runs: 1 });
  expect(await badIn()).toEqual([1, 2]);
  expect((await store.read('main', (reader) => reader.counts())).runs).toBe(1);
  const [last] = (await store.read('main', (reader) => reader.entries({ kind: 'retention', limit: 9 }))).slice(-1);
  expect(last?.body).toEqual({ until: '2024-12-01T00:00:00.000Z', runs: 1 });
});

test('late slices of such a month are laid over its page', async () => {
  await tell('2024-11-30T11:00:00Z', 3);
  expect(await badIn()).toEqual([1, 3, 2]);
  await seal();
  expect(await badIn()).toEqual([1, 3, 2]);
  const faults = await verifyLedgers(store);
  // The checkpoint of this test is not a real one.
  expect(faults.map(({ code }) => code)).toEqual(['CHECKPOINT']);
});

test('what was known before its page was made is refused, not answered with silence', async () => {
  await expect(badIn(at('2024-12-20T00:00:00Z'))).rejects.toThrow('no longer held');
});
