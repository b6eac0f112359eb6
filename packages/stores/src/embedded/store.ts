/** The embedded database as store: the same SQL as a server's, over the one connection to the thread it runs in. */
import type { Instant } from '@troth/core';
import { storeOver } from '../postgres/store.ts';
import type { DurableStore } from '../postgres/store.ts';
import { openEmbedded } from './open.ts';
import type { EmbeddedOptions } from './open.ts';

export interface EmbeddedStoreOptions extends EmbeddedOptions {
  readonly clock: () => Instant;
  readonly queues: readonly string[];
  readonly onFault?: (error: Error) => void;
}

/** A store, and word of its end: disk full, device failed. */
export interface EmbeddedStore extends DurableStore {
  /** Settles when the store will not work again in this process. */
  readonly ended: Promise<Error>;
  /** The whole database as bytes; another one in memory may begin as it. */
  snapshot(): Promise<Uint8Array>;
  /** Ends at once, as a crash would. */
  terminate(): Promise<void>;
}

/** Opens a directory, or `memory`, as a store. Throws `CannotOpen` with a sentence. */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { clock, queues, onFault = () => undefined } = options;
  const embedded = await openEmbedded(options);
  try {
    const store = await storeOver({
      pool: embedded.pool,
      facts: embedded.facts,
      clock,
      queues,
      single: true,
      engineTest: () => embedded.selfTest(),
      onFault,
      closePool: () => embedded.close(),
    });
    return Object.assign(store, {
      ended: embedded.ended,
      snapshot: () => embedded.snapshot(),
      terminate: () => embedded.terminate(),
    });
  } catch (error) {
    await embedded.close().catch(() => undefined);
    throw error;
  }
}
