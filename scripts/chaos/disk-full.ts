/**
 * P3, disk full: whoever writes is told within two seconds, whoever asks after that waits for nothing, and once there is space
 * again everything acknowledged is there. The disk fills with data in one round and leaves no room for the write-ahead log in
 * the next.
 *
 *   node scripts/chaos/disk-full.ts [--store embedded|postgres] [--seed N] [--rounds N] [--short] [--control]
 *
 * The control acknowledges a row before the store has; it has to lose one.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore, startLocalCluster, Unavailable } from '@troth/stores';
import type { DurableStore } from '@troth/stores';
import { refusal, SmallDisk } from './stage/disks.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { readLedgers } from './stage/ledgers.ts';
import { openPlace, wallClock } from './stage/places.ts';
import { organisation, powerRow, source } from './stage/power-rows.ts';

/** A store on a disk that fills. */
interface Site {
  open(): Promise<DurableStore>;
  /** What an operator does once there is space. */
  restart(): Promise<void>;
}

const mebibytes = 260;
const reserveBytes = 16 * 1024 * 1024;
/** What is left when the log is to find no room: less than a segment of it. */
const roomForLog = 4;
const longestAnswerMs = 2_000;
const longestWaitMs = 5_000;
const leastRows = 20;

function embeddedSite(disk: SmallDisk): Site {
  const directory = join(disk.place, 'store');
  return {
    open: () => openEmbeddedStore({ directory, reserveBytes, clock: wallClock, queues: [] }),
    restart: async () => undefined,
  };
}

async function serverSite(disk: SmallDisk, { atEnd }: Setting): Promise<Site> {
  const directory = join(disk.place, 'server');
  mkdirSync(directory);
  const settings = { max_wal_size: '64MB', min_wal_size: '32MB', shared_buffers: '32MB' };
  const cluster = await startLocalCluster({ directory, settings });
  atEnd(() => cluster.stop('kill'));
  const at = await cluster.database();
  return {
    open: () => openPlace({ kind: 'postgres', at }),
    restart: async () => {
      await cluster.stop('immediate');
      await cluster.start();
    },
  };
}

interface Filled {
  readonly acked: readonly string[];
  readonly refusal: unknown;
  readonly refusedAfterMs: number;
}

/** Bytes that cannot be packed. */
const padding = ({ chance }: Setting): string =>
  Array.from({ length: 12_500 }, () => chance.integer(0, 0xffffffff).toString(16).padStart(8, '0')).join('');

async function fill(store: DurableStore, setting: Setting, first: number): Promise<Filled> {
  const acked: string[] = [];
  for (let number = first; ; number += 1) {
    const row = powerRow(number);
    const note = { padding: padding(setting) };
    if (setting.control) acked.push(row.id);
    const began = performance.now();
    try {
      await store.write(organisation, (transaction) =>
        transaction.addFacts({ source, rows: [row], note }, { actor: 'drill', key: row.id }),
      );
    } catch (error) {
      return { acked, refusal: error, refusedAfterMs: performance.now() - began };
    }
    if (!setting.control) acked.push(row.id);
  }
}

/** Milliseconds until an answer of any kind comes; the limit when none does. */
async function answerTime(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), longestWaitMs);
  await Promise.race([work().catch(() => undefined), late.promise]);
  clearTimeout(timer);
  return performance.now() - began;
}

interface Round {
  readonly acked: number;
  readonly lost: number;
  readonly slowestMs: number;
  readonly faults: readonly string[];
}

async function round(setting: Setting, what: 'data' | 'log'): Promise<Round> {
  const disk = new SmallDisk(setting, mebibytes);
  disk.mount();
  const site = setting.store === 'embedded' ? embeddedSite(disk) : await serverSite(disk, setting);
  const store = await site.open();
  await store.establish(organisation, 'Disk');
  if (what === 'log') disk.ballast(roomForLog);
  const filled = await fill(store, setting, 1);
  const waits: number[] = [];
  for (let again = 0; again < 3; again += 1) {
    waits.push(await answerTime(() => store.read(organisation, (reader) => reader.head())));
    waits.push(await answerTime(() => store.establish(`other ${again}`, 'Other')));
  }
  waits.push(await answerTime(() => store.close()));
  disk.relieve();
  await site.restart();
  const after = await site.open();
  const kept = new Set((await after.read(organisation, (reader) => reader.facts({ source }))).map(({ row }) => row.id));
  const lost = filled.acked.filter((id) => !kept.has(id));
  const ledgers = await readLedgers(after);
  await after.close();
  await site.restart();
  const slowestMs = Math.round(Math.max(...waits));
  return {
    acked: filled.acked.length,
    lost: lost.length,
    slowestMs,
    faults: [
      ...complaints(filled),
      ...(slowestMs < longestWaitMs ? [] : [`an answer took more than ${longestWaitMs} ms after the disk was full`]),
      ...lost.map((id) => `${id} was acknowledged and is not there`),
      ...ledgers.faults,
      ...floor('acknowledged rows', filled.acked.length, leastRows),
    ],
  };
}

function complaints({ refusal: error, refusedAfterMs }: Filled): readonly string[] {
  const late = refusedAfterMs > longestAnswerMs ? [`the refusal took ${Math.round(refusedAfterMs)} ms`] : [];
  return error instanceof Unavailable ? late : [...late, `the refusal is not that of a store: ${String(error)}`];
}

async function run(setting: Setting): Promise<Result> {
  const rounds: Round[] = [];
  for (let number = 0; number < setting.amount; number += 1) {
    const what = number % 2 === 0 ? 'data' : 'log';
    const done = await round(setting, what);
    rounds.push(done);
    setting.say(`${what}: ${done.acked} acknowledged, ${done.lost} lost, slowest answer ${done.slowestMs} ms`);
  }
  const total = (of: (one: Round) => number): number => rounds.reduce((sum, one) => sum + of(one), 0);
  return {
    figures: {
      acked: total(({ acked }) => acked),
      lost: total(({ lost }) => lost),
      slowestMs: Math.max(...rounds.map(({ slowestMs }) => slowestMs)),
    },
    faults: [...rounds.flatMap(({ faults }) => faults), ...floor('rounds', rounds.length, 2)],
  };
}

const reason = refusal((setting) => new SmallDisk(setting, 16));
if (reason === undefined) {
  await runDrill({
    name: 'disk-full',
    stores: ['embedded', 'postgres'],
    amount: { option: 'rounds', full: 6, short: 2 },
    minutes: { full: 20, short: 8 },
    run,
  });
} else {
  console.log(JSON.stringify({ drill: 'disk-full', skipped: `no small disk can be mounted here: ${reason}` }));
}
