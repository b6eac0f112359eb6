import { modelContract } from '../contract/model.contract.ts';
import { contractQueues, TestClock } from '../contract/opened.contract.ts';
import type { OpenedStore } from '../contract/opened.contract.ts';
import { storeContract } from '../contract/store.contract.ts';
import { openEmbeddedStore } from './store.ts';

let prepared: Promise<Uint8Array> | undefined;

/** A database with its schema and queues: making one takes seconds, beginning as a copy does not. */
async function prepare(): Promise<Uint8Array> {
  const clock = new TestClock();
  const store = await openEmbeddedStore({ directory: 'memory', clock: clock.read, queues: contractQueues });
  const snapshot = await store.snapshot();
  await store.close();
  return snapshot;
}

async function open(): Promise<OpenedStore> {
  const clock = new TestClock();
  prepared ??= prepare();
  const from = await prepared;
  const store = await openEmbeddedStore({ directory: 'memory', from, clock: clock.read, queues: contractQueues });
  return { store, clock, close: () => store.close() };
}

storeContract('embedded', open);
modelContract('embedded', open);
