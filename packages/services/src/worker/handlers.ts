import type { QueueHandler } from '@troth/stores';
import type { Context } from '../context.ts';
/** Everything that happens in the background, one handler a queue. */
export function workerHandlers(context: Context): readonly QueueHandler[] {
  throw new Error(`${context}`);
}
/** Puts due work into the queues, for every organisation; asked again and again (each second) by whoever runs workers. */
export async function wake(context: Context): Promise<void> {
  throw new Error(`${context}`);
}
