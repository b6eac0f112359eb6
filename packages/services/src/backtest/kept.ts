/**
 * Results that take a while, kept in memory beside the store for as long as what they rest on is the same. What failed or was refused
 * is not kept: asked again, it is tried again.
 */
import type { Store } from '@troth/stores';

const kept = new WeakMap<Store, Map<string, unknown>>();
const mostKept = 200;

/**
 * What was made under the key before, or is made now. The key says everything that the result depends on, and its kind; where it
 * names a size of the ledger, that is the size before anything was read, so that what is written meanwhile has another key.
 */
export function keptUnder<T>(store: Store, key: readonly unknown[], make: () => T): T {
  const memory = kept.get(store) ?? new Map<string, unknown>();
  kept.set(store, memory);
  const name = JSON.stringify(key);
  // One key is made by one caller, whose answers are all of one type.
  if (memory.has(name)) return memory.get(name) as T;
  const made = make();
  if (isRefusal(made)) return made;
  const [oldest] = memory.keys();
  if (memory.size >= mostKept && oldest !== undefined) memory.delete(oldest);
  memory.set(name, made);
  if (made instanceof Promise)
    void holds(made).then((good) => good || (memory.get(name) === made && memory.delete(name)));
  return made;
}

async function holds(made: Promise<unknown>): Promise<boolean> {
  try {
    return !isRefusal(await made);
  } catch {
    return false;
  }
}

const isRefusal = (made: unknown): boolean =>
  typeof made === 'object' && made !== null && 'ok' in made && made.ok === false;
