/**
 * The demo company as a server: store, history, API, application, work of the background. Owns: starting, beginning again,
 * ending. While a new directory is loaded it is served already, and says how far it has come.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Mailer } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Authority } from '@troth/documents';
import { buildApp } from '@troth/http';
import type { DemoState } from '@troth/http';
import type { Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import type { Store } from '@troth/stores';
import { applicationFolder } from '@troth/web';
import type { Log } from '../server/log.ts';
import { startWork } from '../server/work.ts';
import type { Work } from '../server/work.ts';
import { version } from '../version.ts';
import { demoClock, demoNow } from './clock.ts';
import type { DemoClock } from './clock.ts';
import { demoKey, foundOrganisation, loadCompany, settle } from './company-load.ts';
import type { Progress } from './company-load.ts';
import { demoContext } from './demo-context.ts';
import { demoAuthority, demoSealing } from './demo-sealing.ts';
import { dropAll, dropChanges, isLoaded, keepLoaded, openLoaded, openLoading } from './demo-store.ts';
import { mailbox } from './mailbox.ts';
import { demoIdentities, demoOrganisation, demoPassword } from './identities.ts';

export interface DemoOptions {
  readonly store: 'memory' | { readonly directory: string };
  /** 0 chooses a free one. */
  readonly port?: number;
  /** Loads again what is loaded already. */
  readonly fresh?: boolean;
  readonly log?: Log;
}

export interface RunningDemo {
  readonly address: string;
  /** Settles when everything is loaded. */
  readonly ready: Promise<void>;
  /** Of an administrator; another one after a reset. */
  adminToken(): string;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** What is being served. */
interface Stage {
  readonly clock: DemoClock;
  readonly context: Context;
  readonly mail: Mailer;
  readonly app: Awaited<ReturnType<typeof buildApp>>;
  readonly progress: Progress;
  work?: Work;
  token: string;
}

const silent: Log = { level: 'silent', stream: { write: () => undefined }, say: () => undefined };

/** Resolves as soon as it listens; what it serves while it is loaded says how far it has come. */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { port = 0, log = silent } = options;
  const demo = new Demo(options.store, log);
  if (options.store !== 'memory' && options.fresh === true) dropAll(options.store.directory);
  const { loaded: ready } = await demo.open();
  const server = createServer((request, response) => demo.app.routing(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => resolve());
  });
  const { port: heard } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${heard}`,
    ready,
    adminToken: () => demo.token,
    reset: () => demo.reset(),
    async close() {
      server.close();
      server.closeAllConnections();
      await demo.close();
    },
  };
}

class Demo {
  readonly #place: DemoOptions['store'];
  readonly #log: Log;
  #stage: Stage | undefined;
  /** Made once: what it signed before a reset holds afterwards. */
  #authority: Promise<Authority> | undefined;
  /** One opening, reset or end at a time. */
  #turn: Promise<void> = Promise.resolve();

  constructor(place: DemoOptions['store'], log: Log) {
    this.#place = place;
    this.#log = log;
  }

  get #shown(): Stage {
    if (this.#stage === undefined) throw new TypeError('The demo is not open.');
    return this.#stage;
  }

  get app(): Stage['app'] {
    return this.#shown.app;
  }

  get token(): string {
    return this.#stage?.token ?? '';
  }

  /** Something is served when this resolves; everything is loaded when the promise in it does. */
  async open(): Promise<{ readonly loaded: Promise<void> }> {
    if (this.#place !== 'memory' && isLoaded(this.#place.directory)) {
      await this.#openLoaded(this.#place.directory);
      return { loaded: Promise.resolve() };
    }
    const clock = demoClock();
    const store = this.#place === 'memory' ? memoryStore({ clock: clock.now }) : await openLoading(clock);
    const stage = await this.#show(store, clock);
    const loading = this.#load(stage, store);
    this.#turn = loading.catch(() => undefined);
    return { loaded: loading };
  }

  async #load(stage: Stage, store: Store | Awaited<ReturnType<typeof openLoading>>): Promise<void> {
    await loadCompany(stage.context, stage.clock, stage.progress);
    if (this.#place === 'memory' || !('snapshot' in store)) return this.#begin(stage);
    await keepLoaded(this.#place.directory, store);
    await this.#openLoaded(this.#place.directory);
  }

  async #openLoaded(directory: string): Promise<void> {
    const clock = demoClock();
    clock.goOn(Instant.parse(demoNow));
    const store = await openLoaded(directory, clock);
    const { recordedAt } = await store.read(demoOrganisation, (reader) => reader.head());
    if (recordedAt !== undefined && recordedAt > Instant.parse(demoNow)) clock.goOn(Instant.plus(recordedAt, 1));
    await this.#begin(await this.#show(store, clock));
  }

  /** Serves a store in place of the one before. */
  async #show(store: Store, clock: DemoClock): Promise<Stage> {
    const authority = await (this.#authority ??= demoAuthority(this.#place));
    const context = { ...demoContext(store, clock), sealing: demoSealing(authority, clock.now) };
    await foundOrganisation(context);
    const progress: Progress = { loaded: 0, of: 0, ready: false };
    const state = (): DemoState => ({
      clock: Instant.format(clock.now()),
      loaded: progress.loaded,
      of: progress.of,
      ready: progress.ready,
      password: demoPassword,
      identities: demoIdentities,
    });
    const { mail, mails } = mailbox();
    const demo = { state, reset: () => this.reset(), mails };
    // History was told with its mails; only what is done from now on writes some.
    const app = await buildApp({
      context: { ...context, mail },
      config: { version, application: applicationFolder, demo },
    });
    const before = this.#stage;
    this.#stage = { clock, context, mail, app, progress, token: '' };
    if (before !== undefined) await endStage(before);
    return this.#stage;
  }

  async #begin(stage: Stage): Promise<void> {
    stage.token = await demoKey(stage.context);
    await settle(stage.context);
    // The first page was made once as it is asked for: whoever comes first does not wait.
    await stage.app.inject({ url: '/v1/today', headers: { authorization: `Bearer ${stage.token}` } });
    stage.work = await startWork({ ...stage.context, mail: stage.mail }, this.#log);
    stage.progress.ready = true;
  }

  async reset(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#again());
    await this.#turn;
  }

  async #again(): Promise<void> {
    if (this.#place === 'memory') {
      const clock = demoClock();
      const stage = await this.#show(memoryStore({ clock: clock.now }), clock);
      await loadCompany(stage.context, stage.clock, stage.progress);
      return this.#begin(stage);
    }
    await this.#shown.work?.stop();
    await this.#shown.context.store.close();
    dropChanges(this.#place.directory);
    await this.#openLoaded(this.#place.directory);
  }

  async close(): Promise<void> {
    if (this.#stage !== undefined) this.#stage.progress.over = true;
    await this.#turn;
    if (this.#stage !== undefined) await endStage(this.#stage);
  }
}

/** Requests under way are answered by the app before; its store is closed when they are. */
async function endStage({ app, work, context }: Stage): Promise<void> {
  await work?.stop();
  await app.close();
  await context.store.close();
}
