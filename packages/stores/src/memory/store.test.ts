import { modelContract } from '../contract/model.contract.ts';
import { TestClock } from '../contract/opened.contract.ts';
import type { OpenedStore } from '../contract/opened.contract.ts';
import { storeContract } from '../contract/store.contract.ts';
import { memoryStore } from './store.ts';

async function open(): Promise<OpenedStore> {
  const clock = new TestClock();
  const store = memoryStore({ clock: clock.read });
  return { store, clock, close: () => store.close() };
}

storeContract('memory', open);
// Against itself: shows that the comparison compares what does not depend on chance.
modelContract('memory', open);
