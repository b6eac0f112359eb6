/** An authority for time stamps on the network (RFC 3161, 3.4). Owns: asking it. Does not own: whether its answer holds (documents). */

const largest = 64 * 1024;

interface Asking {
  readonly timeoutMs?: number;
}

/** Takes a request to the authority and brings its answer. Throws when none comes in time, or something that is no time stamp. */
export function timeStampOver(
  url: string,
  { timeoutMs = 15_000 }: Asking = {},
): (request: Uint8Array) => Promise<Uint8Array> {
  return async (request) => {
    const answer = await asked(url, { request, timeoutMs });
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
    const type = answer.headers.get('content-type') ?? '';
    if (!type.startsWith('application/timestamp-reply'))
      throw new Error(`${url} answers with ${type || 'no type'}, not with a time stamp`);
    return bounded(answer, url);
  };
}

async function asked(
  url: string,
  { request, timeoutMs }: { readonly request: Uint8Array; readonly timeoutMs: number },
): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: Uint8Array.from(request),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new Error(`${url} did not answer within ${timeoutMs} ms`, { cause: error });
    }
    // The reason of a failed connection lies in the cause.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(`${url} cannot be reached: ${cause}`, { cause: error });
  }
}

async function bounded(answer: Response, url: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.length;
    if (bytes > largest) throw new Error(`${url} answers with more than ${largest} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
