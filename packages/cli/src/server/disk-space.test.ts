import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolveConfiguration } from '../configuration/resolve.ts';
import type { Configuration } from '../configuration/settings.ts';
import { diskSpace, spaceTrouble } from './disk-space.ts';

const mebi = 1_048_576;
const settingsOf = (flags: Readonly<Record<string, string>>): Configuration =>
  resolveConfiguration({ flags, env: {} }).configuration;
const standard = settingsOf({});

const tenth = { sizeBytes: 10_000 * mebi };
const small = { sizeBytes: 2048 * mebi };

test.each([
  [{ ...small, freeBytes: 256 * mebi }, undefined],
  [{ ...small, freeBytes: 256 * mebi - 1 }, '255 MiB are free where the database lies, less than 256 MiB.'],
  [{ ...tenth, freeBytes: 1000 * mebi }, undefined],
  [{ ...tenth, freeBytes: 1000 * mebi - 1 }, '999 MiB are free where the database lies, less than 10 % of the disk.'],
])('%j: %s', (space, said) => {
  const trouble = spaceTrouble(space, standard);
  expect(said === undefined ? trouble : trouble?.startsWith(said)).toBe(said === undefined ? undefined : true);
});

test('nothing is asked of a disk that is not ours', async () => {
  expect(await diskSpace(settingsOf({ 'store.directory': 'memory' }))).toBeUndefined();
  expect(await diskSpace(settingsOf({ 'store.url': 'postgres://db/troth' }))).toBeUndefined();
  expect(spaceTrouble(undefined, standard)).toBeUndefined();
});

test('the disk of the directory is asked', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'troth-space-'));
  const space = await diskSpace(settingsOf({ 'store.directory': directory }));
  rmSync(directory, { recursive: true });
  expect(space?.sizeBytes).toBeGreaterThan(space?.freeBytes ?? 0);
});
