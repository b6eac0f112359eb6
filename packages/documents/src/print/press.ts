/** Papers as PDF. Owns: the life of the press's thread; it starts with the first paper and does not keep the program alive. */
import { Worker } from 'node:worker_threads';
import type { FromPress, PaperStandard, PressOrder, Printed, ToPress } from './messages.ts';
import { pressData } from './paper.ts';
import type { Paper } from './paper.ts';

interface Waiting {
  resolve(printed: Printed): void;
  reject(error: Error): void;
}

interface Press {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

let press: Press | undefined;
let lastId = 0;

/** The same paper gives the same bytes, here and on any other machine with this version. */
export async function printPdf(paper: Paper, standard: PaperStandard = 'a-2a'): Promise<Uint8Array> {
  const data = pressData(paper);
  return (await setSheet({ sheet: 'paper', data, attachments: [], standard, madeAt: paper.madeAt })).bytes;
}

/** Any of our sheets; the same order gives the same bytes. */
export function setSheet(order: PressOrder): Promise<Printed> {
  const { worker, waiting } = (press ??= startPress());
  const { promise, resolve, reject } = Promise.withResolvers<Printed>();
  const id = (lastId += 1);
  waiting.set(id, { resolve, reject });
  worker.ref();
  worker.postMessage({ ...order, id } satisfies ToPress, []);
  return promise;
}

function startPress(): Press {
  const worker = new Worker(new URL('./press-worker.ts', import.meta.url), { execArgv: [] });
  const waiting = new Map<number, Waiting>();
  const own: Press = { worker, waiting };
  worker.on('message', (told: FromPress) => {
    const asked = waiting.get(told.id);
    waiting.delete(told.id);
    // An idle press lets the program end.
    if (waiting.size === 0) worker.unref();
    if ('bytes' in told) asked?.resolve(told);
    else asked?.reject(new Error(`the paper could not be printed: ${told.why}`));
  });
  const end = (why: string): void => {
    if (press === own) press = undefined;
    for (const asked of waiting.values()) asked.reject(new Error(`the press stopped: ${why}`));
    waiting.clear();
  };
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => end(`its thread ended with code ${code}`));
  return own;
}
