/**
 * P10, order: late, duplicated, shuffled and corrected evidence, sent over HTTP in any cut and by four senders at once, comes
 * to the same statement bytes as the engine makes of the whole, and to the same slices.
 *
 *   node scripts/chaos/order.ts [--store embedded|postgres] [--seed N] [--runs N] [--control]
 */
import { columnsHash, evaluate, Instant, readAgreements, statementHash } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { publishAgreement, registerSource } from '@troth/services';
import type { Context } from '@troth/services';
import { apiOver, bearerFor } from './stage/api.ts';
import type { App } from './stage/api.ts';
import type { Chance } from './stage/chance.ts';
import { need, readDemo } from './stage/demo.ts';
import type { Demo } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { contextOver, mei } from './stage/house.ts';
import { openPlace, placesFor } from './stage/places.ts';
import { corrected, shuffledBatches, slices } from './stage/tellings.ts';
import type { SentBatch, SentRow } from './stage/tellings.ts';

const senders = 4;
const monthsCompared = 12;

interface Home {
  readonly context: Context;
  readonly app: App;
  readonly organisation: string;
  readonly headers: { readonly authorization: string };
}

/** An organisation of its own for each telling. */
async function newHome({ context, app }: Pick<Home, 'context' | 'app'>, name: string, demo: Demo): Promise<Home> {
  await context.store.establish(name, name);
  for (const id of new Set([...demo.rows.map(({ source }) => source), 'load']))
    need(await registerSource(context, { organisation: name, actor: mei, id, kind: 'rows' }));
  need(await publishAgreement(context, { organisation: name, actor: mei, texts: demo.texts }));
  return { context, app, organisation: name, headers: await bearerFor(context, name) };
}

async function send({ app, headers }: Home, { source, rows }: SentBatch, lines: boolean): Promise<readonly string[]> {
  const payload = lines ? rows.map((row) => JSON.stringify(row)).join('\n') : JSON.stringify(rows);
  const answer = await app.inject({
    method: 'POST',
    url: `/v1/sources/${source}/evidence?claimed=true`,
    headers: { ...headers, 'content-type': lines ? 'application/x-ndjson' : 'application/json' },
    payload,
  });
  return answer.statusCode === 200 ? [] : [`${source} was answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`];
}

/** Several senders at once, each with its share. */
async function sendAll(home: Home, batches: readonly SentBatch[], chance: Chance): Promise<readonly string[]> {
  const waiting = [...batches];
  const faults: string[] = [];
  const sender = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift())
      faults.push(...(await send(home, batch, chance.integer(0, 1) === 1)));
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return faults;
}

async function slicesOf({ context, organisation }: Home): Promise<string> {
  const span = { start: Instant.parse('2025-01-01T00:00:00Z'), end: Instant.parse('2025-02-01T00:00:00Z') };
  const blocks = await context.store.read(organisation, (reader) => reader.columns({ span }));
  return blocks.map(columnsHash).join(' ');
}

async function statementOver(
  { app, headers }: Home,
  asked: { agreement: string; period: string; knownAt: string },
): Promise<unknown> {
  const { agreement, period, knownAt } = asked;
  const answer = await app.inject({
    url: `/v1/agreements/${agreement}/periods/${period}/statement?knownAt=${encodeURIComponent(knownAt)}`,
    headers,
  });
  const body: unknown = answer.json();
  return typeof body === 'object' && body !== null && 'hash' in body ? body.hash : answer.body;
}

interface Telling {
  readonly rows: readonly EvidenceRow[];
  readonly load: readonly SentRow[];
}

/** The control: whoever takes evidence in drops a correction's reference where it does not know the row yet. */
function forgetful(batches: readonly SentBatch[]): readonly SentBatch[] {
  const known = new Set<unknown>();
  return batches.map(({ source, rows }) => ({
    source,
    rows: rows.map((row) => {
      known.add(row['id']);
      const { supersedes, ...rest } = row;
      return supersedes === undefined || known.has(supersedes) ? row : rest;
    }),
  }));
}

async function oneRun(
  setting: Setting,
  house: Pick<Home, 'context' | 'app'>,
  telling: { number: number; demo: Demo },
): Promise<{ faults: readonly string[]; requests: number; rows: number }> {
  const { chance, control } = setting;
  const { demo, number } = telling;
  const told: Telling = { rows: corrected(demo.rows, demo.knownAt, chance), load: slices(chance) };
  const shuffled = shuffledBatches(told, chance);
  const home = await newHome(house, `run-${number}`, demo);
  const faults = [...(await sendAll(home, control ? forgetful(shuffled) : shuffled, chance))];
  const straight = await newHome(house, `straight-${number}`, { ...demo, texts: [], rows: [] });
  faults.push(...(await send(straight, { source: 'load', rows: told.load }, true)));
  if ((await slicesOf(home)) !== (await slicesOf(straight))) faults.push(`run ${number}: the slices are others`);
  const { agreements } = need(readAgreements(demo.texts));
  const knownAt = Instant.format(demo.knownAt);
  for (const { agreement: id, period } of chance.shuffled(demo.months).slice(0, monthsCompared)) {
    const agreement = agreements.find((one) => one.id === id);
    if (agreement === undefined) throw new Error(`There is no agreement ${id}.`);
    const made = need(evaluate({ agreement, evidence: { rows: told.rows }, period, knownAt: demo.knownAt }));
    const found = await statementOver(home, { agreement: id, period, knownAt });
    if (found !== statementHash(made))
      faults.push(`run ${number}: the statement ${id} ${period} is ${String(found)}, not ${statementHash(made)}`);
  }
  return { faults, requests: shuffled.length, rows: shuffled.reduce((sum, batch) => sum + batch.rows.length, 0) };
}

async function run(setting: Setting): Promise<Result> {
  const demo = await readDemo();
  const store = await openPlace(await placesFor(setting)(setting.store));
  const context = contextOver(store);
  const app = await apiOver(context);
  const house = { context, app };
  const faults: string[] = [];
  const sum = { requests: 0, rows: 0, runs: 0 };
  for (let number = 0; number < setting.amount && faults.length < 20; number += 1) {
    const done = await oneRun(setting, house, { number, demo });
    faults.push(...done.faults);
    sum.requests += done.requests;
    sum.rows += done.rows;
    sum.runs += 1;
    if (sum.runs % 5 === 0) setting.say(`${sum.runs} tellings, ${faults.length} faults`);
  }
  await app.close();
  await store.close();
  const figures = { requests: sum.requests, rowsSent: sum.rows, statements: sum.runs * monthsCompared };
  return { figures, faults: [...floor('requests', sum.requests, sum.runs * 5), ...faults] };
}

await runDrill({
  name: 'order',
  stores: ['embedded', 'postgres'],
  amount: { option: 'runs', full: 200, short: 5 },
  minutes: { full: 30, short: 4 },
  run,
});
