/** The ledgers of a store read whole: what the product's own check says, and what it does not ask. */
import type { Entry } from '@troth/core';
import { verifyLedgers } from '@troth/stores';
import type { Store } from '@troth/stores';

export interface LedgersRead {
  readonly entries: readonly Entry[];
  readonly faults: readonly string[];
}

/** Every entry of every organisation, and a sentence for everything that is wrong with them. */
export async function readLedgers(store: Store): Promise<LedgersRead> {
  const entries: Entry[] = [];
  const faults = (await verifyLedgers(store)).map(({ organisation, message }) => `${organisation}: ${message}`);
  for (const organisation of await store.organisations()) {
    const own = await entriesOf(store, organisation);
    entries.push(...own);
    faults.push(...outOfOrder(own));
  }
  return { entries, faults };
}

export const entriesOf = (store: Store, organisation: string): Promise<readonly Entry[]> =>
  store.read(organisation, (reader) => reader.entries({ limit: Number.MAX_SAFE_INTEGER }));

/** Instants of recording never go back, whatever the clock did. */
export const outOfOrder = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ index, recordedAt }, at) =>
    recordedAt < (entries[at - 1]?.recordedAt ?? recordedAt)
      ? [`entry ${index} was recorded before the one that stands before it`]
      : [],
  );
