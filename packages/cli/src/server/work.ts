/** Background work of this process: takes jobs, and wakes what is due once a second. */
import { wake, workerHandlers } from '@troth/services';
import type { Context } from '@troth/services';
import type { QueueHandler } from '@troth/stores';
import type { Log } from './log.ts';

const pauseMs = 1_000;

export interface Work {
  /** Takes nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

export async function startWork(context: Context, log: Log): Promise<Work> {
  await context.store.jobs.start(workerHandlers(context).map((handler) => told(handler, log)));
  const rest = pauses();
  const turns = (async () => {
    let trouble = '';
    while (!rest.ended()) {
      const found = await wake(context).then(() => '', sentenceOf);
      // A database that is away is away every second: said once, and once that it is back.
      if (found !== trouble)
        log.say(found === '' ? 'info' : 'warn', `due work: ${found === '' ? 'looked for again' : found}`);
      trouble = found;
      await rest.pause();
    }
  })();
  return {
    async stop() {
      rest.end();
      await turns;
      await context.store.jobs.stop();
    },
  };
}

/** Says which jobs were done, and why some have to be tried again. */
function told({ queue, batch, handle }: QueueHandler, log: Log): QueueHandler {
  return {
    queue,
    ...(batch === undefined ? {} : { batch }),
    async handle(jobs) {
      try {
        await handle(jobs);
        log.say('debug', 'jobs done', { queue, jobs: jobs.map(({ id }) => id) });
      } catch (error) {
        log.say('error', `${queue}: ${sentenceOf(error)}; it will be tried again`, { queue });
        throw error;
      }
    },
  };
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Pauses that an end cuts short. */
function pauses(): { ended(): boolean; pause(): Promise<void>; end(): void } {
  let over = false;
  let wakeUp: (() => void) | undefined;
  return {
    ended: () => over,
    pause: () =>
      over
        ? Promise.resolve()
        : new Promise((resolve) => {
            const timer = setTimeout(resolve, pauseMs);
            wakeUp = () => {
              clearTimeout(timer);
              resolve();
            };
          }),
    end() {
      over = true;
      wakeUp?.();
    },
  };
}
