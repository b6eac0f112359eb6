/** Prometheus and VictoriaMetrics as the machine has them, each with data of its own on loopback, gone afterwards. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly writeUrl: string;
  readonly queryUrl: string;
}

interface Start {
  readonly name: string;
  readonly program: string;
  readonly write: string;
  readonly ready: string;
  args(directory: string, address: string): readonly string[];
}

const prometheus: Start = {
  name: 'Prometheus',
  program: 'prometheus',
  write: '/api/v1/write',
  ready: '/-/ready',
  args: (directory, address) => {
    const config = join(directory, 'prometheus.yml');
    // Histories of many series are written one after the other: each begins a month before the last one ended.
    writeFileSync(config, 'storage:\n  tsdb:\n    out_of_order_time_window: 60d\n');
    return [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(directory, 'data')}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=${address}`,
      '--web.enable-remote-write-receiver',
      '--query.max-samples=1000000000',
      '--query.timeout=10m',
      '--log.level=error',
    ];
  },
};

const victoria: Start = {
  name: 'VictoriaMetrics',
  program: 'victoria-metrics',
  write: '/api/v1/write',
  ready: '/health',
  args: (directory, address) => [
    `-storageDataPath=${join(directory, 'data')}`,
    '-retentionPeriod=100y',
    `-httpListenAddr=${address}`,
    // A month of minutes in a subquery is more than it allows by itself.
    '-search.maxPointsPerTimeseries=100000',
    '-search.maxQueryDuration=10m',
    '-search.disableCache',
    '-loggerLevel=ERROR',
  ],
};

export const peerStarts: readonly Start[] = [prometheus, victoria];

/** The version of an installed program, from itself or from Debian; undefined where there is none. */
export function versionOf({ program }: Start): string | undefined {
  const said = wordsOf(program, ['--version']);
  if (said === undefined) return undefined;
  const packaged = wordsOf('dpkg-query', ['-W', '-f', '${Version}', program]) ?? '';
  return /\d+\.\d+(?:\.\d+)?/u.exec(`${said} ${packaged}`)?.[0] ?? '';
}

function wordsOf(program: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** Runs the work beside a fresh server of that kind. */
export async function besidePeer<T>(start: Start, version: string, work: (peer: Peer) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), `troth-${start.program}-`));
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(start.program, [...start.args(directory, address)], { stdio: 'ignore', cwd: directory });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  try {
    await untilReady(`http://${address}${start.ready}`, start.name);
    return await work({
      name: start.name,
      version,
      writeUrl: `http://${address}${start.write}`,
      queryUrl: `http://${address}/api/v1/query`,
    });
  } finally {
    server.kill('SIGKILL');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  }
}

async function untilReady(url: string, name: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} did not come up within 30 seconds.`);
}

const answered = (body: unknown): readonly Record<string, unknown>[] => {
  const data: unknown = isRecord(body) ? body['data'] : undefined;
  const result: unknown = isRecord(data) ? data['result'] : undefined;
  return Array.isArray(result) ? result.filter(isRecord) : [];
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The answer to an instant query, by the label `series`. */
export async function ask(peer: Peer, query: string, at: number): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(peer.queryUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ query, time: String(at / 1_000), timeout: '10m' }).toString(),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${peer.name}: ${answer.status} ${text.slice(0, 300)}`);
  const found = new Map<string, number>();
  for (const { metric, value } of answered(JSON.parse(text)))
    if (isRecord(metric) && Array.isArray(value)) found.set(String(metric['series']), Number(value[1]));
  return found;
}
