/** `troth worker`. */
import { Instant } from '@troth/core';
import type { ServerOptions } from '../commands/server-options.ts';
import { configurationFor } from '../configuration/from-options.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { contextOf } from '../server/compose.ts';
import { refuseMissingKeys, serverKeys } from '../server/keys.ts';
import { logOf } from '../server/log.ts';
import { openStore } from '../server/open-store.ts';
import { sealingOf, tellSealing } from '../server/sealing.ts';
import { startWork } from '../server/work.ts';
import { version } from '../version.ts';

export async function work(options: ServerOptions, host: Host): Promise<Ending> {
  const { configuration } = configurationFor(options, host);
  if (configuration['store.url'] === undefined)
    throw badInput(
      'A worker shares a PostgreSQL server with "troth serve": set store.url (DATABASE_URL). The embedded database belongs to one process, and "troth serve" does its work itself.',
    );
  refuseMissingKeys(configuration);
  const asked = host.askedToEnd();
  const log = logOf(configuration, host);
  const { store } = await openStore(configuration, host, log);
  try {
    const keys = serverKeys(configuration, host);
    const sealing = await sealingOf(configuration, host);
    const working = await startWork(contextOf({ store, configuration, keys, sealing }, host), log);
    // An authority that is slow to answer does not hold up the start.
    void tellSealing(sealing, log, Instant.of(host.now()));
    host.out(`troth ${version} works on ${store.facts.place} (${store.facts.engine})\n`);
    log.say('info', `${await asked}: ending`);
    await working.stop();
  } finally {
    await store.close();
  }
  return endings.ok;
}
