/**
 * P20, backup and restore: a backup taken while others write goes into the other engine, with its ledgers whole and the same
 * statements; a backup that was cut or changed anywhere is refused before a row of it is believed.
 *
 *   node scripts/chaos/restore.ts [--store embedded|postgres] [--seed N] [--corruptions N] [--control]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotOpen } from '@troth/stores';
import type { DurableStore } from '@troth/stores';
import { readUnchecked } from './stage/careless-backup-reader.ts';
import { damaged } from './stage/damage.ts';
import { differences, hashesIn, hashesOfFiles, organisation, readDemo, tellDemo } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { contextOver } from './stage/house.ts';
import { readLedgers } from './stage/ledgers.ts';
import { openPlace, placesFor, temporaryDirectory } from './stage/places.ts';
import { writeWhile } from './stage/write-load.ts';

async function run(setting: Setting): Promise<Result> {
  const demo = await readDemo();
  const wanted = hashesOfFiles(demo);
  const places = placesFor(setting);
  const file = join(temporaryDirectory(setting), 'backup.troth');
  const source = await openPlace(await places(setting.store));
  await tellDemo(contextOver(source), demo);
  setting.say('the demo is told; backing up while it is written to');
  const load = await writeWhile(source, () => source.backup(file));
  await source.close();
  const target = await openPlace(await places(setting.store === 'embedded' ? 'postgres' : 'embedded'));
  const refused = await refuseAll(setting, target, file);
  const began = performance.now();
  if ((await target.organisations()).length === 0) await target.restore(file);
  const restoredMs = Math.round(performance.now() - began);
  const ledgers = await readLedgers(target);
  const kept = new Set(
    (await target.read(organisation, (reader) => reader.facts({ source: 'load' }))).map(({ row }) => row.id),
  );
  const lost = load.before.filter((id) => !kept.has(id));
  const faults = [
    ...floor('rows before the backup', load.before.length, 500),
    ...floor('rows while it was taken', load.during.length, 1),
    ...floor('corruptions', refused.tried, setting.amount),
    ...refused.believed,
    ...ledgers.faults,
    ...lost.map((id) => `${id} was acknowledged before the backup began and is not in it`),
    ...differences('restored', { wanted, found: await hashesIn(contextOver(target), demo) }),
  ];
  await target.close();
  const figures = {
    bytes: readFileSync(file).length,
    entries: ledgers.entries.length,
    rows: demo.rows.length + kept.size,
    before: load.before.length,
    during: load.during.length,
    lost: lost.length,
    restoredMs,
    refused: refused.tried - refused.believed.length,
    statements: wanted.size,
  };
  return { figures, faults };
}

interface Refused {
  readonly tried: number;
  readonly believed: readonly string[];
}

/** Every damaged copy has to be refused with a sentence, and to leave nothing behind. */
async function refuseAll(
  { amount, chance, control, say }: Setting,
  target: DurableStore,
  file: string,
): Promise<Refused> {
  const whole = readFileSync(file);
  const copy = `${file}.damaged`;
  const believed: string[] = [];
  for (let i = 0; i < amount; i += 1) {
    const { how, bytes } = damaged(whole, chance);
    writeFileSync(copy, bytes);
    try {
      await (control ? readUnchecked(bytes) : target.restore(copy));
      believed.push(`a backup with ${how} was believed`);
    } catch (error) {
      if (!(error instanceof CannotOpen)) believed.push(`a backup with ${how} ended in ${String(error)}`);
    }
    if ((await target.organisations()).length > 0)
      return { tried: i + 1, believed: [...believed, `rows of a backup with ${how} are there`] };
  }
  say(`${amount} damaged copies, ${believed.length} believed`);
  return { tried: amount, believed };
}

await runDrill({
  name: 'restore',
  stores: ['embedded', 'postgres'],
  amount: { option: 'corruptions', full: 200, short: 20 },
  minutes: { full: 15, short: 5 },
  run,
});
