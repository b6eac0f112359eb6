/** One `troth serve` that only answers, two `troth worker` that do its work, one PostgreSQL server under all three. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCluster } from '@troth/stores';
import type { LocalCluster } from '@troth/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { run } from '../run.ts';
import { client, until } from '../testing/client.ts';
import type { Ask } from '../testing/client.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { running } from '../testing/running.ts';
import type { Running } from '../testing/running.ts';
import { smallAgreement } from '../testing/small-agreement.ts';

const cwd = mkdtempSync(join(tmpdir(), 'troth-worker-'));
const agreements = ['NORTH', 'EAST', 'SOUTH', 'WEST', 'UP', 'DOWN'];
const password = 'canary-of-the-database';

let cluster: LocalCluster;
let env: Record<string, string>;
let server: Running;
let workers: readonly Running[];
let ask: Ask;

beforeAll(async () => {
  cluster = await startLocalCluster();
  const url = (await cluster.database()).replace('postgres@', `postgres:${password}@`);
  env = { DATABASE_URL: url, TROTH_LOG_LEVEL: 'debug' };
  server = await running(['serve', '--port', '0', '--set', 'worker=off'], { cwd, env });
  const start = (): Promise<Running> => running(['worker'], { cwd, env });
  workers = await Promise.all([start(), start()]);
  ask = client(server.url, server.key);
}, 120_000);
afterAll(async () => {
  for (const one of [server, ...workers]) await one.end('SIGKILL');
  await cluster.remove();
  rmSync(cwd, { recursive: true });
});

const done = z.object({ msg: z.literal('jobs done'), queue: z.string(), jobs: z.array(z.string()) });

/** Jobs that a worker said it has done. */
function jobsOf({ said }: Running): readonly { readonly queue: string; readonly id: string }[] {
  return said.err.split('\n').flatMap((line) => {
    const read = done.safeParse(line === '' ? undefined : JSON.parse(line));
    return read.success ? read.data.jobs.map((id) => ({ queue: read.data.queue, id })) : [];
  });
}

test('each piece of work is done by one of the workers', { timeout: 120_000 }, async () => {
  const source = { kind: 'json-rows', config: { source: 'probe' } };
  expect(await ask('/v1/sources/probe', { method: 'PUT', body: source })).toMatchObject({ status: 200 });
  const texts = agreements.map((id) => ({ file: `${id}.yaml`, text: smallAgreement(id) }));
  expect(await ask('/v1/agreements', { method: 'POST', body: { texts } })).toMatchObject({ status: 201 });
  const now = Date.now();
  const rows = agreements.map((agreement, index) => ({
    form: 'state',
    agreement,
    id: `OUT-${index}`,
    state: 'down',
    start: new Date(now - 600_000).toISOString(),
    end: new Date(now - 540_000).toISOString(),
  }));
  const sent = await ask('/v1/sources/probe/evidence', { method: 'POST', body: rows });
  expect(sent).toMatchObject({ status: 200, json: { accepted: agreements.length } });
  for (const agreement of agreements)
    await until(
      () => ask(`/v1/agreements/${agreement}/live`),
      ({ text }) => text.includes('"downtime":{"exact":"60000"'),
    );
  expect(await Promise.all(workers.map((worker) => worker.end('SIGTERM')))).toEqual([0, 0]);
  const all = workers.flatMap(jobsOf);
  expect(all.filter(({ queue }) => queue === 'evaluate').length).toBeGreaterThanOrEqual(1);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(jobsOf(server)).toEqual([]);
});

test('the place of the database is told without its password', async () => {
  expect(server.said.out).toMatch(/serves http:\S+ \(PostgreSQL 1\d\.\d+.*, 127\.0\.0\.1:\d+\/troth_1\)/u);
  for (const { said } of [server, ...workers]) expect(said.out + said.err).not.toContain(password);
  const { host, said } = hostForTests(['config', 'explain'], { env });
  expect([await run(host), said.out.includes('(set, not shown)'), said.out.includes(password)]).toEqual([
    0,
    true,
    false,
  ]);
});

test(
  'while the database is away it is alive and not ready, and ready when it is back',
  { timeout: 120_000 },
  async () => {
    await cluster.stop('fast');
    const anybody = client(server.url);
    expect((await anybody('/healthz')).status).toBe(200);
    expect(await anybody('/readyz')).toMatchObject({ status: 503, json: { code: 'away' } });
    expect((await anybody('/metrics')).text).toMatch(/^troth_store_up 0$/mu);
    await cluster.start();
    expect(
      (
        await until(
          () => anybody('/readyz'),
          ({ status }) => status === 200,
        )
      ).status,
    ).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
  },
);

test('a worker on the embedded database is refused with a sentence', async () => {
  const { host, said } = hostForTests(['worker']);
  expect([await run(host), said.err]).toEqual([2, expect.stringContaining('set store.url (DATABASE_URL)')]);
});

test('a database that is not there is refused with a sentence that has no password', async () => {
  const url = `postgres://troth:${password}@127.0.0.1:1/troth`;
  const { host, said } = hostForTests(['serve', '--port', '0'], { env: { DATABASE_URL: url } });
  expect([await run(host), said.err]).toEqual([2, expect.stringContaining('127.0.0.1:1/troth: ')]);
  expect(said.err).not.toContain(password);
});
