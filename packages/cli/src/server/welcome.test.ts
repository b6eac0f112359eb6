/** The first key: shown once or written once, again only when asked for, never lost half-way. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { authenticate, listKeys } from '@troth/services';
import type { Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { resolveConfiguration } from '../configuration/resolve.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { contextOf } from './compose.ts';
import { welcome } from './welcome.ts';

const scratch = mkdtempSync(join(tmpdir(), 'troth-welcome-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const file = join(scratch, 'administrator.key');

let drawn = 0;
const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill((drawn += 1));
let context: Context;

beforeEach(() => {
  const { configuration } = resolveConfiguration({ flags: {}, env: {} });
  const { host } = hostForTests([], { random });
  context = contextOf({ store: memoryStore({ clock: () => Instant.of(host.now()) }), configuration }, host);
  rmSync(file, { force: true });
});

async function start(flags: Readonly<Record<string, string>>, newKey = false): Promise<string> {
  const { configuration } = resolveConfiguration({ flags, env: {} });
  const { host, said } = hostForTests([]);
  await welcome(context, { configuration, newKey }, host);
  return said.out;
}

const inFile = { 'keys.administrator': file };
const tokenIn = (text: string): string => /troth\.\S+/u.exec(text)?.[0] ?? '';
const opens = async (token: string): Promise<unknown> => authenticate(context, token.trim());

test('the first start shows a key that opens, the second one shows none', async () => {
  expect(await opens(tokenIn(await start({})))).toMatchObject({ ok: true, value: { organisation: 'main' } });
  expect(await start({})).toBe('');
});

test('it goes into a file that only its owner reads, and not onto the screen', async () => {
  const said = await start(inFile);
  const token = readFileSync(file, 'utf8');
  expect(await opens(token)).toMatchObject({ ok: true });
  expect([said.includes(token.trim()), statSync(file).mode & 0o777]).toEqual([false, 0o600]);
  expect(readdirSync(scratch)).toEqual(['administrator.key']);
});

test('a key that was lost is made again, and the one before still opens', async () => {
  const first = tokenIn(await start({}));
  const second = tokenIn(await start({}, true));
  expect(second).not.toBe(first);
  expect([await opens(first), await opens(second)]).toMatchObject([{ ok: true }, { ok: true }]);
});

test('a file that is there is not written over, and no key is made', async () => {
  writeFileSync(file, 'something else');
  await expect(start(inFile)).rejects.toThrow(`${file} is there already`);
  expect(await listKeys(context, { organisation: 'main' })).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe('something else');
});

test('a key that could not be written opens nothing, and the next start makes one', async () => {
  writeFileSync(join(scratch, 'occupied'), '');
  await expect(start({ 'keys.administrator': join(scratch, 'occupied', 'key') })).rejects.toThrow('cannot be written');
  rmSync(join(scratch, 'occupied'));
  expect((await listKeys(context, { organisation: 'main' })).map(({ revoked }) => revoked)).toEqual([true]);
  expect(await opens(tokenIn(await start({})))).toMatchObject({ ok: true });
});
