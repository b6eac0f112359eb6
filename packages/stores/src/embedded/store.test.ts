import { modelContract } from '../contract/model.contract.ts';
import { contractQueues, TestClock } from '../contract/opened.contract.ts';
import type { OpenedStore } from '../contract/opened.contract.ts';
import { storeContract } from '../contract/store.contract.ts';
import { openEmbeddedStore } from './store.ts';

async function open(): Promise<OpenedStore> {
  const clock = new TestClock();
  const store = await openEmbeddedStore({ directory: 'memory', clock: clock.read, queues: contractQueues });
  return { store, clock, close: () => store.close() };
}

storeContract('embedded', open);
modelContract('embedded', open);
