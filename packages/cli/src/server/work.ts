/** Background work of this process: takes jobs, and wakes what is due once a second. */
import { wake, workerHandlers } from '@troth/services';
import type { Context } from '@troth/services';
import type { Log } from './log.ts';

const pauseMs = 1_000;

export interface Work {
  /** Takes nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

export async function startWork(context: Context, log: Log): Promise<Work> {
  const handlers = workerHandlers(context).map(({ handle, ...handler }) => ({
    ...handler,
    handle: async (...jobs: Parameters<typeof handle>) => {
      try {
        await handle(...jobs);
      } catch (error) {
        log.say(
          'error',
          `${handler.queue}: ${error instanceof Error ? error.message : String(error)}; it will be tried again`,
        );
        throw error;
      }
    },
  }));
  await context.store.jobs.start(handlers);
  const life = { ends: false };
  let rest: (() => void) | undefined;
  const turns = (async () => {
    while (!life.ends) {
      await wake(context).catch((error: unknown) => log.say('warn', `wake: ${String(error)}`));
      if (life.ends) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        rest = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    async stop() {
      life.ends = true;
      rest?.();
      await turns;
      await context.store.jobs.stop();
    },
  };
}
