/** Work that is waiting: timers by due instant, events to send, answers given, views that can be made again. */
import type { Instant, Json } from '@troth/core';

/** Something falls due: a case clock, a period's close, a poll. One per kind and subject; setting it again moves it. */
export interface Timer {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Instant;
  readonly body: Json;
}

/** An effect that leaves, written in the transaction of the fact it tells of. Ids grow in order of commit. */
export interface OutboxEvent {
  readonly id: number;
  readonly topic: string;
  readonly subject: string;
  readonly at: Instant;
  readonly body: Json;
}

/** The answer to a request with an idempotency key, given again when the request is repeated. */
export interface GivenAnswer {
  /** SHA-256 of the request in hexadecimal: the same key with another body is refused. */
  readonly requestHash: string;
  readonly status: number;
  readonly response: Json;
}

/** A view made from the ledger: may be lost and made again; never evidence. */
export interface Projection {
  readonly kind: string;
  readonly id: string;
  readonly body: Json;
  readonly updatedAt: Instant;
}

export interface Delivery {
  readonly event: OutboxEvent;
  readonly destination: string;
  readonly attempts: number;
}

/** A delivery that nobody took yet. */
export interface WaitingDelivery extends Delivery {
  readonly dueAt: Instant;
  /** Why the last attempt failed. */
  readonly error?: string | undefined;
}

export interface WorkReader {
  /** What waits for a destination, the earliest event first. */
  waitingDeliveries(destination: string, limit: number): Promise<readonly WaitingDelivery[]>;
  answered(scope: string, key: string): Promise<GivenAnswer | undefined>;
  /** Timers that are due at `by`, the earliest first; all that wait when `by` is missing. */
  timers(question: {
    readonly kind?: string;
    readonly by?: Instant;
    readonly limit: number;
  }): Promise<readonly Timer[]>;
  /** Events after an id, in order. */
  events(question: {
    readonly after: number;
    readonly limit: number;
    readonly topics?: readonly string[];
  }): Promise<readonly OutboxEvent[]>;
  projection(kind: string, id: string): Promise<Projection | undefined>;
  projections(question: {
    readonly kind: string;
    readonly after?: string;
    readonly prefix?: string;
    readonly limit: number;
  }): Promise<readonly Projection[]>;
}
