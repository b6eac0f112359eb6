/**
 * P1, kill -9: a process that takes evidence in, evaluates, closes and restates is killed at any moment, again and again.
 * What it said was done is there, nothing is there twice, and the end is the end of a life without kills: the same ledger,
 * entry for entry, and the same statements.
 *
 *   node scripts/chaos/kill.ts [--store embedded|postgres] [--seed N] [--kills N] [--control]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Entry, Instant } from '@troth/core';
import { liveStatements } from '@troth/services';
import type { Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import { checkEmbedded, checkServer } from './stage/amcheck.ts';
import { differences, hashesIn, oneHash, organisation, readDemo, tellDemo } from './stage/demo.ts';
import type { Demo, Hashes } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { contextOver } from './stage/house.ts';
import { entriesOf, readLedgers } from './stage/ledgers.ts';
import { openPlace, placesFor } from './stage/places.ts';
import type { Place } from './stage/places.ts';
import { clockOf, keyOf, kindOf, takeStep } from './stage/steps.ts';

const stepping = fileURLToPath(new URL('stage/stepping.ts', import.meta.url));
const longestMs = 700;
/** From when on that is counted: a slow machine may be killed before its first step each time, and would do no work. */
const moments = ['ready', 'first step', 'first step'] as const;
/** Steps that a kill lets through on average, at least. */
const stepsPerKill = 1;

interface Life {
  /** Steps that were said to be done. */
  done: number;
  readonly faults: string[];
}

/** Lets a process go on from where the last one was killed, and kills it. */
async function oneLife(
  { kind, at }: Place,
  life: Life,
  how: { afterMs: number; since: string; early: boolean },
): Promise<void> {
  const args = [stepping, kind, at, String(life.done), ...(how.early ? ['early'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let armed = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'ready') life.done = Number(line) + 1;
    if (armed || (how.since === 'ready') !== (line === 'ready')) continue;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), how.afterMs);
  }
  await ended;
  if (child.signalCode !== 'SIGKILL') life.faults.push(`the process ended by itself after step ${life.done}`);
}

interface End {
  readonly entries: readonly Entry[];
  readonly statements: Hashes;
  /** Views of months under way. */
  readonly live: Hashes;
}

async function endOf(context: Context, demo: Demo): Promise<End> {
  const live = await liveStatements(context, { organisation, limit: 10_000 });
  return {
    entries: await entriesOf(context.store, organisation),
    statements: await hashesIn(context, { ...demo, knownAt: context.clock() }),
    live: new Map(live.map(({ agreement, period, hash }) => [`${agreement} ${period}`, hash])),
  };
}

/** The same steps, in memory and without kills. */
async function unharmed(demo: Demo, steps: number): Promise<End> {
  const life = { step: 0 };
  const clock = (): Instant => clockOf(life.step);
  const context = contextOver(memoryStore({ clock }), clock);
  await tellDemo(context, demo);
  for (; life.step < steps; life.step += 1) await takeStep(context, demo, life.step);
  return endOf(context, demo);
}

/** Keys of the ledger: the steps that left an entry, each once. */
const keysOf = ({ entries }: End): readonly string[] => entries.flatMap(({ key }) => (key === undefined ? [] : [key]));

function compared(
  wanted: End,
  found: End,
  done: number,
): { lost: readonly string[]; doubled: readonly string[]; faults: readonly string[] } {
  const keys = keysOf(found);
  const held = new Set(keys);
  const said = new Set(Array.from({ length: done }, (_, step) => keyOf(step)));
  const lost = keysOf(wanted).filter((key) => said.has(key) && !held.has(key));
  const ids = keys.filter((key, at) => keys.indexOf(key) !== at);
  const first = wanted.entries.findIndex(({ hash }, at) => found.entries[at]?.hash !== hash);
  const same = first < 0 && wanted.entries.length === found.entries.length;
  return {
    lost,
    doubled: ids,
    faults: [
      ...lost.map((key) => `${key} was said to be done and is not in the ledger`),
      ...ids.map((key) => `${key} is in the ledger twice`),
      ...(same ? [] : [`the ledger is another one than without kills from entry ${first} on`]),
      ...differences('closed', { wanted: wanted.statements, found: found.statements }),
      ...differences('live', { wanted: wanted.live, found: found.live }),
    ],
  };
}

/** Finishes the step that the last kill may have left half done. */
async function finish(place: Place, demo: Demo, life: Life): Promise<{ found: End; ledger: readonly string[] }> {
  const clock = (): Instant => clockOf(life.done);
  const store = await openPlace(place, { clock });
  const context = contextOver(store, clock);
  await takeStep(context, demo, life.done);
  life.done += 1;
  const found = await endOf(context, demo);
  const { faults } = await readLedgers(store);
  await store.close();
  return { found, ledger: faults };
}

async function run(setting: Setting): Promise<Result> {
  const { store: kind, amount, chance, control, say } = setting;
  const demo = await readDemo();
  const place = await placesFor(setting)(kind);
  const start = (): Instant => clockOf(0);
  const told = await openPlace(place, { clock: start });
  await tellDemo(contextOver(told, start), demo);
  await told.close();
  const life: Life = { done: 0, faults: [] };
  for (let kill = 1; kill <= amount && life.faults.length === 0; kill += 1) {
    const since = chance.pick(moments);
    await oneLife(place, life, { afterMs: chance.integer(0, longestMs), since, early: control });
    if (kill % 5 === 0) say(`${kill} kills, ${life.done} steps done`);
  }
  const { found, ledger } = await finish(place, demo, life);
  const wanted = await unharmed(demo, life.done);
  const { lost, doubled, faults } = compared(wanted, found, life.done);
  const whole = kind === 'embedded' ? await checkEmbedded(place.at) : checkServer(place.at);
  const steps = Object.groupBy(
    Array.from({ length: life.done }, (_, step) => step),
    kindOf,
  );
  const figures = {
    acknowledged: life.done,
    steps: Object.fromEntries(Object.entries(steps).map(([name, list]) => [name, list.length])),
    entries: found.entries.length,
    lost: lost.length,
    doubled: doubled.length,
    statements: oneHash(found.statements),
    amcheck: whole.length === 0 ? 'clean' : whole[0],
  };
  return {
    figures,
    faults: [...life.faults, ...floor('steps', life.done, amount * stepsPerKill), ...faults, ...ledger, ...whole],
  };
}

await runDrill({
  name: 'kill',
  stores: ['embedded', 'postgres'],
  amount: { option: 'kills', full: 200, short: 10 },
  minutes: { full: 45, short: 5 },
  run,
});
