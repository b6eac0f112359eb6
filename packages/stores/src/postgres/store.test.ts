import { afterAll, beforeAll } from 'vitest';
import { modelContract } from '../contract/model.contract.ts';
import { contractQueues, TestClock } from '../contract/opened.contract.ts';
import type { OpenedStore } from '../contract/opened.contract.ts';
import { storeContract } from '../contract/store.contract.ts';
import { startLocalCluster } from './local-cluster.ts';
import type { LocalCluster } from './local-cluster.ts';
import { openServer } from './server.ts';

let cluster: LocalCluster;

beforeAll(async () => {
  // Tests of behaviour, not of durability: those are drills of their own.
  cluster = await startLocalCluster({ settings: { fsync: 'off' } });
}, 60_000);
afterAll(() => cluster.remove());

async function open(): Promise<OpenedStore> {
  const clock = new TestClock();
  const store = await openServer({ url: await cluster.database(), clock: clock.read, queues: contractQueues });
  return { store, clock, close: () => store.close() };
}

storeContract('PostgreSQL', open);
modelContract('PostgreSQL', open);
