/**
 * What the served run promises and listens to: one agreement over three series, each of a source of its own. The same counters
 * come by remote write and by asking; the probe comes by `query_range`.
 */
import { z } from 'zod';
import type { ServedTroth } from './served-troth.ts';

export const agreement = 'LIVE';
/** How long a sample speaks for its series, at one collection a second. */
export const staleMs = 3_000;

/** The source and the series of each way in. */
export const ways = ['pushed', 'pulled', 'probed'] as const;
export type Way = (typeof ways)[number];

const commitment = (way: Way): string => `
  - id: ${way}
    title: What was ${way}
    metric: { kind: event-ratio, series: ${way}, count: good, aggregate: pooled }
    target: '>= 90 %'
    period: month
    hours: always
    unknown: separate
    rounding: none
    sources: [${way}]`;

const text = `apiVersion: troth/v1
kind: Agreement
type: sla
id: ${agreement}
title: A service that is collected
effective: { from: 2020-01-01 }
zone: Etc/UTC
currency: HKD
services:
  - { id: demo, title: Demo }
calendars:
  always: { always: true, holidays: none }
commitments:${ways.map(commitment).join('')}
`;

const requests = { metric: 'demo_requests_total', where: { job: 'demo' } };
const counters = (series: Way, step: string) => ({
  as: 'counters',
  total: requests,
  bad: { ...requests, where: { ...requests.where, code: { prefix: '5' } } },
  series,
  step,
  every: '1 s',
});

/** Publishes the agreement, registers the source of remote write, and gives the key that may write for it alone. */
export async function promise(troth: ServedTroth, step: string): Promise<string> {
  await troth.ask('/v1/agreements', 'POST', { texts: [{ file: 'live.yaml', text }] });
  const source = { kind: 'prometheus-remote-write', mappings: [counters('pushed', step)] };
  await troth.ask('/v1/sources/pushed', 'PUT', source);
  const grants = [{ scope: 'evidence:write', source: 'pushed' }];
  const made = await troth.ask('/v1/keys', 'POST', { name: 'Prometheus', grants });
  return z.object({ token: z.string() }).parse(JSON.parse(made)).token;
}

/** Registers what is asked: raw samples of the counters, and the probe at whole seconds. */
export async function listen(
  troth: ServedTroth,
  { url, since, step }: { readonly url: string; readonly since: number; readonly step: string },
): Promise<void> {
  // Younger samples may not be stored yet where they are asked for.
  const terms = { url, lag: '3 s', window: '1 min', since: new Date(since).toISOString() };
  const probe = { expression: 'probe_success{job="probe"}', name: 'probe_success', step: '1 s' };
  const probes = { as: 'probe', probe: { metric: 'probe_success' }, series: 'probed', step: '1 s', every: '1 s' };
  const asked = { kind: 'prometheus-query', everyMs: 2_000 };
  await troth.ask('/v1/sources/pulled', 'PUT', {
    ...asked,
    config: { ...terms, queries: [{ raw: requests }] },
    mappings: [counters('pulled', step)],
  });
  await troth.ask('/v1/sources/probed', 'PUT', {
    ...asked,
    config: { ...terms, queries: [probe] },
    mappings: [probes],
  });
}
