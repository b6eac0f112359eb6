/** Everything that is held of one organisation at one moment. A state that was committed is never written to again. */
import { chainStart, Frontier } from '@troth/core';
import type { Entry, Instant, Run, SeriesName } from '@troth/core';
import type { QuarantinedItem, StoredFact, StoredSample } from '../ports/evidence.ts';
import type { StoredBlob } from '../ports/blobs.ts';
import type { LedgerHead, StoredCheckpoint } from '../ports/ledger.ts';
import type { StoredRecord } from '../ports/records.ts';
import type { GivenAnswer, OutboxEvent, Projection, Timer } from '../ports/work.ts';
import { Table } from './table.ts';

/** A series in a UTC day: all runs in the order in which they were told, of which the first `laid` are in its page. */
export interface SeriesDay {
  readonly name: SeriesName;
  readonly day: Instant;
  readonly runs: readonly (Run & { readonly position: number })[];
  readonly laid: number;
  /** Versions of its page. */
  readonly sealed: number;
}

export interface HeldDelivery {
  readonly destination: string;
  readonly event: number;
  readonly attempts: number;
  readonly dueAt: Instant;
  readonly error?: string;
}

/** A job that a transaction asks for; it begins to wait when the transaction is committed. */
export interface WantedJob {
  readonly queue: string;
  readonly key: string;
  readonly data: string;
  readonly after: Instant | undefined;
}

const emptyLedger: LedgerHead = {
  size: 0,
  hash: chainStart,
  recordedAt: undefined,
  frontier: Frontier.empty.toBytes(),
};

export class State {
  head: LedgerHead;
  nextEvent: number;
  nextItem: number;
  readonly wantedJobs: WantedJob[] = [];

  readonly entries: Table<Entry>;
  /** Keys of requests that wrote an entry. */
  readonly keys: Table<number>;
  readonly checkpoints: Table<StoredCheckpoint>;
  /** All versions, by kind and id. */
  readonly records: Table<readonly StoredRecord[]>;
  /** In order of the ledger, by agreement; those that name none under an empty name. */
  readonly facts: Table<readonly StoredFact[]>;
  /** When each fact was recorded, by its hash. */
  readonly tellings: Table<readonly Instant[]>;
  readonly days: Table<SeriesDay>;
  readonly samples: Table<{ readonly source: string; readonly sample: StoredSample }>;
  readonly blobs: Table<StoredBlob>;
  readonly quarantine: Table<QuarantinedItem>;
  readonly timers: Table<Timer>;
  readonly events: Table<OutboxEvent>;
  /** Topics by destination. */
  readonly destinations: Table<{ readonly id: string; readonly topics: readonly string[] }>;
  readonly deliveries: Table<HeldDelivery>;
  readonly answers: Table<GivenAnswer & { readonly expiresAt?: Instant }>;
  readonly projections: Table<Projection>;

  constructor(below?: State) {
    this.head = below?.head ?? emptyLedger;
    this.nextEvent = below?.nextEvent ?? 1;
    this.nextItem = below?.nextItem ?? 1;
    this.entries = new Table(below?.entries);
    this.keys = new Table(below?.keys);
    this.checkpoints = new Table(below?.checkpoints);
    this.records = new Table(below?.records);
    this.facts = new Table(below?.facts);
    this.tellings = new Table(below?.tellings);
    this.days = new Table(below?.days);
    this.samples = new Table(below?.samples);
    this.blobs = new Table(below?.blobs);
    this.quarantine = new Table(below?.quarantine);
    this.timers = new Table(below?.timers);
    this.events = new Table(below?.events);
    this.destinations = new Table(below?.destinations);
    this.deliveries = new Table(below?.deliveries);
    this.answers = new Table(below?.answers);
    this.projections = new Table(below?.projections);
  }
}
