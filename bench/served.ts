/** `troth serve` as a process of its own, on data that were prepared, and requests to it at a fixed rate. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Store } from '@troth/stores';
import { atPlace, organisation } from './places.ts';
import type { PlaceName } from './places.ts';

export interface Served<T> {
  readonly address: string;
  readonly engine: string;
  readonly prepared: T;
  /** Bytes of the process that are in memory; 0 where the system does not say. */
  readonly residentBytes: () => number;
  /** Seconds of processor time that the process took so far. */
  readonly seconds: () => number;
}

const command = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));
const startingMs = 180_000;

/** Prepares a store, lets the command serve it, and ends the command in order. */
export async function served<P, T>(
  name: PlaceName,
  prepare: (store: Store) => Promise<P>,
  work: (server: Served<P>) => Promise<T>,
): Promise<T> {
  return atPlace(name, async (place) => {
    const prepared = await prepare(place.store);
    await place.close();
    const limits = ['--set', 'http.perSecond=100000', '--set', `organisation=${organisation}`];
    const child = spawn(process.execPath, [command, 'serve', '--port', '0', ...place.settings, ...limits], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    try {
      const address = await addressOf(child);
      return await work({
        address,
        engine: place.engine,
        prepared,
        residentBytes: () => kilobytesOf(child) * 1_024,
        seconds: () => secondsOf(child),
      });
    } finally {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await ended;
      clearTimeout(patience);
    }
  });
}

/** The command says on stderr where it listens. */
function addressOf({ stderr }: Pick<ChildProcess, 'stderr'>): Promise<string> {
  if (stderr === null) throw new Error('stderr is a pipe');
  let said = '';
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`troth serve does not listen: ${said}`)), startingMs);
    stderr.on('data', (piece: Buffer) => {
      said = (said + piece.toString()).slice(-20_000);
      const found = /(?:serves|listening at) (http:\/\/[\w.:]+)/u.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(patience);
      resolve(found);
    });
    stderr.on('end', () => reject(new Error(`troth serve ended: ${said}`)));
  });
}

function fileOf({ pid }: ChildProcess, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

const kilobytesOf = (child: ChildProcess): number => Number(/VmRSS:\s+(\d+)/u.exec(fileOf(child, 'status'))?.[1] ?? 0);

/** Linux counts in hundredths. */
function secondsOf(child: ChildProcess): number {
  const fields = fileOf(child, 'stat').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: string;
}

export interface Load {
  readonly address: string;
  readonly perSecond: number;
  readonly seconds: number;
  /** Of the first seconds nothing is counted. */
  readonly warmUp: number;
  readonly next: (turn: number) => Request;
}

export interface Answers {
  readonly sent: number;
  /** Answers other than 2xx and requests without one, and the first of them in words. */
  readonly failed: number;
  readonly firstFailure: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/**
 * An open model: each request is sent when its time has come, whether or not the earlier ones were answered, and its latency
 * counts from when it was to be sent. What a slow server makes wait is in the figures.
 */
export async function atFixedRate({ address, perSecond, seconds, warmUp, next }: Load): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const tally = { latencies: [] as number[], faults: [] as string[] };
  const total = Math.round(perSecond * seconds);
  const begun = performance.now() + 50;
  const told = async (turn: number, due: number): Promise<void> => {
    const fault = await send(agent, address, next(turn));
    if (turn >= warmUp * perSecond) tally.latencies.push(performance.now() - due);
    if (fault !== undefined) tally.faults.push(fault);
  };
  const waiting: Promise<void>[] = [];
  try {
    for (let turn = 0; turn < total;) {
      const due = begun + (turn * 1_000) / perSecond;
      const wait = due - performance.now();
      if (wait > 1) {
        await pause(wait);
        continue;
      }
      waiting.push(told(turn, due));
      turn += 1;
      // Answers are read between two sends, also when the sender is behind.
      if (turn % 16 === 0) await pause(0);
    }
    await Promise.all(waiting);
  } finally {
    agent.destroy();
  }
  const sorted = tally.latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const [firstFailure = ''] = tally.faults;
  return { sent: total, failed: tally.faults.length, firstFailure, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What went wrong, in words; undefined for an answer of 2xx. */
function send(agent: Agent, address: string, { method, path, token, body }: Request): Promise<string | undefined> {
  return new Promise((resolve) => {
    const headers: Record<string, string | number> = { authorization: `Bearer ${token}` };
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = Buffer.byteLength(body);
    }
    const asked = request(`${address}${path}`, { method, agent, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const code = answer.statusCode ?? 0;
        resolve(
          code === 200 ? undefined : `${method} ${path}: ${code} ${Buffer.concat(pieces).toString().slice(0, 300)}`,
        );
      });
    });
    asked.on('error', (error) => resolve(`${method} ${path}: ${error.message}`));
    asked.end(body);
  });
}
