/**
 * The database as the program's thread sees it. Owns: the life of the database's thread (start, start again, end), the
 * limit of time for a query, and what every connection is told when it ends. Does not own: the protocol of the driver
 * (connection.ts) or the directory (directory.ts).
 */
import { Worker } from 'node:worker_threads';
import { CannotOpen, Unavailable } from '../ports/faults.ts';
import type { Answer, Fault, FileCounters, FromDatabase, Question, Start, ToDatabase } from './messages.ts';

export interface EngineOptions {
  readonly start: Start;
  /** For messages: the directory, or "memory". */
  readonly place: string;
  /** A query that runs longer ends the thread. */
  readonly timeoutMs: number;
}

export interface Caller {
  receive(bytes: Uint8Array): void;
  fail(error: Error): void;
}

export interface Line {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  leave(): void;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Recovery reads at most a few checkpoints' worth of log; whoever needs longer hangs. */
const openingLimitMs = 300_000;

export class Engine {
  readonly #options: EngineOptions;
  readonly #callers = new Map<number, Caller>();
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #opening: Promise<string> | undefined;
  #ended: Error | undefined;
  #lastId = 0;
  #unanswered = 0;
  #limit: NodeJS.Timeout | undefined;
  readonly #whenEnded = Promise.withResolvers<Error>();

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Why the engine will not work again in this process. */
  get ended(): Promise<Error> {
    return this.#whenEnded.promise;
  }

  /** Starts the database's thread unless it runs; the version of the database. */
  open(): Promise<string> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    this.#opening ??= this.#start();
    return this.#opening;
  }

  /** Lets a connection in, starting the database again when a query had to be ended with its thread. */
  async join(caller: Caller): Promise<Line> {
    await this.open();
    const connection = (this.#lastId += 1);
    this.#callers.set(connection, caller);
    return {
      send: (bytes) => {
        // Whoever was there when the thread ended has been told; the next thread knows nothing of them.
        if (!this.#callers.has(connection)) return;
        this.#unanswered += 1;
        if (this.#unanswered === 1) this.#watch();
        this.#post({ kind: 'bytes', connection, bytes }, [bytes.buffer]);
      },
      leave: () => {
        this.#callers.delete(connection);
      },
    };
  }

  async counters(): Promise<FileCounters> {
    const { counters } = await this.#ask('counters');
    if (counters === undefined) throw new Error('counters were asked for, something else was answered');
    return counters;
  }

  async snapshot(): Promise<Uint8Array> {
    const { snapshot } = await this.#ask('snapshot');
    if (snapshot === undefined) throw new Error('a snapshot was asked for, something else was answered');
    return snapshot;
  }

  /** Ends in order: a checkpoint, then the files are closed. */
  async close(): Promise<void> {
    try {
      if (this.#ended === undefined && this.#worker !== undefined) await this.#ask('close');
    } finally {
      await this.end(new Unavailable('closing', 'The store is closed.'));
    }
  }

  /** Ends at once, as a crash would; nothing works afterwards. */
  async end(error: Error): Promise<void> {
    this.#ended ??= error;
    this.#whenEnded.resolve(this.#ended);
    await this.#stop(error);
  }

  #start(): Promise<string> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: this.#options.start });
    this.#worker = worker;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    let opened = false;
    const meet = (why: Fault['why'], said: string): void => {
      if (worker !== this.#worker) return;
      // What crashes while it opens would crash again.
      const error = this.#errorOf(!opened && why === 'crashed' ? 'unopenable' : why, said);
      reject(error);
      const mayReopen = opened && why === 'crashed' && this.#options.start.data !== undefined;
      void (mayReopen ? this.#stop(error) : this.end(error));
    };
    const hangs = setTimeout(() => meet('unopenable', 'opening did not come to an end'), openingLimitMs);
    worker.on('message', (message: FromDatabase) => {
      if (worker !== this.#worker) return;
      if (message.kind === 'ready') {
        opened = true;
        resolve(message.version);
      } else if (message.kind === 'bytes') this.#callers.get(message.connection)?.receive(message.bytes);
      else if (message.kind === 'done') this.#settle();
      else if (message.kind === 'answer') this.#take(message);
      else meet(message.why, message.message);
    });
    worker.on('error', (error) => meet('crashed', error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => meet('crashed', `its thread ended with code ${String(code)}`));
    return promise.finally(() => clearTimeout(hangs));
  }

  #errorOf(why: Fault['why'], message: string): Error {
    const { place } = this.#options;
    if (why === 'full') {
      return new Unavailable(
        'full',
        `No space is left for the database in ${place}. What was answered before is safe. Free space there, then start again.`,
      );
    }
    if (why === 'unopenable') {
      return new CannotOpen(
        `The database in ${place} does not open (${message}). Restore it from the last export, or start with an empty directory.`,
      );
    }
    if (why === 'broken') {
      return new Unavailable(
        'away',
        `The device of ${place} failed to keep data (${message}). The store stopped so as not to promise what is not kept. ` +
          'Check the device, then start again.',
      );
    }
    return new Unavailable(
      'away',
      `The database in ${place} ended by itself (${message}); transactions that were open are undone. Ask again.`,
    );
  }

  #watch(): void {
    const { timeoutMs, place, start } = this.#options;
    clearTimeout(this.#limit);
    this.#limit = setTimeout(() => {
      const what = `A query on the database in ${place} ran longer than ${String(timeoutMs)} ms and was ended with its transaction.`;
      if (start.data === undefined)
        void this.end(new Unavailable('away', `${what} The data in memory is gone with it.`));
      else void this.#stop(new Unavailable('away', `${what} Ask for less at once.`));
    }, timeoutMs);
  }

  #settle(): void {
    this.#unanswered -= 1;
    clearTimeout(this.#limit);
    if (this.#unanswered > 0) this.#watch();
  }

  async #stop(error: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#opening = worker === undefined ? this.#opening : undefined;
    clearTimeout(this.#limit);
    this.#unanswered = 0;
    const callers = [...this.#callers.values()];
    const waiting = [...this.#waiting.values()];
    this.#callers.clear();
    this.#waiting.clear();
    // Files must have one writer: nobody may open them again before the thread is gone.
    const gone = worker?.terminate();
    if (gone !== undefined && this.#ended === undefined) {
      this.#opening = this.#startAfter(gone);
    }
    for (const caller of callers) caller.fail(error);
    for (const asker of waiting) asker.reject(error);
    await gone;
  }

  #startAfter(gone: Promise<unknown>): Promise<string> {
    const opening = gone.then(() => this.#start());
    // Nobody may be waiting now; whoever asks next hears of it.
    opening.catch(() => undefined);
    return opening;
  }

  async #ask(kind: Question['kind']): Promise<Answer> {
    await this.open();
    const id = (this.#lastId += 1);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.set(id, { resolve, reject });
    this.#post({ kind, id }, []);
    return promise;
  }

  #take(answer: Answer): void {
    this.#waiting.get(answer.id)?.resolve(answer);
    this.#waiting.delete(answer.id);
  }

  #post(message: ToDatabase, transfer: readonly ArrayBuffer[]): void {
    this.#worker?.postMessage(message, transfer);
  }
}
