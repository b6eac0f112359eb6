/** What a run brought, three ways: pushed, pulled, and the target's own log by the plainest arithmetic. */
import { pullSources } from '@troth/connectors';
import type { Fetcher, Sample } from '@troth/connectors';
import type { Shown } from './loopback-target.ts';

export const codes = ['200', '503'] as const;

/** The network, as a source is given it. */
export const http: Fetcher = async ({ url, method = 'GET', headers = {}, body }) => {
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
};

/** Raw samples of the demo's counters, asked step by step until now. */
export async function pullAll(url: string, since: number): Promise<Sample[]> {
  const source = pullSources.find(({ kind }) => kind === 'prometheus-query');
  if (source === undefined) throw new Error('there is no source of the kind prometheus-query');
  const config = source.configuration.parse({
    url,
    queries: [{ raw: { metric: 'demo_requests_total', where: { job: 'demo' } } }],
    lag: '0 s',
    window: '1 min',
    since: new Date(since).toISOString(),
  });
  const samples: Sample[] = [];
  const now = Date.now();
  for (let cursor: Readonly<Record<string, string | number>> | undefined; ;) {
    const pulled = await source.pull({ config, cursor, now, fetch: http });
    if (!pulled.ok) throw new Error(pulled.refusals.map(({ message }) => message).join('; '));
    samples.push(...pulled.value.delivery.samples);
    cursor = pulled.value.cursor;
    if (!pulled.value.more) return samples;
  }
}

/** Samples of one of the demo's counters in order of time, without stale markers. */
export function counterOf(samples: readonly Sample[], code: string): { readonly at: number; readonly value: number }[] {
  return samples
    .filter(
      ({ labels, stale }) => labels['__name__'] === 'demo_requests_total' && labels['code'] === code && stale !== true,
    )
    .map(({ at, value }) => ({ at, value }))
    .sort((a, b) => a.at - b.at);
}

export const shownOf = (log: readonly Shown[], code: string): number[] =>
  log.map(({ ok, failed }) => (code === '200' ? ok : failed));

/** What each value adds to the one before; after a fall, all of it. The first one adds nothing that is known. */
export function additions(values: readonly number[]): number[] {
  return values.map((value, i) => {
    const before = values[i - 1];
    return before === undefined ? 0 : value < before ? value : value - before;
  });
}

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
