/** How sources are asked over the network: bounded in time and size, redirects not followed, no forbidden addresses. */
import { request as plainRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { isForbidden, lookUpAllowed } from '@troth/connectors';
import type { Fetcher } from '@troth/connectors';

export interface FetchBounds {
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

const mebi = 1_048_576;

export function boundedFetch({ timeoutMs, mostBytes }: FetchBounds): Fetcher {
  return async ({ url, method = 'GET', headers = {}, body }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    // What is counted is what is kept: an answer that was packed would have to be counted twice.
    const options = { method, headers: { 'accept-encoding': 'identity', ...headers }, signal };
    try {
      return await whole(await answerOf(url, body, options), { url, mostBytes });
    } catch (error) {
      if (signal.aborted) throw new Error(`${url}: timeout, no whole answer within ${timeoutMs} ms`, { cause: error });
      throw error;
    }
  };
}

async function whole(
  answer: IncomingMessage,
  { url, mostBytes }: { readonly url: string; readonly mostBytes: number },
): Promise<Awaited<ReturnType<Fetcher>>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error(`${url} answers with more than ${mostBytes / mebi} MiB`);
    parts.push(part);
  }
  const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return { status: answer.statusCode ?? 0, headers: Object.fromEntries(headers), body: Buffer.concat(parts) };
}

function answerOf(url: string, body: string | undefined, options: RequestOptions): Promise<IncomingMessage> {
  const { hostname, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/gu, '');
  // A number is connected to without being looked up.
  if (isIP(host) !== 0 && isForbidden(host))
    throw new Error(`${host} is an address where no source is asked; give the address of the system itself`);
  const ask = protocol === 'https:' ? secureRequest : plainRequest;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = ask(url, { ...options, agent: false, lookup: lookUpAllowed });
  request.on('response', resolve);
  request.on('error', reject);
  request.end(body);
  return promise;
}

export const outwardFetch = boundedFetch({ timeoutMs: 30_000, mostBytes: 64 * mebi });
