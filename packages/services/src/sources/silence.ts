/** Sources that fell silent. Owns: telling it once for each silence. */
import { Instant } from '@troth/core';
import { raiseOnce } from '../alerts/alerts.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { sourceHealth } from './health.ts';

/** Raises an alert for each source that is disconnected; its id names the last word, so that one silence is one alert. */
export async function tellSilentSources(context: Context, organisation: string): Promise<void> {
  const silent = (await sourceHealth(context, { organisation })).filter(({ state }) => state === 'disconnected');
  if (silent.length === 0) return;
  await context.store.write(organisation, async (transaction) => {
    for (const { source, lastOccurred = Instant.format(Instant.earliest) } of silent) {
      const message = `${source} told of nothing after ${lastOccurred}; its promises are not measured meanwhile`;
      const told = {
        id: ['source', source, 'silent', lastOccurred].join(':'),
        alert: { kind: 'source-silent' as const, message },
      };
      await raiseOnce(transaction, told, { actor: system.id });
    }
  });
}
