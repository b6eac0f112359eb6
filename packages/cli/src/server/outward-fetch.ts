/** How sources are asked over the network: bounded in time and size, redirects not followed. */
import type { Fetcher } from '@troth/connectors';

export interface FetchBounds {
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

const mebi = 1_048_576;

export function boundedFetch({ timeoutMs, mostBytes }: FetchBounds): Fetcher {
  return async ({ url, method = 'GET', headers = {}, body }) => {
    const answer = await fetch(url, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of answer.body ?? []) {
      bytes += part.length;
      if (bytes > mostBytes) throw new Error(`${url} answers with more than ${mostBytes / mebi} MiB`);
      parts.push(part);
    }
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.concat(parts) };
  };
}

export const outwardFetch = boundedFetch({ timeoutMs: 30_000, mostBytes: 64 * mebi });
