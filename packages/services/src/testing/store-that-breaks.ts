/** A power cut in the middle of a transaction, for tests of all or nothing. */
import type { Store, Transaction } from '@troth/stores';

/** The store, but its transactions die when a record of this kind is written. */
export function storeThatBreaksAt(store: Store, kind: string): Store {
  const breaking = (transaction: Transaction): Transaction =>
    new Proxy(transaction, {
      get: (target, name) => {
        if (name !== 'put') {
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        }
        const put: Transaction['put'] = async (write, act) => {
          if (write.kind === kind) throw new Error('the power went');
          return target.put(write, act);
        };
        return put;
      },
    });
  const write: Store['write'] = (of, work) => store.write(of, (transaction) => work(breaking(transaction)));
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
