/**
 * A store whose transactions can be joined: inside `together`, what services read and write is read and written in one open
 * transaction, without their knowing. So a request and the answer it is remembered by are stored together or not at all, and
 * many requests can share one fsync. It is one store for the whole app, so that what services remember of it stays valid.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Reader, Store, Transaction } from '@troth/stores';

export interface JoinedStore extends Store {
  /** One transaction around everything that the work does with this store. */
  together<T>(organisation: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * Work whose failed writes spoil the whole transaction. A service catches its own failure and takes what it wrote for undone;
   * here it is not, as long as others go on, so that nothing of it may be committed.
   */
  unspoiled<T>(work: () => Promise<T>): Promise<T>;
  /** Outside any transaction that may be open around the caller. */
  apart<T>(work: () => Promise<T>): Promise<T>;
}

interface Open {
  readonly organisation: string;
  readonly transaction: Transaction;
  spoiled: boolean;
}

export function joinedStore(store: Store): JoinedStore {
  const open = new AsyncLocalStorage<Open | undefined>();
  const joined = (organisation: string): Open | undefined => {
    const now = open.getStore();
    if (now !== undefined && now.organisation !== organisation)
      throw new TypeError(`A transaction of ${now.organisation} cannot be asked about ${organisation}.`);
    return now;
  };
  const unspoiled = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await work();
    if (open.getStore()?.spoiled === true) throw new Error('A write failed inside a transaction that is shared.');
    return result;
  };
  return {
    facts: store.facts,
    jobs: store.jobs,
    unspoiled,
    together: (organisation, work) =>
      store.write(organisation, (transaction) =>
        open.run({ organisation, transaction, spoiled: false }, () => unspoiled(() => work(transaction))),
      ),
    apart: (work) => open.run(undefined, work),
    // Inside a transaction there is its own organisation only: asking for the others takes a second connection, and an embedded
    // store has one, which this very transaction holds.
    async organisations() {
      const now = open.getStore();
      return now === undefined ? store.organisations() : [now.organisation];
    },
    establish: (id, name) => store.establish(id, name),
    async read<T>(organisation: string, work: (reader: Reader) => Promise<T>): Promise<T> {
      const now = joined(organisation);
      return now === undefined ? store.read(organisation, work) : work(now.transaction);
    },
    async write<T>(organisation: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
      const now = joined(organisation);
      if (now === undefined) return store.write(organisation, work);
      try {
        return await work(now.transaction);
      } catch (error) {
        now.spoiled = true;
        throw error;
      }
    },
    selfTest: () => store.selfTest(),
    close: () => store.close(),
  };
}
