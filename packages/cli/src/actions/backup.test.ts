/** `troth backup`, `restore` and `doctor` over two databases of one server: what was kept is there again, or nothing is. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { publishAgreement, queues, system } from '@troth/services';
import { openServer, startLocalCluster } from '@troth/stores';
import type { LocalCluster } from '@troth/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveConfiguration } from '../configuration/resolve.ts';
import { need } from '../endings.ts';
import { run } from '../run.ts';
import { contextOf } from '../server/compose.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';

const scratch = mkdtempSync(join(tmpdir(), 'troth-backup-'));
const file = join(scratch, 'today.troth');
let cluster: LocalCluster;
let full = '';
let empty = '';

async function troth(url: string, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { host, said } = hostForTests(args, url === '' ? {} : { env: { DATABASE_URL: url } });
  return { code: await run(host), ...said };
}

beforeAll(async () => {
  cluster = await startLocalCluster();
  [full, empty] = [await cluster.database(), await cluster.database()];
  const { host } = hostForTests([]);
  const store = await openServer({ url: full, queues, clock: () => Instant.of(host.now()) });
  const { configuration } = resolveConfiguration({ flags: {}, env: {} });
  await store.establish('main', 'main');
  const texts = [{ file: 'line.yaml', text: smallAgreement('LINE') }];
  need(
    await publishAgreement(contextOf({ store, configuration }, host), { organisation: 'main', actor: system, texts }),
  );
  await store.close();
}, 60_000);
afterAll(async () => {
  await cluster.remove();
  rmSync(scratch, { recursive: true });
});

test('a backup is one file, and says what it holds', async () => {
  expect(await troth(full, 'backup', file)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/today\.troth: \d+ rows, \d+ bytes, SHA-256/u),
  });
  const told = await troth(full, 'backup', join(scratch, 'other.troth'), '--json');
  expect(JSON.parse(told.out)).toMatchObject({
    file: join(scratch, 'other.troth'),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
  });
});

test('a file that was cut or changed is refused, and the database stays empty', async () => {
  const bytes = readFileSync(file);
  const flipped = Uint8Array.from(bytes);
  flipped[Math.floor(bytes.length / 2)] = (flipped[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  for (const [name, content] of [
    ['cut', bytes.subarray(0, bytes.length - 10)],
    ['changed', flipped],
  ] as const) {
    writeFileSync(join(scratch, name), content);
    expect(await troth(empty, 'restore', join(scratch, name)), name).toMatchObject({ code: 2, out: '' });
  }
  expect(await troth(empty, 'restore', join(scratch, 'none.troth'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('no such file'),
  });
});

test('it is restored into an empty database only, and the ledger is checked', async () => {
  expect(await troth(full, 'restore', file)).toMatchObject({ code: 2, err: expect.stringContaining('not empty') });
  expect(await troth(empty, 'restore', file)).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('restored what was taken at'),
  });
  expect(await troth(empty, 'doctor', '--deep')).toMatchObject({ code: 0, out: expect.stringContaining('✓ ledgers') });
});

test('a doctor names what is wrong, and ends with 1', async () => {
  // Whoever owns the database can switch its triggers off; the ledger shows it all the same.
  const change = `set session_replication_role = replica; update troth.entries set actor = 'somebody' where index = 0`;
  execFileSync('psql', [empty, '--quiet', '--command', change]);
  const { code, out } = await troth(empty, 'doctor', '--deep', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ what: 'ledger of main', ok: false })]),
  });
});

test.each([['doctor'], ['backup', join(scratch, 'none.troth')], ['export', 'statements']])(
  '%s makes no database where none is',
  async (...words) => {
    const { code, err } = await troth('', ...words, '--data', join(scratch, 'mistyped'));
    expect([code, err]).toEqual([2, expect.stringContaining('there is no database in')]);
  },
);
