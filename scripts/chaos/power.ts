/**
 * P2, power cut: whatever a store acknowledged is there after the power went, once, in a ledger that is whole. The disk is a
 * file system in a file; the cut drops everything that has not reached it.
 *
 *   node scripts/chaos/power.ts [--store embedded|postgres] [--seed N] [--cuts N] [--short] [--control]
 *
 * The control writes without syncing, and has to lose.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CannotOpen, startLocalCluster } from '@troth/stores';
import type { LocalCluster } from '@troth/stores';
import { checkEmbedded, checkServer } from './stage/amcheck.ts';
import { CuttableDisk, refusal } from './stage/disks.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { readLedgers } from './stage/ledgers.ts';
import { openPlace } from './stage/places.ts';
import type { Place } from './stage/places.ts';
import { organisation, source } from './stage/power-rows.ts';

/** A store on the disk that is cut. */
interface Site {
  readonly place: Place;
  /** What runs outside the writer goes down with the power. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Complaints of PostgreSQL's own checker of indexes and tables. */
  amcheck(): Promise<readonly string[]>;
}

async function embeddedSite(disk: CuttableDisk): Promise<Site> {
  const at = join(disk.place, 'store');
  const place: Place = { kind: 'embedded', at };
  await (await openPlace(place)).close();
  const nothing = async (): Promise<void> => undefined;
  return { place, down: nothing, up: nothing, amcheck: () => checkEmbedded(at) };
}

async function serverSite(disk: CuttableDisk, { control, atEnd }: Setting): Promise<Site> {
  const directory = join(disk.place, 'server');
  mkdirSync(directory);
  const settings = { max_wal_size: '128MB', shared_buffers: '64MB', ...(control ? { fsync: 'off' } : {}) };
  const cluster: LocalCluster = await startLocalCluster({ directory, settings });
  atEnd(() => cluster.stop('kill'));
  const place: Place = { kind: 'postgres', at: await cluster.database() };
  await (await openPlace(place)).close();
  return {
    place,
    down: () => cluster.stop('kill'),
    up: () => cluster.start(),
    amcheck: async () => checkServer(place.at),
  };
}

/** Writes, and cuts the power once `acks` rows were acknowledged; what was acknowledged. */
async function writeAndCut(site: Site, disk: CuttableDisk, load: Load): Promise<readonly string[]> {
  const program = new URL('./stage/power-writer.ts', import.meta.url).pathname;
  const args = [program, site.place.kind, site.place.at, String(load.first), ...(load.control ? ['control'] : [])];
  const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(writer, 'exit');
  const acked: string[] = [];
  let complaint = '';
  writer.stderr.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  // A row whose number left the writer before it was killed was promised, even when it is read later.
  for await (const line of createInterface(writer.stdout)) {
    acked.push(line);
    if (acked.length !== load.acks) continue;
    disk.cut();
    writer.kill('SIGKILL');
  }
  await gone;
  if (acked.length < load.acks) throw new Error(`the writer ended after ${acked.length} rows: ${complaint}`);
  await site.down();
  return acked;
}

interface Load {
  readonly first: number;
  readonly acks: number;
  readonly control: boolean;
}

interface Found {
  readonly lost: number;
  readonly doubled: number;
  readonly faults: readonly string[];
}

async function inspect(site: Site, acked: ReadonlySet<string>): Promise<Found> {
  const store = await openPlace(site.place);
  try {
    const facts = await store.read(organisation, (reader) => reader.facts({ source }));
    const kept = new Set(facts.map(({ row }) => row.id));
    const lost = [...acked].filter((id) => !kept.has(id)).length;
    return { lost, doubled: facts.length - kept.size, faults: (await readLedgers(store)).faults };
  } finally {
    await store.close();
  }
}

async function run(setting: Setting): Promise<Result> {
  const { amount, chance, control, store, say } = setting;
  const disk = new CuttableDisk(setting, 1024);
  disk.mount();
  const site = await (store === 'embedded' ? embeddedSite(disk) : serverSite(disk, setting));
  const acked = new Set<string>();
  const faults: string[] = [];
  const sum = { lost: 0, doubled: 0, unopenable: 0, amcheck: 0 };
  let cuts = 0;
  while (cuts < amount && faults.length === 0) {
    cuts += 1;
    const load = { first: cuts * 1_000_000, acks: chance.integer(20, 300), control };
    for (const id of await writeAndCut(site, disk, load)) acked.add(id);
    disk.again();
    try {
      await site.up();
      const found = await inspect(site, acked);
      sum.lost += found.lost;
      sum.doubled += found.doubled;
      faults.push(...found.faults);
      const complaints = await site.amcheck();
      sum.amcheck += complaints.length;
      faults.push(...complaints);
    } catch (error) {
      sum.unopenable += 1;
      sum.lost = acked.size;
      faults.push(`after cut ${cuts}: ${error instanceof CannotOpen ? error.message : String(error)}`);
    }
    if (sum.lost > 0) faults.push(`${sum.lost} of ${acked.size} acknowledged rows are lost after cut ${cuts}`);
    if (sum.doubled > 0) faults.push(`${sum.doubled} rows are there twice after cut ${cuts}`);
    say(`cut ${cuts} of ${amount}: ${acked.size} acknowledged, ${sum.lost} lost`);
  }
  return {
    figures: { cutsDone: cuts, acked: acked.size, ...sum },
    faults: [...faults, ...floor('acknowledged rows', acked.size, cuts * 20)],
  };
}

const reason = refusal((setting) => new CuttableDisk(setting, 16));
if (reason === undefined) {
  await runDrill({
    name: 'power',
    stores: ['embedded', 'postgres'],
    amount: { option: 'cuts', full: 50, short: 5 },
    minutes: { full: 40, short: 10 },
    run,
  });
} else {
  console.log(JSON.stringify({ drill: 'power', skipped: `no disk can be mounted and cut here: ${reason}` }));
}
