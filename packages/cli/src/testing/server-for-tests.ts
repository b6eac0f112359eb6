/** A server that listens on this machine for one test file: a store in memory, a clock that the test moves, work done when asked. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { pullSources, pushSources } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Signer } from '@troth/core';
import { buildApp } from '@troth/http';
import { createKey, system, wake, workerHandlers } from '@troth/services';
import type { Context, Grant } from '@troth/services';
import { memoryStore } from '@troth/stores';
import { run } from '../run.ts';
import { hostForTests } from './host-for-tests.ts';
import type { Host } from '../host.ts';

const organisation = 'harbourline';

/** The test key of RFC 8032 §7.1, first vector. */
const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';

function testSigner(): Signer {
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { name: 'troth.example', publicKey, sign: async (bytes) => new Uint8Array(sign(null, bytes, key)) };
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface ServerForTests {
  readonly url: string;
  setClock(text: string): void;
  /** A key with these grants; of an administrator when none are named. */
  key(...grants: readonly Grant[]): Promise<string>;
  /** Does the work of the background that is due, until none is left. */
  settle(): Promise<void>;
  /** One command with this key against this server. */
  troth(key: string, words: readonly string[], changes?: Partial<Host>): Promise<Ended>;
  close(): Promise<void>;
}

export async function serverForTests(): Promise<ServerForTests> {
  let now = Instant.parse('2025-02-26T00:30:00.000Z');
  const clock = (): Instant => now;
  let drawn = 0;
  const random = (bytes: number): Uint8Array => {
    drawn += 1;
    return new Uint8Array(createHash('shake256', { outputLength: bytes }).update(`draw ${drawn}`).digest());
  };
  const context: Context = {
    store: memoryStore({ clock }),
    clock,
    random,
    sources: { push: pushSources, pull: pullSources },
    secretKey: new Uint8Array(32).fill(7),
    signer: testSigner(),
    outward: { privateAddresses: false, plain: false, timeoutMs: 1000 },
  };
  await context.store.establish(organisation, organisation);
  const app = await buildApp({ context, config: { version: '0.0.0' } });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    setClock: (text) => {
      now = Instant.parse(text);
    },
    async key(...grants) {
      const all = grants.length === 0 ? [{ scope: 'admin' as const }] : grants;
      const made = await createKey(context, { organisation, actor: system, name: 'test', grants: all });
      if (!made.ok) throw new TypeError(made.refusals[0]?.message);
      return made.value.token;
    },
    settle: () =>
      settle(context, () => {
        now = Instant.plus(now, 1);
      }),
    async troth(key, words, changes = {}) {
      const { host, said } = hostForTests(words, { env: { TROTH_SERVER: url, TROTH_KEY: key }, random, ...changes });
      return { code: await run(host), ...said };
    },
    close: () => app.close(),
  };
}

/** Some work waits until the millisecond is over, so the clock goes on with every look. */
async function settle(context: Context, tick: () => void): Promise<void> {
  const { jobs } = context.store;
  const faults: unknown[] = [];
  // A job that fails would be tried again and again: here it ends the test with its reason.
  const watched = workerHandlers(context).map((handler) => ({
    ...handler,
    handle: (tasks: Parameters<typeof handler.handle>[0]) =>
      handler.handle(tasks).catch((fault: unknown) => void faults.push(fault)),
  }));
  await wake(context);
  await jobs.start(watched);
  const isWaiting = async (): Promise<boolean> => Object.values(await jobs.waiting()).some((count) => count > 0);
  while (await isWaiting()) {
    tick();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await jobs.stop();
  if (faults.length > 0) throw faults[0];
  if (await isWaiting()) await settle(context, tick);
}
