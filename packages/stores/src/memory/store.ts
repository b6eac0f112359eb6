/**
 * A store in the memory of this process, gone with it. Owns: the plainest implementation of the ports there can be, which the
 * other stores are compared with. Does not own: speed or durability.
 */
import type { Instant } from '@troth/core';
import { Unavailable } from '../ports/faults.ts';
import type { Reader, SelfTestFinding, Store, Transaction } from '../ports/store.ts';
import { compareText } from '../rules/names.ts';
import { MemoryJobs } from './jobs.ts';
import { Session } from './session.ts';
import { State } from './state.ts';
import { memoryReader, memoryTransaction } from './transaction.ts';

export interface MemoryStoreOptions {
  readonly clock: () => Instant;
}

export function memoryStore(options: MemoryStoreOptions): Store {
  return new MemoryStore(options);
}

interface Organisation {
  state: State;
  /** Settles when the writers that came before have ended. */
  turn: Promise<unknown>;
}

class MemoryStore implements Store {
  readonly facts = { kind: 'memory', engine: 'JavaScript objects', place: 'this process' } as const;
  readonly jobs: MemoryJobs;
  readonly #clock: () => Instant;
  readonly #organisations = new Map<string, Organisation>();
  #closed = false;

  constructor({ clock }: MemoryStoreOptions) {
    this.#clock = clock;
    this.jobs = new MemoryJobs(clock);
  }

  async organisations(): Promise<readonly string[]> {
    this.#checkOpen();
    return [...this.#organisations.keys()].sort(compareText);
  }

  async establish(organisation: string): Promise<void> {
    this.#checkOpen();
    if (this.#organisations.has(organisation)) return;
    this.#organisations.set(organisation, { state: new State(), turn: Promise.resolve() });
  }

  async read<T>(organisation: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    const session = new Session(organisation, this.#find(organisation).state, this.#clock);
    try {
      return await work(memoryReader(session));
    } finally {
      session.end();
    }
  }

  async write<T>(organisation: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const held = this.#find(organisation);
    const mine = held.turn.then(() => this.#commit(organisation, held, work));
    held.turn = mine.catch(() => undefined);
    return mine;
  }

  async #commit<T>(
    organisation: string,
    held: Organisation,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const state = new State(held.state);
    const session = new Session(organisation, state, this.#clock);
    try {
      const result = await work(memoryTransaction(session));
      held.state = state;
      this.jobs.accept(organisation, state.wantedJobs);
      return result;
    } finally {
      session.end();
    }
  }

  async selfTest(): Promise<readonly SelfTestFinding[]> {
    const detail = 'Everything is lost when the process ends. Open an embedded or PostgreSQL store to keep evidence.';
    return [{ what: 'durability', ok: false, severity: 'refuse', detail }];
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.jobs.stop();
    await Promise.all([...this.#organisations.values()].map(({ turn }) => turn));
  }

  #find(organisation: string): Organisation {
    this.#checkOpen();
    const held = this.#organisations.get(organisation);
    if (held === undefined) throw new Error(`There is no organisation ${organisation}; establish it first.`);
    return held;
  }

  #checkOpen(): void {
    if (this.#closed) throw new Unavailable('closing', 'The store is closed.');
  }
}
