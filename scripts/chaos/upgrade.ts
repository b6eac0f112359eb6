/**
 * P27, upgrade: what every released version wrote is restored by this one, into either engine, with the same statements; a
 * migration that is killed after any of its statements is done when the store is opened again; and data of a newer version are
 * refused with a sentence.
 *
 *   node scripts/chaos/upgrade.ts [--store embedded|postgres] [--seed N] [--control]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Instant } from '@troth/core';
import { issuedStatement } from '@troth/services';
import { CannotOpen } from '@troth/stores';
import { differences, hashesIn, need, organisation, readDemo } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { fixtures } from './stage/fixture.ts';
import type { Fixture } from './stage/fixture.ts';
import { contextOver } from './stage/house.ts';
import { readLedgers } from './stage/ledgers.ts';
import { openPlace, placesFor, temporaryDirectory } from './stage/places.ts';
import type { Place } from './stage/places.ts';
import { asSuperuser } from './stage/superuser.ts';

const migrations = new URL('../../packages/stores/src/postgres/migrations/', import.meta.url);
const newer = fileURLToPath(new URL('stage/newer-version.ts', import.meta.url));
const name = '9999-drill';

/** What the next version would do; done twice, each of them would fail or show. */
const statements = [
  'alter table facts add column drill_weight int not null default 1',
  'create table drill_counts (org int primary key, facts bigint not null)',
  'insert into drill_counts select org, count(*) from facts group by org',
  'create index drill_facts on facts (org, drill_weight)',
  'grant select on drill_counts to troth_app',
];

/** Migrations with one more that waits after a statement long enough to be killed there. */
function withMigration(directory: string, pauseAfter: number | undefined): string {
  const folder = join(directory, `migrations-${String(pauseAfter)}`);
  cpSync(fileURLToPath(migrations), folder, { recursive: true });
  mkdirSync(join(folder, name), { recursive: true });
  const lines = statements.flatMap((one, at) => (at + 1 === pauseAfter ? [one, 'select pg_sleep(3)'] : [one]));
  writeFileSync(join(folder, name, 'up.sql'), lines.map((line) => `${line};\n`).join(''));
  writeFileSync(join(folder, name, 'check.sql'), 'select null as fault where false;\n');
  return folder;
}

/** Runs the newer version; kills it where it migrates, when asked to. True when it came to its end. */
async function runNewer(
  { kind, at }: Place,
  folder: string,
  how: { kill?: boolean; backup?: string },
): Promise<boolean> {
  const args = [newer, kind, at, folder, ...(how.backup === undefined ? [] : [how.backup])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let done = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') done = true;
    // Its statements take milliseconds: by then it waits in the pause.
    if (line === name && how.kill === true) setTimeout(() => child.kill('SIGKILL'), 700);
  }
  await ended;
  return done;
}

async function restored(setting: Setting, fixture: Fixture): Promise<{ place: Place; faults: readonly string[] }> {
  const place = await placesFor(setting)(setting.store);
  const store = await openPlace(place);
  await store.restore(fixture.file);
  const faults = await sameAs(store, fixture);
  await store.close();
  return { place, faults };
}

/** Statements, the issued one and the ledger are what the fixture says. */
async function sameAs(
  store: Awaited<ReturnType<typeof openPlace>>,
  { version, said, hashes }: Fixture,
): Promise<readonly string[]> {
  const context = contextOver(store);
  const { months } = await readDemo();
  const found = await hashesIn(context, { months, knownAt: Instant.parse(said.knownAt) });
  const { agreement, period } = said.issued;
  const issued = need(await issuedStatement(context, { organisation, agreement, period }));
  const head = await store.read(organisation, (reader) => reader.head());
  return [
    ...differences(version, { wanted: hashes, found }),
    ...(await readLedgers(store)).faults,
    ...(issued.hash === said.issued.hash ? [] : [`${version}: the issued statement is ${issued.hash}`]),
    ...(head.size === said.ledger.size && head.hash === said.ledger.hash
      ? []
      : [`${version}: the ledger ends elsewhere`]),
  ];
}

/** Killed after each statement, then left alone: the migration is there once. */
async function interrupted(setting: Setting, place: Place, directory: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (let after = 1; after <= statements.length; after += 1) {
    const whole = await runNewer(place, withMigration(directory, after), { kill: true });
    if (whole) faults.push(`the migration was not interrupted after statement ${after}`);
    setting.say(`killed after statement ${after} of ${statements.length}`);
  }
  const last = withMigration(directory, undefined);
  for (const time of ['first', 'second'])
    if (!(await runNewer(place, last, { backup: join(directory, 'newer.troth') })))
      faults.push(`the newer version did not open the store the ${time} time`);
  const counts = await asSuperuser(
    place,
    async (client) => (await client.query('select * from troth.drill_counts')).rows,
  );
  if (counts.length !== 1) faults.push(`the migration counted ${counts.length} organisations instead of one`);
  return faults;
}

/** This version does not touch what a newer one wrote, and says so. */
async function refused(setting: Setting, place: Place, file: string): Promise<readonly string[]> {
  const says = async (what: string, attempt: () => Promise<unknown>): Promise<readonly string[]> => {
    try {
      await attempt();
      return [`${what} was not refused`];
    } catch (error) {
      const right = error instanceof CannotOpen && /newer version of Troth/u.test(error.message);
      return right ? [] : [`${what} was refused with: ${String(error)}`];
    }
  };
  const empty = await openPlace(await placesFor(setting)(setting.store));
  const faults = [
    ...(await says('a newer store', async () => (await openPlace(place)).close())),
    ...(await says('a newer backup', () => empty.restore(file))),
  ];
  if ((await empty.organisations()).length > 0) faults.push('rows of a newer backup are there');
  await empty.close();
  return faults;
}

/** The control: an upgrade that loses one row of evidence on the way. */
async function loseRow(place: Place): Promise<void> {
  await asSuperuser(place, (client) => client.query("delete from troth.facts where form = 'state' and position = 0"));
}

async function run(setting: Setting): Promise<Result> {
  const directory = temporaryDirectory(setting);
  const all = fixtures();
  const faults: string[] = [...floor('releases', all.length, 1)];
  for (const fixture of all) {
    const { place, faults: found } = await restored(setting, fixture);
    faults.push(...found);
    setting.say(`${fixture.version} restored: ${fixture.hashes.size} statements`);
    if (fixture !== all.at(-1)) continue;
    if (setting.control) await loseRow(place);
    faults.push(...(await interrupted(setting, place, directory)));
    faults.push(...(await refused(setting, place, join(directory, 'newer.troth'))));
    await asSuperuser(place, (client) => goBack(client));
    const store = await openPlace(place);
    faults.push(...(await sameAs(store, fixture)));
    await store.close();
  }
  return {
    figures: {
      releases: all.map(({ version }) => version),
      statements: all.at(-1)?.hashes.size ?? 0,
      kills: statements.length,
    },
    faults,
  };
}

/** Undoes what the drill's migration did, so that this version opens the store and can be asked for its statements. */
async function goBack(client: Parameters<Parameters<typeof asSuperuser>[1]>[0]): Promise<void> {
  await client.query('alter table troth.facts drop column drill_weight');
  await client.query('drop table troth.drill_counts');
  await client.query('delete from troth.migrations where name = $1', [name]);
}

await runDrill({
  name: 'upgrade',
  stores: ['embedded', 'postgres'],
  amount: { option: 'rounds', full: 1, short: 1 },
  minutes: { full: 10, short: 5 },
  run,
});
