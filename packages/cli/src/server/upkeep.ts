/** Care for the store while it is served: once an hour the embedded database gives back the space of rows that went. */
import type { DurableStore } from '@troth/stores';
import type { Log } from './log.ts';

const hourMs = 3_600_000;

export interface Upkeep {
  /** No more rounds; waits for one under way. */
  stop(): Promise<void>;
}

export function startUpkeep(store: Pick<DurableStore, 'maintain'>, log: Log, everyMs: number = hourMs): Upkeep {
  let round = Promise.resolve();
  const timer = setInterval(() => {
    round = store.maintain().catch((error: unknown) => log.say('warn', `upkeep: ${String(error)}`));
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
