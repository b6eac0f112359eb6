/** Background work in this process. Owns: which job is handled next, and when a failed one is tried again. */
import { Instant } from '@troth/core';
import type { Json } from '@troth/core';
import type { Job, Jobs, QueueHandler } from '../ports/jobs.ts';
import { keyOf } from './session.ts';
import type { WantedJob } from './state.ts';

interface WaitingJob extends WantedJob {
  readonly id: string;
  readonly organisation: string;
  readonly failures: number;
}

const firstRetryMs = 1_000;
const longestRetryMs = 300_000;
/** How often jobs that are not due yet are looked at again: the clock is the store's, which may not be the machine's. */
const lookAgainMs = 20;

const jobKey = ({ queue, organisation, key }: Pick<WaitingJob, 'queue' | 'organisation' | 'key'>): string =>
  keyOf(queue, organisation, key);

export class MemoryJobs implements Jobs {
  readonly #clock: () => Instant;
  readonly #waiting = new Map<string, WaitingJob>();
  readonly #busy = new Map<QueueHandler, Promise<void> | undefined>();
  #nextId = 1;
  #lookAgain: NodeJS.Timeout | undefined;

  constructor(clock: () => Instant) {
    this.#clock = clock;
  }

  /** Jobs of a transaction that was committed. */
  accept(organisation: string, wanted: readonly WantedJob[]): void {
    for (const job of wanted) this.#wait({ ...job, organisation, id: String(this.#nextId++), failures: 0 });
    if (wanted.length > 0) this.#look();
  }

  async start(handlers: readonly QueueHandler[]): Promise<void> {
    for (const handler of handlers) this.#busy.set(handler, undefined);
    this.#look();
  }

  async stop(): Promise<void> {
    const underWay = [...this.#busy.values()].filter((busy) => busy !== undefined);
    this.#busy.clear();
    clearTimeout(this.#lookAgain);
    this.#lookAgain = undefined;
    await Promise.all(underWay);
  }

  async waiting(): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const { queue } of this.#waiting.values()) counts[queue] = (counts[queue] ?? 0) + 1;
    return counts;
  }

  #wait(job: WaitingJob): void {
    if (!this.#waiting.has(jobKey(job))) this.#waiting.set(jobKey(job), job);
  }

  /** Gives every idle handler what is due for it, and comes back for what is not due yet. */
  #look(): void {
    for (const [handler, busy] of this.#busy) {
      const due = busy === undefined ? this.#takeDue(handler) : [];
      if (due.length > 0) this.#busy.set(handler, this.#run(handler, due));
    }
    if (this.#busy.size === 0 || this.#waiting.size === 0 || this.#lookAgain !== undefined) return;
    this.#lookAgain = setTimeout(() => {
      this.#lookAgain = undefined;
      this.#look();
    }, lookAgainMs).unref();
  }

  #takeDue({ queue, batch = 1 }: QueueHandler): readonly WaitingJob[] {
    const now = this.#clock();
    const due = [...this.#waiting.values()]
      .filter((job) => job.queue === queue && (job.after === undefined || job.after <= now))
      .slice(0, batch);
    for (const job of due) this.#waiting.delete(jobKey(job));
    return due;
  }

  async #run(handler: QueueHandler, due: readonly WaitingJob[]): Promise<void> {
    try {
      await handler.handle(due.map(jobOf));
    } catch {
      // The handler says why in its own log; here it only means that the whole batch is tried again.
      for (const job of due) this.#wait(this.#again(job));
    }
    if (this.#busy.has(handler)) this.#busy.set(handler, undefined);
    this.#look();
  }

  #again(job: WaitingJob): WaitingJob {
    const delay = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(job.failures, 20));
    return { ...job, failures: job.failures + 1, after: Instant.plus(this.#clock(), delay) };
  }
}

function jobOf({ id, key, data }: WaitingJob): Job {
  const own: Json = JSON.parse(data);
  return { id, key, data: own };
}
