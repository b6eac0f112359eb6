/** Asks a running server, as whoever holds the key. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Parsed JSON; its shape is for the test to say. */
  readonly json: unknown;
}

export type Ask = (path: string, options?: { method?: string; body?: unknown; type?: string }) => Promise<Answer>;

export function client(url: string, key?: string): Ask {
  return async (path, { method = 'GET', body, type = 'application/json' } = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: answer.status, text, json: isJson ? JSON.parse(text) : undefined };
  };
}

/** Asks again until the answer is as wanted; fails with the last answer when it never is. */
export async function until(ask: () => Promise<Answer>, wanted: (answer: Answer) => boolean): Promise<Answer> {
  let last = await ask();
  for (const deadline = Date.now() + 60_000; !wanted(last) && Date.now() < deadline; last = await ask())
    await new Promise((resolve) => setTimeout(resolve, 100));
  if (wanted(last)) return last;
  throw new Error(`It never was as wanted; the last answer was ${last.status} ${last.text}`);
}

/** The first event of a topic, from the beginning of the stream. */
export async function eventOf(url: string, key: string, topic: string): Promise<string> {
  const answer = await fetch(`${url}/v1/events?after=0&topics=${topic}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  let seen = '';
  for await (const part of answer.body ?? []) {
    seen += Buffer.from(part).toString();
    const found = /^event: .*\ndata: .*$/mu.exec(seen);
    if (found !== null) return found[0];
  }
  throw new Error(`The stream ended with ${answer.status} after: ${seen}`);
}
