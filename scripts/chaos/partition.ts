/**
 * P8, partition: between clients and the interface, and between the store and PostgreSQL, connections are cut at any byte,
 * held back, half closed and swallowed. Clients ask again with the same Idempotency-Key until they are answered: each key took
 * effect once.
 *
 *   node scripts/chaos/partition.ts [--store embedded|postgres] [--seed N] [--requests N] [--control]
 */
import { request } from 'node:http';
import { listKeys } from '@troth/services';
import type { Context } from '@troth/services';
import { apiOver, bearerFor } from './stage/api.ts';
import { organisation, settleIn } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { contextOver } from './stage/house.ts';
import { readLedgers } from './stage/ledgers.ts';
import { openPlace, placesFor } from './stage/places.ts';
import type { Place } from './stage/places.ts';
import { startProxy } from './stage/proxy.ts';
import type { Proxy } from './stage/proxy.ts';
import { rowOf } from './stage/requests.ts';

const clients = 6;
const patienceMs = 5_000;
const mostAttempts = 200;

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Sent {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One attempt on a connection of its own; throws where no whole answer came. */
function post({ port, path, headers, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, method: 'POST', host: '127.0.0.1', headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.complete) resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') });
        else reject(new Error('the answer was cut off'));
      });
    });
    asked.setTimeout(patienceMs, () => asked.destroy(new Error('no answer came')));
    asked.on('error', reject);
    asked.end(body);
  });
}

interface Tally {
  readonly answered: string[];
  readonly faults: string[];
  attempts: number;
  broken: number;
  away: number;
}

/** What may be asked again: only half arrived, the same request is being worked on, too much at once, the store away. */
const askAgain = [408, 409, 429, 503];

async function untilAnswered(sent: Sent, key: string, tally: Tally): Promise<void> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    tally.attempts += 1;
    try {
      const { status, body } = await post(sent);
      if (status === 200 || status === 201) return void tally.answered.push(key);
      if (!askAgain.includes(status))
        return void tally.faults.push(`${key} was answered ${status}: ${body.slice(0, 300)}`);
      tally.away += 1;
    } catch {
      tally.broken += 1;
    }
    // Later each time, and never all at once.
    await new Promise((resolve) => setTimeout(resolve, Math.min(20 * attempt, 300) + ((key.length * attempt) % 17)));
  }
  tally.faults.push(`${key} was not answered in ${mostAttempts} attempts`);
}

/** Rows name themselves; an API key is made anew each time it is asked for, and only the request's key keeps it one. */
function requestFor(number: number, key: string): Pick<Sent, 'path' | 'body'> {
  if (number % 2 === 0) return { path: '/v1/sources/load/evidence', body: JSON.stringify([rowOf(key)]) };
  return { path: '/v1/keys', body: JSON.stringify({ name: key, grants: [{ scope: 'read' }] }) };
}

interface Stage {
  readonly context: Context;
  readonly proxies: readonly Proxy[];
  /** Where clients ask. */
  readonly port: number;
}

async function stageOn(setting: Setting, place: Place): Promise<Stage> {
  const { chance, atEnd } = setting;
  const proxies: Proxy[] = [];
  const between = async (target: number, withinBytes: number): Promise<number> => {
    const proxy = await startProxy({ target, chance, withinBytes });
    proxies.push(proxy);
    atEnd(() => proxy.close());
    return proxy.port;
  };
  let at = place.at;
  if (place.kind === 'postgres') {
    const url = new URL(place.at);
    url.port = String(await between(Number(url.port), 20_000));
    at = url.href;
  }
  const store = await patiently(() => openPlace({ ...place, at }));
  atEnd(() => store.close());
  const context = contextOver(store);
  const app = await apiOver(context);
  await app.listen({ host: '127.0.0.1', port: 0 });
  atEnd(() => app.close());
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The interface has no port.');
  return { context, proxies, port: await between(address.port, 1_500) };
}

/** Through a network like this even opening takes several attempts. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 50) throw error;
    }
  }
}

async function run(setting: Setting): Promise<Result> {
  const { amount, control, store: kind, say } = setting;
  const place = await placesFor(setting)(kind);
  // Settled over a network that works.
  const before = await openPlace(place);
  await settleIn(contextOver(before), { texts: [], rows: [] });
  const bearer = await bearerFor(contextOver(before), organisation);
  await before.close();
  const { context, proxies, port } = await stageOn(setting, place);
  const tally: Tally = { answered: [], faults: [], attempts: 0, broken: 0, away: 0 };
  const numbers = Array.from({ length: amount }, (_, number) => number);
  const client = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const key = `request-${number}`;
      const headers = { ...bearer, 'content-type': 'application/json', ...(control ? {} : { 'idempotency-key': key }) };
      await untilAnswered({ port, headers, ...requestFor(number, key) }, key, tally);
      if (number % 100 === 99) say(`${number + 1} requests, ${tally.broken} attempts broken`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  for (const proxy of proxies) proxy.heal();
  const effects = await patiently(() => effectsIn(context));
  const { faults } = await patiently(() => readLedgers(context.store));
  const lost = tally.answered.filter((key) => !effects.has(key));
  const doubled = [...effects].filter(([, times]) => times > 1).map(([key]) => key);
  const figures = {
    answered: tally.answered.length,
    attempts: tally.attempts,
    broken: tally.broken,
    askedToReturn: tally.away,
    lost: lost.length,
    doubled: doubled.length,
    connections: Object.fromEntries(
      proxies.map((proxy, at) => [at === proxies.length - 1 ? 'clients' : 'database', proxy.done]),
    ),
  };
  return {
    figures,
    faults: [
      ...floor('answers', tally.answered.length, control ? 1 : amount),
      ...floor('broken attempts', tally.broken, Math.floor(amount / 5)),
      ...tally.faults,
      ...lost.map((key) => `${key} was answered and left nothing`),
      ...doubled.map((key) => `${key} took effect twice`),
      ...faults,
    ],
  };
}

/** How often each request left something behind. */
async function effectsIn(context: Context): Promise<ReadonlyMap<string, number>> {
  const rows = await context.store.read(organisation, (reader) => reader.facts({ source: 'load' }));
  const keys = await listKeys(context, { organisation });
  const effects = new Map<string, number>();
  for (const name of [...rows.map(({ row }) => row.id), ...keys.map((one) => one.name)])
    if (name.startsWith('request-')) effects.set(name, (effects.get(name) ?? 0) + 1);
  return effects;
}

await runDrill({
  name: 'partition',
  stores: ['embedded', 'postgres'],
  amount: { option: 'requests', full: 1_000, short: 60 },
  minutes: { full: 15, short: 3 },
  run,
});
