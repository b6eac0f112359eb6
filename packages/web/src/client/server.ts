/** Speaks to the server that handed this page out. Owns: what every request carries. Does not own: what is asked. */
import createClient from 'openapi-fetch';
import type { paths } from './api.d.ts';
import { troubleOf, unreached } from './trouble.ts';

/** Cookies of other sites' forms cannot carry a header; that it is there is what the server looks at. */
const csrf = { 'x-troth-csrf': '1' };

export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  headers: csrf,
});

/** The same request sent twice by an impatient network is done once. */
api.use({
  onRequest({ request }) {
    if (request.method !== 'GET' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
});

interface Told<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer, or the trouble thrown. */
export async function answerOf<T>(call: Promise<Told<T>>): Promise<T> {
  const { data, error, response } = await call.catch(() => {
    throw unreached();
  });
  if (!response.ok || error !== undefined) throw troubleOf(error, response.status);
  // An answer without a body (204) is typed as undefined by the description of the API.
  return data as T;
}
