/** One question to the query API. Owns: addresses and headers. Does not own: the network (the fetcher). */
import type { Outcome } from '@troth/core';
import type { PullContext } from '../source.ts';
import { readAnswer } from './answer.ts';
import type { Answered } from './answer.ts';
import type { QueryTerms } from './terms.ts';

export type Asking = Pick<PullContext<QueryTerms>, 'config' | 'secret' | 'fetch'>;

/** What the expression gives at one moment; a range in it brings the raw samples of the range. */
export function askAt(asking: Asking, { query, at }: { query: string; at: number }): Promise<Outcome<Answered>> {
  return ask(asking, { path: 'query', query, parameters: { time: seconds(at) } });
}

/** What the expression gives at steps from `start` to `end`, both included. */
export function askRange(
  asking: Asking,
  { query, start, end, step, name }: { query: string; start: number; end: number; step: number; name: string },
): Promise<Outcome<Answered>> {
  const parameters = { start: seconds(start), end: seconds(end), step: seconds(step) };
  return ask(asking, { path: 'query_range', query, parameters, name });
}

interface Question {
  readonly path: 'query' | 'query_range';
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly name?: string;
}

async function ask(
  { config, secret, fetch }: Asking,
  { path, query, parameters, name }: Question,
): Promise<Outcome<Answered>> {
  // Thanos answers from a part unless it is told not to; others do not know the word and pass it over.
  const body = new URLSearchParams({ query, ...parameters, partial_response: 'false' }).toString();
  const url = `${config.url.replace(/\/+$/u, '')}/api/v1/${path}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    ...proof(config, secret),
  };
  return readAnswer(await fetch({ url, method: 'POST', headers, body }), query, name);
}

function proof(config: QueryTerms, secret = ''): Record<string, string> {
  const { authentication, user = '', tenant } = config;
  const scope: Record<string, string> = tenant === undefined ? {} : { 'x-scope-orgid': tenant };
  if (authentication === 'none') return scope;
  const basic = `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`;
  return { ...scope, authorization: authentication === 'basic' ? basic : `Bearer ${secret}` };
}

/** Whole milliseconds as the API's seconds, without a float between. */
export function seconds(ms: number): string {
  const text = String(Math.abs(ms)).padStart(4, '0');
  return `${ms < 0 ? '-' : ''}${text.slice(0, -3)}.${text.slice(-3)}`;
}
