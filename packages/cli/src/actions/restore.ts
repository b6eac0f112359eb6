/** `troth restore`. */
import { verifyLedgers } from '@troth/stores';
import { CannotOpen, checkBackup } from '@troth/stores';
import type { ServerOptions } from '../commands/server-options.ts';
import { configurationFor } from '../configuration/from-options.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { logOf } from '../server/log.ts';
import { openStore } from '../server/open-store.ts';

export async function restore(file: string, options: ServerOptions, host: Host): Promise<Ending> {
  const { configuration } = configurationFor(options, host, { 'log.level': 'error' });
  try {
    // Before the store is made: a bad file leaves no empty directory behind.
    await checkBackup(file);
    const { store } = await openStore(configuration, host, logOf(configuration, host));
    try {
      const head = await store.restore(file);
      const faults = await verifyLedgers(store);
      for (const { organisation, message } of faults) host.err(`${organisation}: ${message}\n`);
      host.out(`${file}: restored what was taken at ${head.takenAt} from ${head.engine}\n`);
      return faults.length === 0 ? endings.ok : endings.missed;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof CannotOpen) throw badInput(error.message);
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw badInput(`${file}: cannot be read: ${error.code === 'ENOENT' ? 'no such file' : String(error.code)}`);
    throw error;
  }
}
