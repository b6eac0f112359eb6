/**
 * One process per directory. The database itself does not notice a second one, and both would acknowledge writes of which
 * half are lost; so the lock is ours, and the kernel gives it back when the holder dies, however it dies.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotOpen } from '../ports/faults.ts';

export interface DirectoryLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly since: string;
}

const holderFile = (directory: string): string => join(directory, 'holder.json');

function holderOf(directory: string): Holder | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(holderFile(directory), 'utf8'));
    if (typeof found !== 'object' || found === null || !('pid' in found) || !('since' in found)) return undefined;
    const { pid, since } = found;
    return typeof pid === 'number' && typeof since === 'string' ? { pid, since } : undefined;
  } catch {
    // Written after the lock is taken: it may be missing or half written for an instant.
    return undefined;
  }
}

function refusal(directory: string): CannotOpen {
  const holder = holderOf(directory);
  const who =
    holder === undefined ? 'another process' : `process ${String(holder.pid)}, which opened it at ${holder.since},`;
  return new CannotOpen(
    `The data directory "${directory}" is in use: ${who} holds it. Stop that process, or give this one another directory.`,
  );
}

const isBusy = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === 5;

/** Throws `CannotOpen`, naming the holder, when another process (or this one) has the directory open. */
export function lockDirectory(directory: string): DirectoryLock {
  const database = new DatabaseSync(join(directory, 'lock'), { timeout: 0 });
  try {
    // Nothing is ever written: a journal beside the file would only puzzle people.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw refusal(directory);
    const said = error instanceof Error ? error.message : String(error);
    throw new CannotOpen(
      `The lock of the data directory "${directory}" cannot be taken (${said}). ` +
        'Use a local file system that has file locks; remove the file "lock" in it if that is damaged.',
    );
  }
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() };
  writeFileSync(holderFile(directory), JSON.stringify(holder), { mode: 0o600 });
  return {
    release() {
      if (database.isOpen) database.close();
    },
  };
}
