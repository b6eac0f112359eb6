/**
 * P6, PostgreSQL crashes under load: eight clients write with keys while the server is killed, stopped at once, or loses one
 * of its processes. Every request is answered in the end and took effect once.
 *
 *   node scripts/chaos/crash-postgres.ts [--seed N] [--crashes N] [--control]
 */
import { join } from 'node:path';
import { queues } from '@troth/services';
import type { Context } from '@troth/services';
import { checkBackup, openServer, startLocalCluster, Unavailable } from '@troth/stores';
import type { DurableStore, LocalCluster } from '@troth/stores';
import { Client } from 'pg';
import { settleIn } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { contextOver } from './stage/house.ts';
import { readLedgers } from './stage/ledgers.ts';
import { temporaryDirectory, wallClock } from './stage/places.ts';
import { ask, count } from './stage/requests.ts';
import type { Request } from './stage/requests.ts';

const clients = 8;
const pauseMs = 800;
/** Longest that one request may take, crash, recovery and retries included. */
const patienceMs = 60_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Load {
  readonly asked: Request[];
  readonly answered: Set<string>;
  retries: number;
  worstMs: number;
  ends: boolean;
}

/** One request until it is answered: the same key, however often it takes. */
async function untilAnswered(context: Context, load: Load, request: Request): Promise<void> {
  const began = performance.now();
  load.asked.push(request);
  for (;;) {
    try {
      await ask(context, request);
      break;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      if (performance.now() - began > patienceMs) throw error;
      load.retries += 1;
      await wait(50);
    }
  }
  load.answered.add(request.key);
  load.worstMs = Math.max(load.worstMs, performance.now() - began);
}

async function client(context: Context, load: Load, name: string): Promise<void> {
  for (let number = 0; !load.ends; number += 1) {
    const kind = number % 2 === 0 ? 'row' : 'item';
    await untilAnswered(context, load, { kind, key: `${name}-${number}`, client: name });
  }
}

/** Somebody takes backups meanwhile: one that is broken off is said to be, and ends nothing else. */
async function backUp(store: DurableStore, load: Load, file: string): Promise<number> {
  let taken = 0;
  while (!load.ends) {
    try {
      await store.backup(file);
      await checkBackup(file);
      taken += 1;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
    await wait(20);
  }
  return taken;
}

/** Ends one process that serves a client; the server then restarts all of them. */
async function killOne(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const asking = new Client({ connectionString: url });
    // It is among those that end with the one that is killed.
    asking.on('error', () => undefined);
    try {
      await asking.connect();
      const { rows } = await asking.query<{ pid: number }>(
        "select pid from pg_stat_activity where application_name = 'troth' and pid <> pg_backend_pid() limit 1",
      );
      if (rows[0] !== undefined) return void process.kill(rows[0].pid, 'SIGKILL');
    } catch (error) {
      // Still recovering from the crash before.
      if (attempt > 100) throw error;
    } finally {
      await asking.end().catch(() => undefined);
    }
    await wait(100);
  }
}

async function crash(cluster: LocalCluster, url: string, how: 'kill' | 'immediate' | 'one'): Promise<void> {
  if (how === 'one') return killOne(url);
  await cluster.stop(how);
  await cluster.start();
}

async function run({ amount, chance, control, say, atEnd }: Setting): Promise<Result> {
  // The control: answers are given before the log is on the disk.
  const cluster = await startLocalCluster(control ? { settings: { synchronous_commit: 'off' } } : {});
  atEnd(() => cluster.remove());
  const url = await cluster.database();
  const store = await openServer({ url, clock: wallClock, queues, connections: clients + 2 });
  const context = contextOver(store);
  await settleIn(context, { texts: [], rows: [] });
  const load: Load = { asked: [], answered: new Set(), retries: 0, worstMs: 0, ends: false };
  const names = Array.from({ length: clients }, (_, at) => `client-${at}`);
  const working = Promise.all(names.map((name) => client(context, load, name)));
  const backups = backUp(store, load, join(temporaryDirectory({ atEnd }), 'backup.troth'));
  for (const one of [working, backups]) one.catch(() => (load.ends = true));
  const crashes = { kill: 0, immediate: 0, one: 0 };
  let longestOutageMs = 0;
  for (let at = 0; at < amount && !load.ends; at += 1) {
    await wait(pauseMs);
    const how = chance.pick(['kill', 'immediate', 'one'] as const);
    const began = performance.now();
    await crash(cluster, url, how);
    longestOutageMs = Math.max(longestOutageMs, performance.now() - began);
    crashes[how] += 1;
    if ((at + 1) % 5 === 0) say(`${at + 1} crashes, ${load.answered.size} answered`);
  }
  await wait(pauseMs);
  load.ends = true;
  await working;
  const backupsTaken = await backups;
  const counted = await count(store, load);
  const ledgers = await readLedgers(store);
  await store.close();
  const unanswered = load.asked.filter(({ key }) => !load.answered.has(key));
  const faults = [
    ...floor('answers', load.answered.size, amount * 10),
    ...floor('backups', backupsTaken, 1),
    ...floor('crashes', crashes.kill + crashes.immediate + crashes.one, amount),
    ...unanswered.map(({ key }) => `${key} was never answered`),
    ...counted.lost.map((key) => `${key} was answered and left nothing`),
    ...counted.doubled.map((key) => `${key} took effect twice`),
    ...ledgers.faults,
  ];
  const figures = {
    ...crashes,
    clients,
    backups: backupsTaken,
    answered: load.answered.size,
    lost: counted.lost.length,
    doubled: counted.doubled.length,
    retries: load.retries,
    worstWaitMs: Math.round(load.worstMs),
    longestOutageMs: Math.round(longestOutageMs),
    entries: counted.entries,
  };
  return { figures, faults };
}

await runDrill({
  name: 'crash-postgres',
  stores: ['postgres'],
  amount: { option: 'crashes', full: 30, short: 4 },
  minutes: { full: 10, short: 3 },
  run,
});
