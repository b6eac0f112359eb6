/** `troth retention`. */
import { Instant } from '@troth/core';
import { Conflict } from '@troth/stores';
import type { RetentionOptions } from '../commands/retention.ts';
import { configurationFor } from '../configuration/from-options.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { logOf } from '../server/log.ts';
import { openExisting } from '../server/open-store.ts';

export async function giveUpLog(options: RetentionOptions, host: Host): Promise<Ending> {
  const before = Instant.tryParse(options.before);
  if (before === undefined)
    throw badInput(`--before ${options.before}: write date, time and offset, as in 2024-01-01T00:00:00Z`);
  const { configuration } = configurationFor(options, host, { 'log.level': 'error' });
  const { store } = await openExisting(configuration, host, logOf(configuration, host));
  try {
    const dropped = await store.dropLog(before);
    const months = dropped.months.map((month) => `${month.slice(0, 4)}-${month.slice(4)}`);
    if (options.json === true) host.out(`${JSON.stringify({ ...dropped, months }, undefined, 2)}\n`);
    else if (months.length === 0) host.out(`nothing to give up: no month of slices ended by ${options.before}\n`);
    else host.out(`given up: ${dropped.runs} runs of ${months.join(', ')}; their sealed days stay\n`);
    return endings.ok;
  } catch (error) {
    if (error instanceof Conflict) throw badInput(error.message);
    throw error;
  } finally {
    await store.close();
  }
}
