import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { openEmbeddedStore } from '@troth/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostForTests } from '../testing/host-for-tests.ts';
import { run } from '../run.ts';

const place = mkdtempSync(join(tmpdir(), 'troth-retention-'));
const at = Instant.parse('2024-11-30T10:00:00Z');
const actor = { actor: 'person:mei' };

beforeAll(async () => {
  const store = await openEmbeddedStore({ directory: place, clock: () => at, queues: [] });
  await store.establish('main', 'Main');
  const runs = [{ series: 's', stepMs: 60_000, start: at, bad: [1], total: [6] }];
  await store.write('main', (tx) => tx.addRuns({ source: 'probe', runs }, actor));
  await store.close();
}, 120_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const troth = async (...args: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
  const { host, said } = hostForTests(['retention', '--data', place, ...args]);
  return { code: await run(host), ...said };
};

test('nothing goes before it is sealed, and the sentence says so', async () => {
  expect(await troth('--before', 'yesterday')).toMatchObject({ code: 2 });
  const nothing = await troth('--before', '2024-11-01T00:00:00Z');
  expect(nothing).toMatchObject({ code: 0, out: expect.stringContaining('nothing to give up') });
  const refused = await troth('--before', '2024-12-01T00:00:00Z');
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('are not sealed') });
}, 120_000);
