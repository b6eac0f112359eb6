/**
 * What the contract suites need of a store. Owns: the clock that tests set, a fresh organisation for every test. Suites never
 * wait for time to pass, and inside a write they use nothing but the transaction: an embedded store has one connection.
 */
import { Instant } from '@troth/core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Reader, Store, Transaction } from '../ports/store.ts';

export const start = Instant.parse('2025-02-26T00:30:00Z');
export const act = { actor: 'person:mei' } as const;

/** Stands still until it is told to move. */
export class TestClock {
  #now = start;

  readonly read = (): Instant => this.#now;

  set(at: Instant): void {
    this.#now = at;
  }

  advance(ms: number): void {
    this.#now = Instant.plus(this.#now, ms);
  }
}

export interface OpenedStore {
  readonly store: Store;
  /** The clock that the store was opened with. */
  readonly clock: TestClock;
  readonly close: () => Promise<void>;
}

/** Opens an empty store that knows `contractQueues`. */
export type Open = () => Promise<OpenedStore>;

/** For tests that try many cases on a busy machine, and search for the shortest where one fails. */
export const patience = 180_000;

export const contractQueues = ['contract-first', 'contract-second'] as const;

/** One organisation of its own. */
export interface Home {
  readonly id: string;
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

export interface Bench {
  readonly store: Store;
  readonly clock: TestClock;
  home(): Promise<Home>;
}

let homes = 0;

export async function homeIn(store: Store): Promise<Home> {
  homes += 1;
  const id = `home-${homes}`;
  await store.establish(id, `Home ${homes}`);
  return { id, read: (work) => store.read(id, work), write: (work) => store.write(id, work) };
}

/** Opens the store once for the suites around it. */
export function benchOf(open: Open): Bench {
  let held: OpenedStore | undefined;
  const opened = (): OpenedStore => {
    if (held === undefined) throw new Error('The store is opened before the first test and not earlier.');
    return held;
  };
  beforeAll(async () => {
    held = await open();
  });
  beforeEach(() => opened().clock.set(start));
  afterAll(() => held?.close());
  return {
    get store() {
      return opened().store;
    },
    get clock() {
      return opened().clock;
    },
    home: () => homeIn(opened().store),
  };
}
