import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CannotOpen, Unavailable } from '../ports/faults.ts';
import { openEmbedded } from './open.ts';

const said = (error: unknown): string =>
  error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);

/** A small file system, or why there cannot be one here. */
function mounted(place: string, size: string): string | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return said(error);
  }
}

test('a full disk: an answer at once, no query after it, nothing lost', { timeout: 180_000 }, async () => {
  const place = mkdtempSync(join(tmpdir(), 'troth-full-'));
  const refused = mounted(place, '150m');
  if (refused !== undefined) {
    // Only root may mount: elsewhere the notices of the file layer are tested on their own (durable-files.test.ts), and a
    // place that cannot be written to stands in for the disk.
    expect(refused).toMatch(/permission|permitted|superuser|must be|not found|ENOENT|no such/i);
    writeFileSync(join(place, 'file'), '');
    await expect(openEmbedded({ directory: join(place, 'file', 'store') })).rejects.toThrow(CannotOpen);
    rmSync(place, { recursive: true });
    return;
  }
  const directory = join(place, 'store');
  const options = { directory, reserveBytes: 16 * 1024 * 1024 };
  try {
    let store = await openEmbedded(options);
    await store.pool.query('create table acked (n int primary key, pad text storage external)');
    let acked = 0;
    const filling = async (): Promise<never> => {
      for (;;) {
        await store.pool.query("insert into acked values ($1, repeat('x', 200000))", [acked]);
        acked += 1;
      }
    };
    await expect(filling()).rejects.toMatchObject({ name: 'Unavailable', why: 'full' });
    expect(acked).toBeGreaterThan(20);
    await expect(store.pool.query('select 1')).rejects.toThrow(Unavailable);
    expect(await store.ended).toMatchObject({ why: 'full' });
    await store.close();

    // The reserve is space enough to open and to read.
    store = await openEmbedded(options);
    await expect(store.pool.query('select count(*)::int as n from acked')).resolves.toMatchObject({
      rows: [{ n: acked }],
    });
    expect((await store.selfTest()).find(({ what }) => what === 'space')).toMatchObject({ ok: false });
    await store.close();

    execFileSync('mount', ['-o', 'remount,size=400m', place]);
    store = await openEmbedded(options);
    await store.pool.query('insert into acked values (-1)');
    await expect(store.pool.query('select count(*)::int as n from acked')).resolves.toMatchObject({
      rows: [{ n: acked + 1 }],
    });
    await store.close();
  } finally {
    execFileSync('umount', [place]);
    rmSync(place, { recursive: true });
  }
});
