/** Where malformed requests are sent: an app inside this process, or a server that listens somewhere. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pushSources } from '../../packages/connectors/src/sources/kinds.ts';
import { Instant } from '../../packages/core/src/values/instant.ts';
import type { HttpConfig } from '../../packages/http/src/config.ts';
import { documentOf } from '../../packages/http/src/openapi/document.ts';
import { bearer, grant, houseForTests } from '../../packages/http/src/testing/house-for-tests.ts';
import { queues } from '../../packages/services/src/worker/queues.ts';
import { seed } from '../../packages/http/src/testing/seed.ts';
import type { Ids } from '../../packages/http/src/testing/seed.ts';
import { openEmbeddedStore } from '../../packages/stores/src/embedded/store.ts';
import type { Store } from '../../packages/stores/src/ports/store.ts';
import type { Malformed } from './malformed.ts';

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface Target {
  readonly document: unknown;
  readonly token: string;
  readonly ids: Ids;
  /** Sources of as many kinds as could be registered. */
  readonly sources: readonly string[];
  send(request: Malformed): Promise<Answered>;
  /** Bytes that the server holds, where it is this process; 0 elsewhere. */
  memory(): number;
  alive(): Promise<boolean>;
  close(): Promise<void>;
}

export async function insideTarget(
  kind: 'memory' | 'embedded',
  around: (store: Store) => Store = (store) => store,
  log?: HttpConfig['log'],
): Promise<Target> {
  const clock = (): Instant => Instant.parse('2025-02-26T00:30:00.000Z');
  const embedded =
    kind === 'memory' ? undefined : await openEmbeddedStore({ directory: 'memory', clock, queues: [...queues] });
  const free = { perSecond: 1e6, burst: 1e6 };
  const house = await houseForTests({ limits: free, ...(log === undefined ? {} : { log }) }, (memory) =>
    around(embedded ?? memory),
  );
  const { app } = house;
  const admin = await house.token('north', grant('admin'));
  const { ids } = await seed(app, { organisation: 'north', token: admin, canary: 'zinfandel' });
  const send = async ({ method, url, headers, body }: Malformed): Promise<Answered> => {
    const payload = body === undefined ? {} : { payload: Buffer.from(body) };
    const answer = await app.inject({ method, url, headers, ...payload });
    return { status: answer.statusCode, type: String(answer.headers['content-type']), text: answer.body };
  };
  const sources: string[] = [];
  for (const { kind: name } of pushSources) {
    const id = `fuzzed-${name}`;
    const secret = `whsec_${Buffer.from(name.repeat(4)).toString('base64')}`;
    for (const config of configurations(id)) {
      const payload = { kind: name, config, secret };
      const made = await app.inject({ method: 'PUT', url: `/v1/sources/${id}`, headers: bearer(admin), payload });
      if (made.statusCode < 300) sources.push(id);
    }
  }
  return {
    document: documentOf(app),
    token: admin,
    ids,
    sources,
    send,
    memory: residentBytes,
    alive: async () => (await app.inject({ url: '/v1/organisation', headers: bearer(admin) })).statusCode === 200,
    async close() {
      await app.close();
      await embedded?.close();
    },
  };
}

/** One of these is what a kind of source asks for; the first that it takes is kept. */
const configurations = (source: string): readonly object[] => [
  {},
  { source },
  { source, mappings: [{ match: {}, state: 'down' }] },
  { source, statuses: { Open: { phase: 'new' } } },
];

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** After a collection: what is merely not collected yet is no leak. */
function residentBytes(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage().rss;
}

export async function remoteTarget(url: string, token: string): Promise<Target> {
  const asked = await fetch(new URL('/openapi.json', url));
  return {
    document: await asked.json(),
    token,
    ids: { agreement: 'SLA-1', source: 'probe', organisation: 'north' },
    sources: [],
    async send({ method, url: path, headers, body }) {
      const answer = await fetch(new URL(path, url), {
        method,
        headers: { ...headers },
        ...(body === undefined ? {} : { body: Buffer.from(body) }),
      });
      return { status: answer.status, type: String(answer.headers.get('content-type')), text: await answer.text() };
    },
    memory: () => 0,
    alive: async () => (await fetch(new URL('/healthz', url))).status === 200,
    close: async () => undefined,
  };
}
