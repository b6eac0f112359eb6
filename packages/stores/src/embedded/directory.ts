/**
 * The data directory: `data` (the database's files), `lock` and `holder.json` (lock.ts), `reserve` (space that can be given
 * back when the disk is full), `keys` (those the command made, where none were given). Owns: making it, refusing what is not
 * ours, and the reserve.
 */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  statfsSync,
} from 'node:fs';
import { closeSync, fsyncSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotOpen } from '../ports/faults.ts';

/** PostgreSQL's major version in the engine we depend on: another one's files do not open. */
export const engineMajor = '18';

const own = new Set(['data', 'data.new', 'lock', 'holder.json', 'reserve', 'keys']);

export const dataOf = (directory: string): string => join(directory, 'data');
const unfinishedDataOf = (directory: string): string => join(directory, 'data.new');
const reserveOf = (directory: string): string => join(directory, 'reserve');

/** Makes the directory, readable by its owner only, or checks that it is one of ours. */
export function prepareDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new CannotOpen(`The data directory "${directory}" cannot be made or written to (${said}). Name another one.`);
  }
  const strange = readdirSync(directory).find((name) => !own.has(name));
  if (strange !== undefined) {
    throw new CannotOpen(
      `The data directory "${directory}" holds "${strange}", which no store put there. Name an empty directory, or one that a store made.`,
    );
  }
}

/** Whether a database is there; throws `CannotOpen` when it is one that this engine cannot read. */
export function hasDatabase(directory: string): boolean {
  const file = join(dataOf(directory), 'PG_VERSION');
  if (!existsSync(file)) {
    if (!existsSync(dataOf(directory))) return false;
    throw new CannotOpen(
      `"${dataOf(directory)}" is not a whole database: PG_VERSION is missing. Restore the directory, or remove it to start anew.`,
    );
  }
  const found = readFileSync(file, 'utf8').trim();
  if (found === engineMajor) return true;
  throw new CannotOpen(
    `The database in "${directory}" was written by PostgreSQL ${found}; this version of Troth reads PostgreSQL ${engineMajor}. ` +
      'Export it with the version of Troth that wrote it, and import that export into an empty directory with this version.',
  );
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) syncTree(inside);
    else if (entry.isFile()) sync(inside);
  }
  sync(path);
}

/** A place to make a database in. What was begun there and never finished is worth nothing: nobody was answered from it. */
export function beginUnfinished(directory: string): string {
  const place = unfinishedDataOf(directory);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { mode: 0o700 });
  return place;
}

/** Makes a database that was made beside the place the one in place, so that half a database is never found there. */
export function install(directory: string): void {
  syncTree(unfinishedDataOf(directory));
  renameSync(unfinishedDataOf(directory), dataOf(directory));
  sync(directory);
  sync(dirname(directory));
}

export function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

export const hasReserve = (directory: string): boolean => existsSync(reserveOf(directory));

/**
 * Recovery and checkpoints need space themselves: with none left, a database does not even open. So a store that finds
 * little space gives up its reserve to open, and takes it again when there is plenty.
 */
export function balanceReserve(directory: string, bytes: number): void {
  const file = reserveOf(directory);
  const free = freeBytes(directory);
  if (existsSync(file)) {
    if (free < bytes || statSync(file).size < bytes) rmSync(file);
    else return;
  }
  if (freeBytes(directory) < bytes * 4) return;
  const descriptor = openSync(file, 'w', 0o600);
  try {
    const block = Buffer.alloc(1024 * 1024);
    for (let at = 0; at < bytes; at += block.length) writeSync(descriptor, block);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
