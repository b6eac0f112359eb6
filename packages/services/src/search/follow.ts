/**
 * What is kept in memory beside a ledger and kept up with it. Owns: one reader at a time, starting over when the ledger is
 * shorter than what is known. Never asked within a transaction that writes: what it undoes would stay here.
 */
import type { Reader, Store } from '@troth/stores';

interface Memory<T> {
  size: number;
  state: T;
  turn: Promise<unknown>;
}

export interface Follower<T> {
  readonly empty: () => T;
  /** Takes in the entries from `from` (inclusive) to `size` (exclusive). */
  readonly take: (reader: Reader, state: T, span: { readonly from: number; readonly size: number }) => Promise<void>;
}

/** The state as the ledger stands now. */
export function following<T>({ empty, take }: Follower<T>): (store: Store, organisation: string) => Promise<T> {
  const memories = new WeakMap<Store, Map<string, Memory<T>>>();
  const memoryOf = (store: Store, organisation: string): Memory<T> => {
    const own = memories.get(store) ?? new Map<string, Memory<T>>();
    memories.set(store, own);
    const memory = own.get(organisation) ?? { size: 0, state: empty(), turn: Promise.resolve() };
    own.set(organisation, memory);
    return memory;
  };
  const catchUp = async (reader: Reader, memory: Memory<T>): Promise<void> => {
    const { size } = await reader.head();
    if (size === memory.size) return;
    if (size < memory.size) Object.assign(memory, { size: 0, state: empty() });
    await take(reader, memory.state, { from: memory.size, size });
    memory.size = size;
  };
  return async (store, organisation) => {
    const memory = memoryOf(store, organisation);
    const turn = memory.turn.then(() => store.read(organisation, (reader) => catchUp(reader, memory)));
    memory.turn = turn.catch(() => undefined);
    await turn;
    return memory.state;
  };
}
