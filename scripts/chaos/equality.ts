/**
 * P16, storage equality: the demo's statements are the same bytes from files, memory, an embedded store and PostgreSQL, and
 * after a backup of PostgreSQL was restored embedded and back.
 *
 *   node scripts/chaos/equality.ts [--seed N] [--control]
 */
import { join } from 'node:path';
import { Instant } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { memoryStore } from '@troth/stores';
import type { Store } from '@troth/stores';
import { differences, hashesIn, hashesOfFiles, oneHash, organisation, readDemo, tellDemo } from './stage/demo.ts';
import type { Demo } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { contextOver } from './stage/house.ts';
import { openPlace, placesFor, temporaryDirectory, wallClock } from './stage/places.ts';

/** Statements of the demo: agreements by months. */
const least = 105;

async function run(setting: Setting): Promise<Result> {
  const demo = await readDemo();
  const wanted = hashesOfFiles(demo);
  const faults = [...floor('statements', wanted.size, least)];
  const heads = new Set<string>();
  let compared = 0;
  const compare = async (what: string, store: Store): Promise<void> => {
    const found = await hashesIn(contextOver(store), demo);
    compared += found.size;
    heads.add((await store.read(organisation, (reader) => reader.head())).hash);
    faults.push(...differences(what, { wanted, found }));
    setting.say(`${what}: ${found.size} statements`);
  };
  for (let round = 0; round < setting.amount; round += 1) {
    heads.clear();
    await oneRound(setting, told(setting, demo), compare);
    if (heads.size !== 1) faults.push(`the ledgers of one telling have ${heads.size} different heads`);
  }
  return { figures: { statements: wanted.size, compared, hash: oneHash(wanted) }, faults };
}

/** Rows in the order of this round, one of them changed where the drill has to fail. */
function told({ chance, control }: Setting, demo: Demo): Demo {
  const rows = chance.shuffled(demo.rows);
  return { ...demo, rows: control ? rows.map(changed) : rows };
}

/** The control: outages begin one second earlier than they did. */
const changed = (row: EvidenceRow): EvidenceRow =>
  row.form === 'state' && row.end !== undefined ? { ...row, start: earlier(row.start) } : row;

const earlier = (at: EvidenceRow['recordedAt']): EvidenceRow['recordedAt'] => Instant.plus(at, -1_000);

async function oneRound(
  setting: Setting,
  demo: Demo,
  compare: (what: string, store: Store) => Promise<void>,
): Promise<void> {
  // One clock for all: the entries of one telling are the same whichever store keeps them.
  const now = wallClock();
  const clock = () => now;
  const places = placesFor(setting);
  const open = async (kind: 'embedded' | 'postgres') => openPlace(await places(kind), { clock });
  const memory = memoryStore({ clock });
  await tellDemo(contextOver(memory, clock), demo);
  await compare('memory', memory);
  const file = join(temporaryDirectory(setting), 'backup.troth');
  const first = await open('postgres');
  await tellDemo(contextOver(first, clock), demo);
  await compare('PostgreSQL', first);
  await first.backup(file);
  await first.close();
  const own = await open('embedded');
  await tellDemo(contextOver(own, clock), demo);
  await compare('embedded', own);
  await own.close();
  const second = await open('embedded');
  await second.restore(file);
  await compare('embedded, from a backup of PostgreSQL', second);
  await second.backup(`${file}.again`);
  await second.close();
  const third = await open('postgres');
  await third.restore(`${file}.again`);
  await compare('PostgreSQL, from a backup of that', third);
  await third.close();
}

await runDrill({
  name: 'equality',
  stores: ['postgres'],
  amount: { option: 'rounds', full: 3, short: 1 },
  minutes: { full: 15, short: 5 },
  run,
});
