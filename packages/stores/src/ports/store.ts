/**
 * What a store is. Owns: the ports that memory, embedded PostgreSQL and a PostgreSQL server implement, and nothing of how.
 * A `Reader` cannot write: a report that is given one cannot change what it reports. Does not own: what records mean.
 *
 * Everything belongs to one organisation; a reader or transaction is opened for one and cannot see another.
 */
import type { Entry, EntryDraft, Instant, Json } from '@troth/core';
import type { Blob, BlobReader } from './blobs.ts';
import type {
  EvidenceReader,
  EvidenceReceipt,
  FactBatch,
  RunBatch,
  SetAside,
  StoredSample,
  UnsealedDay,
} from './evidence.ts';
import type { Jobs } from './jobs.ts';
import type { LedgerReader, StoredCheckpoint } from './ledger.ts';
import type { RecordReader, RecordWrite, StoredRecord } from './records.ts';
import type { Delivery, GivenAnswer, Timer, WorkReader } from './work.ts';

/** Reads one consistent state of one organisation. */
export interface Reader extends LedgerReader, RecordReader, EvidenceReader, WorkReader, BlobReader {
  readonly organisation: string;
  /** How much is held, to be compared with what the ledger says was written. */
  counts(): Promise<HeldCounts>;
}

/** Rows held: versions of records, facts, runs, versions of pages, files. */
export interface HeldCounts {
  readonly records: number;
  readonly facts: number;
  readonly runs: number;
  readonly pages: number;
  readonly blobs: number;
}

/** Who writes. */
export interface Act {
  /** Person, API key or `system`, as the access room names it. */
  readonly actor: string;
  /** Makes the write happen once, however often it is asked for. */
  readonly key?: string;
}

/**
 * All or nothing. Writers of one organisation take turns: the first write takes the head of the ledger, and every entry of
 * the transaction is recorded at the same instant, never earlier than the entry before it.
 */
export interface Transaction extends Reader {
  /** The instant that everything written here is recorded at. Takes the turn. */
  stamp(): Promise<Instant>;
  append(draft: EntryDraft): Promise<Entry>;
  /** A new version of a record. Throws `Conflict` when `expect` names another version than the current one. */
  put(record: RecordWrite, act: Act): Promise<StoredRecord>;
  /** New rows become facts under one entry of kind `evidence`; rows known already are counted and left out. */
  addFacts(batch: FactBatch, act: Act): Promise<EvidenceReceipt>;
  /** New slices become runs under one entry of kind `slices`. A slice told again unchanged is a duplicate. */
  addRuns(batch: RunBatch, act: Act): Promise<EvidenceReceipt>;
  /** Raw samples, each once per label set and instant. Returns how many were new. */
  addSamples(source: string, samples: readonly StoredSample[]): Promise<number>;
  /** Lays the runs of these days into pages, under one entry of kind `pages`. Returns how many pages were written. */
  seal(days: readonly UnsealedDay[], act: Act): Promise<number>;
  setAside(items: readonly SetAside[]): Promise<void>;
  keepCheckpoint(checkpoint: StoredCheckpoint): Promise<void>;
  /** Keeps a file under the hash of its bytes; one that is held already stays as it was. A record that names it puts it into the ledger. */
  keepBlob(blob: Blob): Promise<void>;

  setTimers(timers: readonly Timer[]): Promise<void>;
  clearTimers(kind: string, subjects: readonly string[]): Promise<void>;
  /** Due timers of a kind, taken away: they come back when the transaction fails. Other workers skip them. */
  takeDue(kind: string, by: Instant, limit: number): Promise<readonly Timer[]>;
  emit(topic: string, subject: string, body: Json): Promise<void>;
  /** Events not yet delivered to a destination, held until the transaction ends; other workers skip them. */
  takeDeliveries(destination: string, limit: number): Promise<readonly Delivery[]>;
  delivered(destination: string, event: number): Promise<void>;
  deliveryFailed(
    destination: string,
    event: number,
    failure: { readonly error: string; readonly retryAt: Instant },
  ): Promise<void>;
  /** Events from the newest on are to be delivered there from now on. */
  addDestination(destination: string, topics: readonly string[]): Promise<void>;
  removeDestination(destination: string): Promise<void>;
  answer(scope: string, key: string, given: GivenAnswer & { readonly expiresAt?: Instant }): Promise<void>;
  /** Removes answers that expired, so many at most. Returns how many went. */
  forgetAnswers(limit: number): Promise<number>;
  /** Writes or, with an undefined body, removes a view. */
  project(kind: string, id: string, body: Json | undefined): Promise<void>;
  /** A job of this queue, written with the transaction; one that waits under the same key already is enough. */
  enqueue(queue: string, job: { readonly key: string; readonly data: Json; readonly after?: Instant }): Promise<void>;
}

/** What a store is and what it guarantees, for `troth doctor`. */
export interface StoreFacts {
  readonly kind: 'memory' | 'embedded' | 'postgres';
  /** "PostgreSQL 15.18", "PGlite 0.5.16 (PostgreSQL 18.6)". */
  readonly engine: string;
  /** Where the data lives, without secrets. */
  readonly place: string;
}

export interface SelfTestFinding {
  readonly what: string;
  readonly ok: boolean;
  /** `refuse`: not fit for production. */
  readonly severity: 'refuse' | 'warn' | 'info';
  readonly detail: string;
}

export interface Store {
  readonly facts: StoreFacts;
  readonly jobs: Jobs;
  /** Ids of all organisations, in order. */
  organisations(): Promise<readonly string[]>;
  /** Makes an organisation; nothing happens when it is there. */
  establish(organisation: string, name: string): Promise<void>;
  read<T>(organisation: string, work: (reader: Reader) => Promise<T>): Promise<T>;
  /** Runs again when the database asks for it (a lost connection before commit, a serialization failure). */
  write<T>(organisation: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Fsync, checksums, lock, roles, row-level security, migrations: is this store what it claims to be? */
  selfTest(): Promise<readonly SelfTestFinding[]>;
  close(): Promise<void>;
}
