/** Another system on loopback, answering from a recording. Owns: a real HTTP server and a fetcher for pulls under test. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { Fetcher, PullSource } from '../sources/source.ts';
import { mutationsOf } from './mutations.ts';
import { noon } from './push.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  /** JSON, unless it is text already. */
  readonly body: unknown;
}

export interface RunningSystem {
  readonly url: string;
  readonly fetch: Fetcher;
  readonly asked: readonly Asked[];
}

/** Runs `use` beside a server that answers by `answer`. */
export async function withSystem(
  answer: (asked: Asked) => Answer,
  use: (system: RunningSystem) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://loopback.invalid');
      const { method = 'GET', headers } = request;
      const one = { method, path: url.pathname, query: url.searchParams, headers, body };
      asked.push(one);
      const { status = 200, body: told } = answer(one);
      response.statusCode = status;
      return response.end(typeof told === 'string' ? told : JSON.stringify(told));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  try {
    await use({ url: `http://127.0.0.1:${address.port}`, fetch: overHttp, asked });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

const overHttp: Fetcher = async ({ url, ...init }) => {
  const response = await fetch(url, { ...init, redirect: 'error' });
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: new Uint8Array(await response.arrayBuffer()) };
};

/** Pulls with damaged answers: the source may refuse, it may not throw. Answers how many damaged answers it believed. */
export async function pullSurvives<C>(
  source: PullSource<C>,
  { config, recorded, count = 500 }: { config: C; recorded: unknown; count?: number },
): Promise<number> {
  let believed = 0;
  for (const broken of mutationsOf(JSON.stringify(recorded), { count, seed: 20_241_114 })) {
    const fetch: Fetcher = async () => ({ status: 200, headers: {}, body: broken });
    const outcome = await source.pull({ config, secret: 'secret', cursor: undefined, now: noon, fetch });
    if (outcome.ok) believed += 1;
  }
  return believed;
}
