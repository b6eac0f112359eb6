/** Results that take a while, kept in memory beside the store for as long as what they rest on is the same. */
import type { Store } from '@troth/stores';

const kept = new WeakMap<Store, Map<string, unknown>>();
const mostKept = 200;

/** What was made under the key before, or is made now. The key says everything that the result depends on, and its kind. */
export function keptUnder<T>(store: Store, key: readonly unknown[], make: () => T): T {
  const memory = kept.get(store) ?? new Map<string, unknown>();
  kept.set(store, memory);
  const name = JSON.stringify(key);
  // One key is made by one caller, whose answers are all of one type.
  if (memory.has(name)) return memory.get(name) as T;
  const made = make();
  const [oldest] = memory.keys();
  if (memory.size >= mostKept && oldest !== undefined) memory.delete(oldest);
  memory.set(name, made);
  return made;
}
