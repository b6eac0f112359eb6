/**
 * Requests of one organisation that arrive while its last transaction is running are stored together in the next one:
 * one turn at the ledger, one fsync. Owns: who shares a transaction. Each request keeps its own result, and one that fails
 * takes nobody with it: the others are stored without it.
 */
import type { Store } from '@troth/stores';
import { storeWithin } from '../once/store-within.ts';

type Work<T> = (store: Store) => Promise<T>;

interface Waiting {
  work(store: Store): Promise<unknown>;
  done(value: unknown): void;
  failed(error: unknown): void;
}

export interface GroupCommit {
  store<T>(organisation: string, work: Work<T>): Promise<T>;
  /** Requests that wait, over all organisations. */
  waiting(): number;
}

export function groupCommit(store: Store, most: number): GroupCommit {
  const lines = new Map<string, Waiting[]>();

  async function run(organisation: string, line: Waiting[]): Promise<void> {
    while (line.length > 0) await storeGroup({ store, organisation }, line.splice(0, most));
    lines.delete(organisation);
  }

  return {
    waiting: () => [...lines.values()].reduce((sum, line) => sum + line.length, 0),
    store<T>(organisation: string, work: Work<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const entry: Waiting = {
          work,
          // The value is what this very work returned; the line only carries it.
          done: (value) => resolve(value as T),
          failed: reject,
        };
        const line = lines.get(organisation);
        if (line !== undefined) {
          line.push(entry);
          return;
        }
        const begun = [entry];
        lines.set(organisation, begun);
        // Begins after what arrived in this turn of the loop has lined up too.
        setImmediate(() => void run(organisation, begun));
      });
    },
  };
}

async function storeGroup(place: { store: Store; organisation: string }, group: Waiting[]): Promise<void> {
  let left = group;
  while (left.length > 0) {
    const outcome = await together(place, left);
    if (outcome.ok) {
      left.forEach((one, at) => one.done(outcome.values[at]));
      return;
    }
    if (left.length === 1) {
      left[0]?.failed(outcome.error);
      return;
    }
    // The transaction is gone with the one that failed; it is tried alone, so that its own error is what it is told.
    const culprit = left[outcome.at];
    left = left.filter((one) => one !== culprit);
    if (culprit !== undefined) await storeGroup(place, [culprit]);
  }
}

type Together =
  { readonly ok: true; readonly values: readonly unknown[] } | { readonly ok: false; readonly at: number; readonly error: unknown };

async function together(
  { store, organisation }: { store: Store; organisation: string },
  group: readonly Waiting[],
): Promise<Together> {
  let at = 0;
  try {
    const values = await store.write(organisation, async (transaction) => {
      const inside = storeWithin(store, organisation, transaction);
      const results: unknown[] = [];
      for (at = 0; at < group.length; at += 1) results.push(await group[at]?.work(inside));
      return results;
    });
    return { ok: true, values };
  } catch (error) {
    // A commit that fails is nobody's fault in particular: the first one is tried alone, then the rest.
    return { ok: false, at: Math.min(at, group.length - 1), error };
  }
}
