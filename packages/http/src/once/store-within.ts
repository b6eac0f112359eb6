/**
 * A store that is one open transaction: services begin their own reads and writes and find themselves inside this one.
 * So a request and the answer it is remembered by are stored together, or not at all.
 */
import type { Reader, Store, Transaction } from '@troth/stores';

export function storeWithin(store: Store, organisation: string, transaction: Transaction): Store {
  const inside = (asked: string): void => {
    if (asked !== organisation)
      throw new TypeError(`A transaction of ${organisation} cannot be asked about ${asked}.`);
  };
  return {
    facts: store.facts,
    jobs: store.jobs,
    organisations: () => store.organisations(),
    establish: (id, name) => store.establish(id, name),
    async read<T>(asked: string, work: (reader: Reader) => Promise<T>): Promise<T> {
      inside(asked);
      return work(transaction);
    },
    async write<T>(asked: string, work: (inner: Transaction) => Promise<T>): Promise<T> {
      inside(asked);
      return work(transaction);
    },
    selfTest: () => store.selfTest(),
    close: () => store.close(),
  };
}
