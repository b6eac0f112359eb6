/**
 * Keeps a thread for reading tables. Owns: one table at a time, a deadline for each, a new thread after one that had to be
 * ended. The thread does not keep the program alive while it waits.
 */
import { Worker } from 'node:worker_threads';
import type { Task, TableRead } from './parquet-thread.ts';

/** Rows take several times the size of the table; more than this is no table of evidence. */
const mostMegabytes = 1024;

let waiting: Worker | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** What the table holds; a refusal when it takes longer than it may, or more memory. */
export function readInThread(task: Task, mostMilliseconds: number): Promise<TableRead> {
  const mine = turn.then(async () => {
    const worker = waiting ?? (await started());
    waiting = undefined;
    return readWith(worker, task, mostMilliseconds);
  });
  turn = mine.catch(() => undefined);
  return mine;
}

function started(): Promise<Worker> {
  const worker = new Worker(new URL('./parquet-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', () => {
      worker.off('error', reject);
      resolve(worker);
    });
  });
}

function readWith(worker: Worker, task: Task, mostMilliseconds: number): Promise<TableRead> {
  worker.ref();
  return new Promise((resolve) => {
    const done = (found: TableRead): void => {
      clearTimeout(deadline);
      worker.off('message', read).off('error', broken);
      resolve(found);
    };
    const end = (why: string): void => {
      const message = `the table ${why}; it is damaged, or has to be sent in several parts`;
      done({ ok: false, refusal: { status: 400, code: 'PARQUET-BOUNDS', message } });
      // A thread that is ended reports an error of its own once more, which is no news.
      worker.on('error', () => undefined);
      void worker.terminate();
    };
    const read = (found: TableRead): void => {
      worker.unref();
      waiting = worker;
      done(found);
    };
    const broken = (): void => end('could not be read within the memory that one may take');
    const deadline = setTimeout(() => end(`took more than ${mostMilliseconds} ms to read`), mostMilliseconds);
    worker.once('message', read).once('error', broken);
    worker.postMessage(task, [task.bytes]);
  });
}
