/**
 * Requests of one organisation that arrive while its last transaction is running are stored together in the next one:
 * one turn at the ledger, one fsync. Owns: who shares a transaction. Each request keeps its own result, and one that fails
 * takes nobody with it: the others are stored without it.
 */
import { Unavailable } from '@troth/stores';
import type { JoinedStore } from '../once/joined-store.ts';

interface Waiting {
  readonly work: () => Promise<unknown>;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

export interface GroupCommit {
  /** What the work does with the store is stored together with the work of others. It may be done again. */
  store<T>(organisation: string, work: () => Promise<T>): Promise<T>;
  /** Requests that wait, over all organisations. */
  waiting(): number;
}

export function groupCommit(store: JoinedStore, most: number): GroupCommit {
  const lines = new Map<string, Waiting[]>();

  async function run(organisation: string, line: Waiting[]): Promise<void> {
    while (line.length > 0) await storeGroup({ store, organisation }, line.splice(0, most));
    lines.delete(organisation);
  }

  return {
    waiting: () => [...lines.values()].reduce((sum, line) => sum + line.length, 0),
    store<T>(organisation: string, work: () => Promise<T>): Promise<T> {
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

interface Place {
  readonly store: JoinedStore;
  readonly organisation: string;
}

async function storeGroup(place: Place, group: Waiting[]): Promise<void> {
  let left = group;
  while (left.length > 1) {
    const outcome = await together(place, left);
    if (outcome.ok) {
      left.forEach((one, at) => one.done(outcome.values[at]));
      return;
    }
    if ('away' in outcome) {
      left.forEach((one) => one.failed(outcome.away));
      return;
    }
    // The transaction is gone with the one that failed; what the others did is done again without it.
    const culprit = left[outcome.at];
    left = left.filter((one) => one !== culprit);
    if (culprit !== undefined) await alone(place, culprit);
  }
  if (left[0] !== undefined) await alone(place, left[0]);
}

/** In transactions of its own, as if nobody else had come: its error is its own. */
async function alone({ store }: Place, { work, done, failed }: Waiting): Promise<void> {
  try {
    done(await store.apart(work));
  } catch (error) {
    failed(error);
  }
}

type Together =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | { readonly ok: false; readonly at: number }
  | { readonly ok: false; readonly away: Unavailable };

async function together({ store, organisation }: Place, group: readonly Waiting[]): Promise<Together> {
  let at = 0;
  try {
    const values = await store.together(organisation, async () => {
      const results: unknown[] = [];
      at = 0;
      for (const { work } of group) {
        results.push(await store.unspoiled(work));
        at += 1;
      }
      return results;
    });
    return { ok: true, values };
  } catch (error) {
    // Full or away it is for all of them: each waiting for the database in turn would keep the last one for minutes.
    if (error instanceof Unavailable) return { ok: false, away: error };
    // A commit that fails is nobody's fault in particular: the last one is tried alone, then the rest.
    return { ok: false, at: Math.min(at, group.length - 1) };
  }
}
