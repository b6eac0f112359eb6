/** Background work: any number of workers, each job by one of them, again when it failed. */
import type { Json } from '@troth/core';

export interface Job {
  readonly id: string;
  readonly key: string;
  readonly data: Json;
}

export interface QueueHandler {
  readonly queue: string;
  /** Jobs handled at once by this process; 1 when missing. */
  readonly batch?: number;
  /** Throws to have the batch tried again later. */
  readonly handle: (jobs: readonly Job[]) => Promise<void>;
}

export interface Jobs {
  /** Begins to take jobs. */
  start(handlers: readonly QueueHandler[]): Promise<void>;
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
  /** Jobs that wait, by queue. */
  waiting(): Promise<Readonly<Record<string, number>>>;
}
