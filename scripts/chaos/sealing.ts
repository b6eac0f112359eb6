/**
 * P1, kill -9 while contracts are sealed: a process is killed at every step of it, one signing after another. No signature is
 * lost, nothing calls itself completed without its sealed document, certificate and published agreement; afterwards each is
 * sealed once. Two workers at once seal once. Without time stamps a signing stays as it is, is tried again, and somebody is told.
 *
 *   node scripts/chaos/sealing.ts [--store postgres] [--seed N] [--kills N] [--control]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instant } from '@troth/core';
import { foundAuthority } from '@troth/documents';
import type { AuthorityFiles } from '@troth/documents';
import { registerOf } from '@troth/services';
import type { Store } from '@troth/stores';
import { organisation } from './stage/demo.ts';
import { floor, runDrill } from './stage/drill.ts';
import type { Result, Setting } from './stage/drill.ts';
import { openPlace, placesFor, temporaryDirectory } from './stage/places.ts';
import { clock, look, nameOf, seal, sealingHouse, signedSignings, steppedStore } from './stage/signings.ts';

const sealer = fileURLToPath(new URL('stage/sealer.ts', import.meta.url));
const lanes = 2;
/** Signings more than are to be killed: one that nobody gets in the way of has a step or two fewer than were counted, and ends first. */
const spares = 6;

interface Killing {
  readonly at: string;
  readonly keys: string;
  readonly late: boolean;
}

/** Whether it was killed: a process that came to its end did not reach the step. */
async function killedAt({ at, keys, late }: Killing, index: number, step: number): Promise<boolean> {
  const args = [sealer, at, keys, String(index), String(step), ...(late ? ['late'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'exit');
  return child.signalCode === 'SIGKILL';
}

/** Steps that sealing has, counted on one signing that nobody kills. */
async function stepsOf(store: Store, files: AuthorityFiles, late: boolean): Promise<number> {
  let steps = 0;
  const step = (): void => void (steps += 1);
  await seal(sealingHouse(steppedStore(store, step, late), files, step), 0);
  return steps;
}

/** Without time stamps: as it was, tried again, told; with them it is sealed. */
async function withoutStamps(store: Store, files: AuthorityFiles, index: number): Promise<readonly string[]> {
  const house = sealingHouse(store, files);
  const sealing = house.sealing;
  if (sealing === undefined) throw new TypeError('the house of the drill seals');
  let later = clock();
  const dark = {
    ...house,
    clock: () => later,
    sealing: { ...sealing, sign: () => Promise.reject(new Error('the time stamp authority does not answer')) },
  };
  for (let tries = 0; tries < 3; tries += 1) {
    await seal(dark, index);
    later = Instant.plus(later, 600_000);
  }
  const register = await registerOf(store, organisation);
  const body = register.get('signing', nameOf(index))?.body;
  const told = register.all('message').filter(({ body: one }) => one.about === `signing/${nameOf(index)}`);
  const { faults } = await look(store, index);
  await seal({ ...house, clock: () => later }, index);
  const after = await look(store, index);
  return [
    ...faults,
    ...(body?.seal.state === 'retrying' && body.seal.attempts === 3
      ? []
      : ['without time stamps it was not tried three times']),
    ...(body?.state === 'sealing' ? [] : ['without time stamps it is something else than being sealed']),
    ...(told.length === 1 ? [] : [`without time stamps ${told.length} messages were written, 1 is right`]),
    ...after.faults,
    ...(after.completed ? [] : ['with time stamps again it was not completed']),
  ];
}

async function run(setting: Setting): Promise<Result> {
  const { amount, control, chance, say } = setting;
  const place = await placesFor(setting)('postgres');
  const files = await foundAuthority({
    organisation: 'Harbourline',
    from: clock(),
    until: Instant.plus(clock(), 10 ** 11),
  });
  const keys = join(temporaryDirectory(setting), 'keys.json');
  writeFileSync(keys, JSON.stringify(files));
  const store = await openPlace(place, { clock });
  setting.atEnd(() => store.close());
  const house = sealingHouse(store, files);
  // One to count its steps on, one that two workers take at once, one without time stamps.
  const all = amount + spares;
  await signedSignings(house, all + 3);
  const steps = await stepsOf(store, files, control);
  say(`${all + 3} signings, ${steps} steps each`);
  const from = chance.integer(0, Math.ceil(steps / amount) - 1);
  const kills = Array.from(
    { length: amount },
    (_, index) => 1 + ((from + Math.floor((index * steps) / amount)) % steps),
  );
  let killed = 0;
  let taken = 0;
  const faults: string[] = [];
  const lane = async (): Promise<void> => {
    for (let step = kills.shift(); step !== undefined && taken < all; step = kills.shift()) {
      taken += 1;
      const index = taken;
      // What came to its end before the step is killed a step sooner, on another signing.
      if (await killedAt({ at: place.at, keys, late: control }, index, step)) killed += 1;
      else if (step > 1) kills.push(step - 1);
      faults.push(...(await look(store, index)).faults);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  say(`${killed} kills`);
  for (let index = 0; index <= all; index += 1) {
    await seal(house, index);
    const { completed, faults: found } = await look(store, index);
    faults.push(...found, ...(completed ? [] : [`${nameOf(index)} was not sealed in the end`]));
  }
  await Promise.all([seal(house, all + 1), seal(house, all + 1)]);
  const twice = await look(store, all + 1);
  faults.push(...twice.faults, ...(twice.completed ? [] : ['two workers at once sealed nothing']));
  faults.push(...(await withoutStamps(store, files, all + 2)));
  return {
    figures: { kills: killed, steps, sealed: all + 3, lost: faults.filter((one) => one.includes('lost')).length },
    faults: [...floor('kills', killed, amount), ...new Set(faults)],
  };
}

await runDrill({
  name: 'sealing',
  stores: ['postgres'],
  amount: { option: 'kills', full: 20, short: 20 },
  minutes: { full: 6, short: 4 },
  run,
});
