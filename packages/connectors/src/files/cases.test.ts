/** Every case file that is published beside the program: what it promises of its own results. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCases } from '@troth/core';

const home = fileURLToPath(new URL('../../../../conformance', import.meta.url));
const files = (await readdir(home, { recursive: true })).filter((one) => one.endsWith('.case')).sort();

it.each([...files, 'calendar.json', 'proof.json'])('%s', async (file) => {
  const ran = runCases({ file, text: await readFile(join(home, file), 'utf8') });
  if (!ran.ok) throw new Error(ran.refusals.map(({ message }) => message).join('\n'));
  expect(ran.value.filter(({ passed }) => !passed).map(({ id, detail }) => `${id}: ${detail}`)).toEqual([]);
  expect(ran.value.length).toBeGreaterThan(0);
});
