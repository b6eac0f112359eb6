import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CannotOpen } from '../ports/faults.ts';
import { balanceReserve, beginUnfinished, dataOf, freeBytes, hasDatabase, hasReserve } from './directory.ts';
import { install, prepareDirectory } from './directory.ts';

let directory = '';
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'troth-directory-')), 'store');
});
afterEach(() => {
  rmSync(join(directory, '..'), { recursive: true, force: true });
});

test('the directory is made for its owner only', () => {
  prepareDirectory(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  prepareDirectory(directory);
});

test("somebody else's directory is refused, and named", () => {
  mkdirSync(directory);
  writeFileSync(join(directory, 'thesis.doc'), '');
  expect(() => prepareDirectory(directory)).toThrow(CannotOpen);
  expect(() => prepareDirectory(directory)).toThrow('"thesis.doc"');
});

test('a place that cannot be written to is refused with the reason', () => {
  writeFileSync(directory, 'a file');
  expect(() => prepareDirectory(directory)).toThrow(CannotOpen);
  expect(() => prepareDirectory(directory)).toThrow('EEXIST');
});

test('a database of another major version is refused with the way out', () => {
  prepareDirectory(directory);
  mkdirSync(dataOf(directory));
  writeFileSync(join(dataOf(directory), 'PG_VERSION'), '17\n');
  expect(() => hasDatabase(directory)).toThrow(
    /PostgreSQL 17; .* reads PostgreSQL 18\. Export it .* import that export/,
  );
  writeFileSync(join(dataOf(directory), 'PG_VERSION'), '18\n');
  expect(hasDatabase(directory)).toBe(true);
});

test('half a database is refused, none is none', () => {
  prepareDirectory(directory);
  expect(hasDatabase(directory)).toBe(false);
  mkdirSync(dataOf(directory));
  expect(() => hasDatabase(directory)).toThrow('PG_VERSION is missing');
});

test('what was begun and not finished is begun anew; what is finished is in place', () => {
  prepareDirectory(directory);
  writeFileSync(join(beginUnfinished(directory), 'half'), '');
  const place = beginUnfinished(directory);
  expect(existsSync(join(place, 'half'))).toBe(false);
  expect(statSync(place).mode & 0o777).toBe(0o700);
  mkdirSync(join(place, 'base'));
  writeFileSync(join(place, 'base', '1'), 'x');
  install(directory);
  expect(existsSync(place)).toBe(false);
  expect(existsSync(join(dataOf(directory), 'base', '1'))).toBe(true);
});

test('the reserve is taken when there is plenty and given up when there is little', () => {
  prepareDirectory(directory);
  const mebibyte = 1024 * 1024;
  balanceReserve(directory, mebibyte);
  expect(statSync(join(directory, 'reserve')).size).toBe(mebibyte);
  expect(hasReserve(directory)).toBe(true);
  // More than there is: the same as a disk with little space.
  balanceReserve(directory, freeBytes(directory) * 2);
  expect(hasReserve(directory)).toBe(false);
});
