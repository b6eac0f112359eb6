import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CannotOpen } from '../ports/faults.ts';
import { lockDirectory } from './lock.ts';

const made: string[] = [];
function place(): string {
  const directory = mkdtempSync(join(tmpdir(), 'troth-lock-'));
  made.push(directory);
  return directory;
}
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** A process that holds the lock until it is killed. */
async function holder(directory: string): Promise<{ pid: number; kill(): Promise<void> }> {
  const code = `
    const { lockDirectory } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
    // Kept: a lock that nobody refers to is collected, and is no lock any more.
    globalThis.held = lockDirectory(${JSON.stringify(directory)});
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

test('a second process is refused with the holder named; a killed holder holds nothing', async () => {
  const directory = place();
  const other = await holder(directory);
  try {
    expect(() => lockDirectory(directory)).toThrow(CannotOpen);
    expect(() => lockDirectory(directory)).toThrow(
      new RegExp(`process ${String(other.pid)}, which opened it at 20\\d\\d-`),
    );
  } finally {
    await other.kill();
  }
  lockDirectory(directory).release();
});

test('the same process is refused too, until it releases', () => {
  const directory = place();
  const lock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(`process ${String(process.pid)},`);
  lock.release();
  lock.release();
  lockDirectory(directory).release();
});

test('a lock file that is no lock is told from a lock that is held', () => {
  const directory = place();
  writeFileSync(join(directory, 'lock'), 'x'.repeat(4096));
  expect(() => lockDirectory(directory)).toThrow(/cannot be taken/);
});
