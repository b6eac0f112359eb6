/** Published agreements, read from their files through the one door, linted, evaluated, and compared with what must come out. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runExample } from '@troth/core';
import { readFiles } from './read-files.ts';

const home = fileURLToPath(new URL('../../../../examples/published', import.meta.url));
const entries = (await readdir(home, { withFileTypes: true }))
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);

it.each(entries)('%s', async (entry) => {
  const directory = join(home, entry);
  const intake = await readFiles([directory]);
  if (!intake.ok) throw new Error(intake.refusals.map(({ message }) => message).join('\n'));
  const { agreements, rows, columns } = intake.value;
  const file = join(directory, 'expected.yaml');
  const expected = { file, text: await readFile(file, 'utf8') };
  const ran = runExample({ name: entry, agreements, evidence: { rows, columns }, expected });
  if (!ran.ok) throw new Error(ran.refusals.map(({ message }) => message).join('\n'));
  expect(ran.value.filter(({ passed }) => !passed).map(({ id, detail }) => `${id}: ${detail}`)).toEqual([]);
  expect(ran.value.length).toBeGreaterThan(1);
});
