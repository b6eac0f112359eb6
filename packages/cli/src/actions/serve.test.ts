/** `troth serve` as a process of its own over the embedded database: its first start, its work, its ends. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { run } from '../run.ts';
import { client, eventOf, until } from '../testing/client.ts';
import type { Ask } from '../testing/client.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { running } from '../testing/running.ts';
import type { Running } from '../testing/running.ts';
import { smallAgreement } from '../testing/small-agreement.ts';

// Each start makes or opens a database, which takes its time on a machine that has other things to do.
vi.setConfig({ testTimeout: 120_000 });

const cwd = mkdtempSync(join(tmpdir(), 'troth-serve-'));
const data = join(cwd, 'data');
const canaries = { metrics: 'canary-of-the-metrics', source: 'canary-of-a-source', url: 'canary-of-an-address' };
// Space on the disk of whoever runs this is not what is tested here.
const spacious = ['--set', 'store.leastFreeMegabytes=0', '--set', 'store.leastFreePercent=0'];
const args = ['serve', '--port', '0', '--data', 'data', ...spacious];
const start = (): Promise<Running> =>
  running(args, { cwd, env: { TROTH_METRICS_TOKEN: canaries.metrics, TROTH_LOG_LEVEL: 'debug' } });

async function inThisProcess(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { host, said } = hostForTests(words);
  return { code: await run(host), ...said };
}

let server: Running;
let key = '';
let ask: Ask;

beforeAll(async () => {
  server = await start();
  key = server.key ?? '';
  ask = client(server.url, key);
}, 120_000);
afterAll(async () => {
  await server.end('SIGKILL');
  rmSync(cwd, { recursive: true });
});

test('the first start shows a key and keeps the data from others', async () => {
  expect(key).toMatch(/^troth\./u);
  expect((await ask('/v1/organisation')).json).toMatchObject({ id: 'main' });
  for (const name of ['.', 'keys', 'keys/secret.key', 'keys/checkpoint.pem'])
    expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0]);
});

test('it is alive and ready', async () => {
  const anybody = client(server.url);
  expect([(await anybody('/healthz')).status, (await anybody('/readyz')).status]).toEqual([200, 200]);
});

test('rows become a live statement and an event', async () => {
  const config = { kind: 'json-rows', config: { source: 'probe' }, secret: canaries.source };
  const sla = { texts: [{ file: 'line.yaml', text: smallAgreement('LINE') }] };
  expect(await ask('/v1/sources/probe', { method: 'PUT', body: config })).toMatchObject({ status: 200 });
  expect(await ask('/v1/agreements', { method: 'POST', body: sla })).toMatchObject({ status: 201 });
  const now = Date.now();
  const at = (ago: number): string => new Date(now - ago).toISOString();
  const row = { form: 'state', agreement: 'LINE', id: 'OUT-1', state: 'down', start: at(600_000), end: at(540_000) };
  const sent = await ask(`/v1/sources/probe/evidence`, { method: 'POST', body: [row] });
  expect(sent).toMatchObject({ status: 200, json: { accepted: 1 } });
  const live = await until(
    () => ask('/v1/agreements/LINE/live'),
    ({ text }) => text.includes('"downtime":{"exact":"60000"'),
  );
  expect(live.json).toMatchObject({ agreement: 'LINE', statement: { rows: [{ commitment: 'availability' }] } });
  expect(await eventOf(server.url, key, 'statement.live')).toContain('"agreement":"LINE"');
});

test('metrics tell of the process and of the business, to who has the token', async () => {
  expect((await client(server.url)('/metrics')).status).toBe(401);
  const { text } = await client(server.url, canaries.metrics)('/metrics');
  for (const line of [
    /^process_resident_memory_bytes \d/mu,
    /^troth_store_up 1$/mu,
    /^troth_jobs_waiting\{queue="evaluate"\} \d+$/mu,
    /^troth_ledger_entries\{organisation="main"\} [1-9]\d*$/mu,
    /^troth_ledger_entries_unsigned\{organisation="main"\} \d+$/mu,
    /^troth_source_lag_seconds\{organisation="main",source="probe"\} \d/mu,
    /^troth_source_rows\{organisation="main",source="probe",outcome="accepted"\} 1$/mu,
    /^troth_disk_free_bytes [1-9]/mu,
    /^troth_http_request_duration_seconds_count\{operation="sendEvidence",status="200"\} 1$/mu,
  ])
    expect(text).toMatch(line);
});

test('a second server on the same directory is refused with a sentence', async () => {
  const { code, err } = await inThisProcess('serve', '--port', '0', '--data', data);
  expect([code, err]).toEqual([2, expect.stringContaining(`is in use: process ${server.pid}`)]);
});

test('what was answered is there after SIGKILL, and no second key is made', async () => {
  const ledger = async (): Promise<unknown> => (await ask('/v1/ledger/entries')).json;
  const before = await ledger();
  await server.end('SIGKILL');
  const first = server;
  server = await start();
  ask = client(server.url, key);
  expect(server.key).toBeUndefined();
  expect(await ledger()).toEqual(before);
  expect((await ask('/v1/evidence')).json).toMatchObject({ items: [{ row: { id: 'OUT-1' } }] });
  noSecretsIn(first);
});

test('asked to end, it answers what is under way and ends with 0', async () => {
  await ask(`/v1/agreements?cursor=${canaries.url}`);
  const stream = await fetch(`${server.url}/v1/events`, { headers: { authorization: `Bearer ${key}` } });
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let answer = '';
  socket.on('data', (text) => void (answer += String(text)));
  const body = JSON.stringify({ kind: 'json-rows', config: { source: 'late' }, secret: canaries.source });
  const head = `PUT /v1/sources/late HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n`;
  socket.write(`${head}Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`);
  // The server says that it has begun with this request; only then is it asked to end.
  await once(socket, 'data');
  const ended = server.end('SIGTERM');
  socket.write(body);
  await once(socket, 'close');
  expect(answer).toContain('HTTP/1.1 200 OK');
  expect(answer).toMatch(/^connection: close\r$/imu);
  // A stream of events has no end of its own; the server gives it one.
  expect(await stream.text()).toContain(': troth');
  expect([await ended, server.said.out]).toEqual([0, expect.not.stringContaining('fault')]);
  noSecretsIn(server);
});

test('a doctor finds the ledger whole, and the settings tell where they are from', async () => {
  const { code, out } = await inThisProcess('doctor', '--deep', '--data', data);
  expect([code, out]).toEqual([0, expect.stringContaining('every entry agrees')]);
});

test('a port in use is refused with a sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { code, err } = await inThisProcess('serve', '--port', port, '--data', data);
  other.close();
  expect([code, err]).toEqual([2, expect.stringContaining(`127.0.0.1:${port} is in use by another program`)]);
});

const given = [
  '--set',
  `keys.secret=${'A'.repeat(43)}=`,
  '--set',
  `keys.checkpoint=${join(data, 'keys/checkpoint.pem')}`,
];

test('production refuses missing keys, and a store that would lose what it is told', async () => {
  const production = ['serve', '--data', 'memory', '--set', 'mode=production'];
  expect(await inThisProcess(...production)).toMatchObject({ code: 2, err: expect.stringContaining('openssl rand') });
  const unfit = await inThisProcess(...production, ...given);
  expect(unfit).toMatchObject({ code: 2, err: expect.stringContaining('not fit for production: storage') });
});

test('production starts with keys and a store that keeps what it is told', async () => {
  const { code, out } = await inThisProcess(
    'serve',
    '--data',
    data,
    '--port',
    '0',
    '--set',
    'mode=production',
    ...given,
  );
  expect([code, out]).toEqual([0, expect.stringMatching(/^troth \S+ serves http/u)]);
});

/** The log is JSON line by line and shows nothing that opens anything. */
function noSecretsIn({ said }: Running): void {
  const lines = said.err.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
  for (const secret of [key, ...Object.values(canaries)]) expect(said.err).not.toContain(secret);
}
