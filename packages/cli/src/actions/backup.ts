/** `troth backup`. */
import type { BackupOptions } from '../commands/backup.ts';
import { configurationFor } from '../configuration/from-options.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { logOf } from '../server/log.ts';
import { openExisting } from '../server/open-store.ts';

export async function backUp(file: string, options: BackupOptions, host: Host): Promise<Ending> {
  const { configuration } = configurationFor(options, host, { 'log.level': 'error' });
  const { store } = await openExisting(configuration, host, logOf(configuration, host));
  try {
    const summary = await store.backup(file);
    const rows = Object.values(summary.rows).reduce((sum, count) => sum + count, 0);
    if (options.json === true) host.out(`${JSON.stringify({ file, ...summary }, undefined, 2)}\n`);
    else host.out(`${file}: ${rows} rows, ${summary.bytes} bytes, SHA-256 of its content ${summary.sha256}\n`);
    return endings.ok;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw badInput(`${file}: cannot be written: ${String(error.code)}`);
    throw error;
  } finally {
    await store.close();
  }
}
