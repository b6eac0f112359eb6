/**
 * The demo company as a server: store, history, API and application. Owns: starting, beginning again, ending. The request that
 * begins it again is answered by the app before; every request after it by a new one over a new store.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { pullSources, pushSources } from '@troth/connectors';
import { Instant } from '@troth/core';
import { buildApp } from '@troth/http';
import type { DemoState } from '@troth/http';
import type { Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import type { Store } from '@troth/stores';
import { applicationFolder } from '@troth/web';
import { version } from '../version.ts';
import { letIn } from './accounts.ts';
import { demoClock } from './clock.ts';
import type { DemoClock } from './clock.ts';
import { demoKey, loadCompany } from './company-load.ts';
import type { Progress } from './company-load.ts';
import { demoIdentities, demoPassword } from './identities.ts';

export interface DemoOptions {
  readonly store: 'memory' | { readonly directory: string };
  /** 0 chooses a free one. */
  readonly port?: number;
}

export interface RunningDemo {
  readonly address: string;
  /** Of an administrator; another one after a reset. */
  adminToken(): string;
  reset(): Promise<void>;
  close(): Promise<void>;
}

type App = Awaited<ReturnType<typeof buildApp>>;

interface Showing {
  readonly app: App;
  readonly store: Store;
  readonly token: string;
}

export async function startDemo({ port = 0 }: DemoOptions): Promise<RunningDemo> {
  let showing: Showing | undefined;
  const show = async (): Promise<void> => {
    const before = showing;
    showing = await open(() => show());
    await before?.app.close();
    await before?.store.close();
  };
  await show();
  const server = createServer((request, response) => showing?.app.routing(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => resolve());
  });
  const { port: heard } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${heard}`,
    adminToken: () => showing?.token ?? '',
    reset: show,
    async close() {
      server.close();
      server.closeAllConnections();
      await showing?.app.close();
      await showing?.store.close();
    },
  };
}

async function open(reset: () => Promise<void>): Promise<Showing> {
  const clock = demoClock();
  const progress: Progress = { loaded: 0, of: 0, ready: false };
  const context = contextOver(memoryStore({ clock: clock.now }), clock);
  await loadCompany(context, clock, progress);
  await letIn(context);
  const token = await demoKey(context);
  const state = (): DemoState => ({
    clock: Instant.format(clock.now()),
    ...progress,
    password: demoPassword,
    identities: demoIdentities,
  });
  const app = await buildApp({ context, config: { version, application: applicationFolder, demo: { state, reset } } });
  return { app, store: context.store, token };
}

/** Chance is drawn from a seed, so that two demos are the same to the byte. What it protects is fictional. */
function contextOver(store: Store, clock: DemoClock): Context {
  let drawn = 0;
  const random = (bytes: number): Uint8Array => {
    drawn += 1;
    return new Uint8Array(createHash('shake256', { outputLength: bytes }).update(`demo ${drawn}`).digest());
  };
  return {
    store,
    clock: clock.now,
    random,
    sources: { push: pushSources, pull: pullSources },
    secretKey: new Uint8Array(createHash('sha256').update('demo').digest()),
    product: `troth ${version}`,
    outward: { privateAddresses: false, plain: false, timeoutMs: 1000 },
  };
}
