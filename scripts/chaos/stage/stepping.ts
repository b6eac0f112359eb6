/**
 * A process that takes steps until it is killed, and says on stdout which are done.
 *
 *   node stepping.ts embedded|postgres PLACE FROM [early]
 */
import { writeSync } from 'node:fs';
import type { Instant } from '@troth/core';
import { readDemo } from './demo.ts';
import { contextOver } from './house.ts';
import { openPlace } from './places.ts';
import { clockOf, takeStep } from './steps.ts';

const [kind, at, from, early] = process.argv.slice(2);
if ((kind !== 'embedded' && kind !== 'postgres') || at === undefined || from === undefined)
  throw new RangeError('Say which kind of store, where it is, and which step comes first.');

// Whoever holds the other end sees the line before the next step begins.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const life = { step: Number(from) };
const clock = (): Instant => clockOf(life.step);
const demo = await readDemo();
const context = contextOver(await openPlace({ kind, at }, { clock }), clock);
say('ready');
for (;;) {
  // The control: done is said before it is.
  if (early === 'early') say(String(life.step));
  await takeStep(context, demo, life.step);
  if (early !== 'early') say(String(life.step));
  life.step += 1;
}
