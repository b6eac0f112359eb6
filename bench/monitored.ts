/** An organisation as it is monitored: agreements in force this month, its slices so far, and agents that tell more. */
import { Instant } from '@troth/core';
import { createKey, publishAgreement, registerSource, system } from '@troth/services';
import type { Store } from '@troth/stores';
import { contextOver, need } from './business.ts';
import { minute, month } from './data.ts';
import { seriesName } from './filled.ts';
import { organisation } from './places.ts';
import { agreementName, promiseText } from './promise.ts';
import type { Request } from './served.ts';

export interface Monitored {
  readonly token: string;
  /** Of the month under way. */
  readonly period: string;
  /** Milliseconds: the first minute that nobody told yet. */
  readonly now: number;
}

/** Publishes so many agreements, tells this month's minutes so far, registers the sources and makes a key. */
export async function monitored(store: Store, agreements: number): Promise<Monitored> {
  const context = contextOver(store);
  const head = { organisation, actor: system };
  const now = Math.floor(Date.now() / minute) * minute;
  const period = new Date(now).toISOString().slice(0, 7);
  const start = Date.parse(`${period}-01T00:00:00Z`);
  const texts = Array.from({ length: agreements }, (_, index) => ({
    file: `${agreementName(index)}.json`,
    text: promiseText(index, `${period}-01`),
  }));
  need(await publishAgreement(context, { ...head, texts }));
  for (const id of ['probe', 'agents']) need(await registerSource(context, { ...head, id, kind: 'rows' }));
  const slices = Math.min(43_200, (now - start) / minute);
  if (slices > 0)
    for (let index = 0; index < agreements; index += 1) {
      const { bad, total } = month(index);
      const counts = { bad: Array.from(bad.subarray(0, slices)), total: Array.from(total.subarray(0, slices)) };
      const run = { series: seriesName(index), stepMs: minute, start: Instant.of(start), ...counts };
      await store.write(organisation, (transaction) =>
        transaction.addRuns({ source: 'probe', runs: [run] }, { actor: 'system' }),
      );
    }
  const key = need(await createKey(context, { ...head, name: 'bench', grants: [{ scope: 'admin' }] }));
  return { token: key.token, period, now };
}

const stepMs = 10_000;
/** Agents begin behind the clock, so that none of them tells the future; of a day that is over only the last hour is open. */
const behindMs = 80 * minute;
const fewest = 40;

export interface Agents {
  /** Rows of a request: as many checks of one agent. */
  readonly points: number;
  readonly agents: number;
}

/** So many agents that, at this many requests a second for so long, none comes to the present. */
export function agentsFor(load: {
  readonly points: number;
  readonly perSecond: number;
  readonly seconds: number;
}): Agents {
  const { points, perSecond, seconds } = load;
  return { points, agents: Math.max(fewest, Math.ceil((perSecond * seconds * stepMs) / behindMs)) };
}

/** One agent after the other tells the next ten seconds of each of its checks. */
export function agentRequest({ token, now }: Monitored, { points, agents }: Agents, turn: number): Request {
  const agent = turn % agents;
  const start = now - behindMs + Math.floor(turn / agents) * stepMs;
  const [from, to] = [new Date(start).toISOString(), new Date(start + stepMs).toISOString()];
  const rows = Array.from(
    { length: points },
    (_, check) =>
      `{"form":"slice","id":"${turn}-${check}","series":"check-${agent}-${check}","start":"${from}","end":"${to}","bad":${(turn + check) % 97 === 0 ? 1 : 0},"total":6}`,
  );
  return { method: 'POST', path: '/v1/sources/agents/evidence', token, body: `[${rows.join()}]` };
}

/** A probe tells the next minute of every agreement: each is evaluated again. */
export function probeRequest({ token, now }: Monitored, agreements: number, turn: number): Request {
  const [from, to] = [now + turn * minute, now + (turn + 1) * minute].map((at) => new Date(at).toISOString());
  const rows = Array.from(
    { length: agreements },
    (_, index) =>
      `{"form":"slice","id":"p-${turn}-${index}","series":"${seriesName(index)}","start":"${from}","end":"${to}","bad":0,"total":6}`,
  );
  return { method: 'POST', path: '/v1/sources/probe/evidence', token, body: `[${rows.join()}]` };
}

/** How an agreement stands. */
export function liveRequest({ token, period }: Monitored, index: number): Request {
  return { method: 'GET', path: `/v1/agreements/${agreementName(index)}/live?period=${period}`, token };
}

/** A dashboard looks at how an agreement stands, or, one time in five, has its statement made. */
export function dashboardRequest(told: Monitored, agreements: number, turn: number): Request {
  const index = (turn * 7) % agreements;
  if (turn % 5 !== 4) return liveRequest(told, index);
  const path = `/v1/agreements/${agreementName(index)}/periods/${told.period}/statement`;
  return { method: 'GET', path, token: told.token };
}
