/** The store that the settings name. Owns: choosing it, and refusing in production what fails its self-test. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { CannotOpen, openEmbeddedStore, openServer } from '@troth/stores';
import type { DurableStore } from '@troth/stores';
import { queues } from '@troth/services';
import type { Configuration } from '../configuration/settings.ts';
import { badInput } from '../endings.ts';
import type { Host } from '../host.ts';
import type { Log } from './log.ts';

export interface OpenedStore {
  readonly store: DurableStore;
  /** Settles when the store will not work again in this process. */
  readonly ended: Promise<Error>;
}

/** Opens a store that must be there: reading a directory whose name was mistyped is not to make a database in it. */
export async function openExisting(configuration: Configuration, host: Host, log: Log): Promise<OpenedStore> {
  const { 'store.url': url, 'store.directory': directory } = configuration;
  if (url === undefined && directory !== 'memory' && !existsSync(join(directory, 'data')))
    throw badInput(
      `store.directory: there is no database in "${directory}"; name the directory of one with --data, or a server with DATABASE_URL`,
    );
  return openStore(configuration, host, log);
}

/** Opens and tests the store. Bad input, with a sentence, where it does not open. */
export async function openStore(configuration: Configuration, host: Host, log: Log): Promise<OpenedStore> {
  try {
    const opened = await open(configuration, host, log);
    await test(opened.store, configuration, log);
    return opened;
  } catch (error) {
    if (error instanceof CannotOpen) throw badInput(error.message);
    throw error;
  }
}

async function open(configuration: Configuration, host: Host, log: Log): Promise<OpenedStore> {
  const parts = {
    clock: () => Instant.of(host.now()),
    queues,
    onFault: (error: Error) => log.say('warn', `store: ${error.message}`),
  };
  const { 'store.url': url, 'store.directory': directory, 'store.connections': connections } = configuration;
  if (url !== undefined) {
    const store = await openServer({ ...parts, url, connections });
    return { store, ended: new Promise(() => undefined) };
  }
  const store = await openEmbeddedStore({ ...parts, directory });
  return { store, ended: store.ended };
}

async function test(store: DurableStore, { mode }: Configuration, log: Log): Promise<void> {
  const findings = await store.selfTest();
  const failed = findings.filter(({ ok, severity }) => !ok && severity === 'refuse');
  for (const { what, ok, severity, detail } of findings)
    if (!ok) log.say(severity === 'info' ? 'info' : 'warn', `store: ${what}: ${detail}`);
  if (mode !== 'production' || failed.length === 0) return;
  await store.close();
  throw badInput(
    `The store is not fit for production: ${failed.map(({ what, detail }) => `${what}: ${detail}`).join('; ')}. "troth doctor" tells more.`,
  );
}
