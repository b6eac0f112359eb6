/** How sources are asked over the network: bounded in time and size, redirects not followed. */
import type { Fetcher } from '@troth/connectors';

const timeoutMs = 30_000;
const mostBytes = 64 * 1024 * 1024;

export const outwardFetch: Fetcher = async ({ url, method = 'GET', headers = {}, body }) => {
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
    if (bytes > mostBytes) throw new Error(`${url} answers with more than ${mostBytes / 1_048_576} MiB`);
    parts.push(part);
  }
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.concat(parts) };
};
