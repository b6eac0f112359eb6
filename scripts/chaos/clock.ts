/**
 * P4, clock jumps: `troth serve` under a clock that goes back an hour, ahead a day and back ten years while evidence comes in.
 * Every row is taken, the ledger never goes back, statements stay the same bytes, and each jump back is told of.
 *
 *   node scripts/chaos/clock.ts [--store embedded|postgres] [--seed N] [--jumps N] [--control]
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { running } from '../../packages/cli/src/testing/running.ts';
import type { Running } from '../../packages/cli/src/testing/running.ts';
import { bearerFor } from './stage/api.ts';
import { organisation, readDemo, tellDemo } from './stage/demo.ts';
import type { Demo } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { contextOver } from './stage/house.ts';
import { readLedgers } from './stage/ledgers.ts';
import { openPlace, placesFor, temporaryDirectory } from './stage/places.ts';
import type { Place } from './stage/places.ts';
import { rowOf } from './stage/requests.ts';

/** Seconds by which the clock is off, one jump after the other. */
const offsets = [-3_600, 86_400, -315_360_000, 0] as const;
const rowsPerJump = 20;
const monthsAsked = 6;

function faketimeLibrary(): string {
  const found = readdirSync('/usr/lib')
    .map((name) => `/usr/lib/${name}/faketime/libfaketimeMT.so.1`)
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error('libfaketime is not installed (Debian: apt-get install faketime).');
  return found;
}

interface Served {
  readonly server: Running;
  readonly headers: Readonly<Record<string, string>>;
  /** The server's clock is off by so many seconds from now on. */
  set(offset: number): Promise<void>;
}

async function serve(setting: Setting, place: Place, bearer: Readonly<Record<string, string>>): Promise<Served> {
  const directory = temporaryDirectory(setting);
  const file = join(directory, 'offset');
  writeFileSync(file, '+0');
  const broken = new URL('stage/trusting-clock.ts', import.meta.url).href;
  const server = await running(['serve', '--port', '0'], {
    cwd: directory,
    env: {
      LD_PRELOAD: faketimeLibrary(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      TROTH_ORGANISATION: organisation,
      ...(place.kind === 'embedded' ? { TROTH_STORE_DIRECTORY: place.at } : { DATABASE_URL: place.at }),
      ...(setting.control ? { NODE_OPTIONS: `--import=${broken}` } : {}),
    },
  });
  setting.atEnd(() => server.end('SIGKILL'));
  const headers = { ...bearer, 'content-type': 'application/json' };
  return {
    server,
    headers,
    async set(offset) {
      writeFileSync(file, `${offset < 0 ? '' : '+'}${offset}`);
      await followed(server.url, offset);
    },
  };
}

/** Waits until the server tells the time that it is to believe. */
async function followed(url: string, offset: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { headers } = await fetch(`${url}/healthz`);
    const off = (Date.parse(headers.get('date') ?? '') - Date.now()) / 1000;
    if (Math.abs(off - offset) < 5) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server's clock did not go to ${offset} s.`);
}

async function sendRows({ server, headers }: Served, keys: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const key of keys) {
    const answer = await fetch(`${server.url}/v1/sources/load/evidence`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': key },
      body: JSON.stringify([rowOf(key)]),
    });
    if (answer.status !== 200)
      faults.push(`${key} was answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }
  return faults;
}

/** The bytes of some statements, as the server answers them. */
async function statements({ server, headers }: Served, { months, knownAt }: Demo): Promise<string> {
  const texts: string[] = [];
  for (const { agreement, period } of months.slice(0, monthsAsked)) {
    const asked = `${server.url}/v1/agreements/${agreement}/periods/${period}/statement`;
    const answer = await fetch(`${asked}?knownAt=${Instant.format(knownAt)}`, { headers });
    texts.push(`${answer.status} ${await answer.text()}`);
  }
  return texts.join('\n');
}

/** How often the server told that its clock went back; a second passes before it looks. */
async function jumpsTold({ server, headers }: Served, least: number): Promise<number> {
  let told = 0;
  for (let attempt = 0; attempt < 50 && told < least; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const answer = await fetch(`${server.url}/v1/alerts?limit=500`, { headers });
    told = (await answer.text()).split('"clock-went-back"').length - 1;
  }
  return told;
}

interface Jumped {
  readonly faults: readonly string[];
  readonly keys: readonly string[];
  readonly told: number;
  readonly expected: number;
}

async function jump(served: Served, demo: Demo, { amount, say }: Setting): Promise<Jumped> {
  const faults: string[] = [];
  const keys: string[] = [];
  const before = await statements(served, demo);
  let [told, expected] = [0, 0];
  for (let at = 0; at < amount; at += 1) {
    const offset = offsets[at % offsets.length] ?? 0;
    await served.set(offset);
    const own = Array.from({ length: rowsPerJump }, (_, number) => `jump-${at}-${number}`);
    keys.push(...own);
    faults.push(...(await sendRows(served, own)));
    // Back behind an instant that the ledger had reached since it was told last: the first hour, and each ten years.
    if (at === 0 || offset < -86_400) expected += 1;
    told = await jumpsTold(served, expected);
    if (told < expected) faults.push(`jump ${at} by ${offset} s was not told of`);
    if ((await statements(served, demo)) !== before) faults.push(`the statements are others after jump ${at}`);
    say(`clock off by ${offset} s: ${own.length} rows sent, ${told} jumps told`);
  }
  return { faults, keys, told, expected };
}

async function run(setting: Setting): Promise<Result> {
  const demo = await readDemo();
  const place = await placesFor(setting)(setting.store);
  const store = await openPlace(place);
  await tellDemo(contextOver(store), demo);
  const bearer = await bearerFor(contextOver(store), organisation);
  await store.close();
  const served = await serve(setting, place, bearer);
  const done = await jump(served, demo, setting);
  await served.set(0);
  const code = await served.server.end('SIGTERM');
  const after = await openPlace(place);
  const ledgers = await readLedgers(after);
  const facts = await after.read(organisation, (reader) => reader.facts({ source: 'load' }));
  await after.close();
  const times = Map.groupBy(facts, ({ row }) => row.id);
  const lost = done.keys.filter((key) => times.get(key)?.length !== 1);
  const figures = {
    rows: done.keys.length,
    lost: lost.length,
    entries: ledgers.entries.length,
    statements: monthsAsked,
    jumpsBack: done.expected,
    told: done.told,
  };
  return {
    figures,
    faults: [
      ...floor('rows', done.keys.length, setting.amount * rowsPerJump),
      ...done.faults,
      ...ledgers.faults,
      ...lost.map((key) => `${key} is there ${times.get(key)?.length ?? 0} times`),
      ...(code === 0 ? [] : [`the server ended with ${String(code)}`]),
    ],
  };
}

await runDrill({
  name: 'clock',
  stores: ['embedded', 'postgres'],
  amount: { option: 'jumps', full: 12, short: 4 },
  minutes: { full: 10, short: 4 },
  run,
});
