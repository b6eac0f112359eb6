/** What `troth export` writes, out of a store, is what was told; and the other commands read it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { closePeriod, ingest, publishAgreement, queues, registerSource, statementOf, system } from '@troth/services';
import type { Context } from '@troth/services';
import { openServer, startLocalCluster } from '@troth/stores';
import type { LocalCluster } from '@troth/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { resolveConfiguration } from '../configuration/resolve.ts';
import { need } from '../endings.ts';
import { run } from '../run.ts';
import { contextOf } from '../server/compose.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';

const scratch = mkdtempSync(join(tmpdir(), 'troth-export-'));
const agreement = `${smallAgreement('LINE')}
  - id: requests
    title: { en: Requests, zh-Hant: 請求 }
    clause: '6.2'
    metric: { kind: event-ratio, series: requests, count: good, aggregate: pooled }
    target: '>= 99.5 %'
    period: month
    hours: always
    unknown: separate
    rounding: none
    sources: [probe]
`;
const at = (name: string): string => join(scratch, name);
const organisation = 'main';
const rows = [
  {
    form: 'state',
    id: 'OUT-1',
    start: '2024-12-05T01:00:00Z',
    end: '2024-12-05T01:10:00Z',
    state: 'down',
    cause: '=1+1, "x"',
  },
  { form: 'state', id: 'OUT-2', start: '2024-12-30T01:00:00Z', end: '2024-12-30T02:00:00Z', state: 'down' },
  { form: 'state', id: 'OUT-3', start: '2025-01-02T01:00:00Z', end: '2025-01-02T02:00:00Z', state: 'down' },
  ...[0, 1, 2].map((minute) => ({
    form: 'slice',
    id: `S-${minute}`,
    series: 'requests',
    start: `2024-12-06T00:0${minute}:00Z`,
    end: `2024-12-06T00:0${minute + 1}:00Z`,
    bad: String(minute),
    total: '10',
  })),
];

let cluster: LocalCluster;
let context: Context;
let url = '';

async function troth(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { host, said } = hostForTests(args, {
    env: { DATABASE_URL: url, TROTH_CHECKPOINT_KEY_FILE: at('checkpoint.pem') },
  });
  return { code: await run(host), ...said };
}

beforeAll(async () => {
  cluster = await startLocalCluster();
  url = await cluster.database();
  let now = Date.UTC(2025, 0, 14);
  const { host } = hostForTests([], { now: () => now });
  const { configuration } = resolveConfiguration({ flags: {}, env: {} });
  const store = await openServer({ url, queues, clock: () => Instant.of(host.now()) });
  context = contextOf({ store, configuration }, host);
  await store.establish(organisation, organisation);
  const command = { organisation, actor: system };
  need(await publishAgreement(context, { ...command, texts: [{ file: 'line.yaml', text: agreement }] }));
  need(await registerSource(context, { ...command, id: 'probe', kind: 'json-rows', config: { source: 'probe' } }));
  const told = rows.map((row, index) => ({ place: `[${index}]`, row: { ...row, agreement: 'LINE', source: 'probe' } }));
  const delivery = { rows: told, samples: [], refused: [] };
  expect(need(await ingest(context, { ...command, source: 'probe', delivery }))).toMatchObject({ accepted: 6 });
  now = Date.UTC(2025, 0, 15);
  const overrule = { guards: ['completeness', 'correction-window', 'open-decisions'], reason: 'a test' } as const;
  need(await closePeriod(context, { ...command, agreement: 'LINE', period: '2024-12', overrule }));
  writeFileSync(at('line.yaml'), agreement);
}, 60_000);
afterAll(async () => {
  await context.store.close();
  await cluster.remove();
  rmSync(scratch, { recursive: true });
});

const december = ['--agreement', 'LINE', '--period', '2024-12'];
const figure = z.object({ exact: z.string(), unit: z.string() });
const stated = z.object({
  commitment: z.string(),
  verdict: z.string(),
  segments: z.array(z.object({ value: figure, completeness: z.string() })),
});
const evaluated = z.object({ statements: z.array(z.object({ statement: z.object({ rows: z.array(stated) }) })) });
const gist = (row: unknown): z.output<typeof stated> => stated.parse(row);

test.each(['jsonl', 'csv'])('evidence as %s is evidence again, and gives the same figures', async (ending) => {
  const file = at(`december.${ending}`);
  expect(await troth('export', 'evidence', ...december, '-o', file)).toMatchObject({ code: 0, err: `wrote ${file}\n` });
  const text = readFileSync(file, 'utf8');
  expect(rows.map(({ id }) => text.includes(id))).toEqual([true, true, false, false, false, false]);
  expect(text.match(/2024-12-06T00:0[012]:00\.000Z/gu)?.length).toBeGreaterThanOrEqual(3);
  const again = await troth('evaluate', at('line.yaml'), file, '--period', '2024-12', '--json');
  const kept = need(await statementOf(context, { organisation, agreement: 'LINE', period: '2024-12' }));
  const [only] = evaluated.parse(JSON.parse(again.out)).statements;
  expect(only?.statement.rows.map(gist)).toEqual(kept.statement.rows.map(gist));
  expect(only?.statement.rows).toHaveLength(2);
});

test('in a table no cell is a formula', async () => {
  const { out } = await troth('export', 'evidence', ...december);
  expect(out).toContain(`,"'=1+1, ""x""",`);
});

test('statements are a line for every promise, or whole', async () => {
  const table = (await troth('export', 'statements')).out.trimEnd().split('\r\n');
  expect(table).toHaveLength(3);
  expect(table[1]).toMatch(
    /^LINE,2024-12,final,1,2025-01-14T.*,availability,6\.1,,2024-12,>= 99\.95 %,missed,4457\/4464,share,/u,
  );
  const [line] = (await troth('export', 'statements', '--format', 'jsonl')).out.trimEnd().split('\n');
  expect(JSON.parse(line ?? '')).toMatchObject({ agreement: 'LINE', version: 1, statement: { status: 'final' } });
  expect(table[2]).toMatch(/,requests,6\.2,,2024-12,>= 99\.5 %,missed,0\.9,share,/u);
  expect((await troth('export', 'statements', '--agreement', 'OTHER')).out.trimEnd().split('\r\n')).toHaveLength(1);
  expect((await troth('export', 'statements', '--live')).out.trimEnd().split('\r\n')).toHaveLength(1);
});

test('a pack is checked by the other party', async () => {
  const { generateKeyPairSync } = await import('node:crypto');
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(at('checkpoint.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  expect(await troth('export', 'pack', ...december, '-o', at('pack.zip'))).toMatchObject({ code: 0 });
  expect((await troth('verify', at('pack.zip'))).out).toMatch(/valid/iu);
});

test('what cannot be exported is told in a sentence, and no file is left', async () => {
  expect(
    await troth('export', 'evidence', '--agreement', 'NONE', '--period', '2024-12', '-o', at('none.csv')),
  ).toMatchObject({ code: 2 });
  expect([existsSync(at('none.csv')), existsSync(at('none.csv.part'))]).toEqual([false, false]);
  expect(await troth('export', 'statements', '--set', 'organisation=other')).toMatchObject({
    code: 2,
    err: expect.stringContaining('the store holds main'),
  });
  expect(await troth('export', 'statements', '-o', at('no/where.csv'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('ENOENT'),
  });
});
