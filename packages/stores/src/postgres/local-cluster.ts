/**
 * A PostgreSQL server of one's own, from the programs of the machine: for tests, benches and failure drills. It listens on
 * loopback only and its data go when it stops. PostgreSQL refuses to run as root: then it runs as the user "postgres".
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LocalCluster {
  readonly directory: string;
  readonly port: number;
  /** Address of a new, empty database. */
  database(): Promise<string>;
  start(): Promise<void>;
  /** `immediate` ends without a checkpoint, as a crash does; `kill` sends SIGKILL to every process of the server. */
  stop(how: 'fast' | 'immediate' | 'kill'): Promise<void>;
  /** Stops and removes everything. */
  remove(): Promise<void>;
}

export interface ClusterOptions {
  /** Where the data lie; a new temporary directory when missing. */
  readonly directory?: string;
  /** Lines of postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

const home = '/usr/lib/postgresql';

function binaries(): string {
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(home, version, 'bin')).find((path) => existsSync(join(path, 'initdb')));
  if (found === undefined) throw new Error('No PostgreSQL server is installed (Debian: apt-get install postgresql).');
  return found;
}

const asRoot = process.getuid?.() === 0;

/** A command as the user that may run PostgreSQL. */
function unprivileged(program: string, args: readonly string[]): [string, string[]] {
  return asRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args]]
    : [program, [...args]];
}

function run(program: string, args: readonly string[]): string {
  const [command, all] = unprivileged(program, args);
  return execFileSync(command, all, { encoding: 'utf8', cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

export async function startLocalCluster(options: ClusterOptions = {}): Promise<LocalCluster> {
  const bin = binaries();
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'troth-postgres-'));
  const data = join(directory, 'data');
  if (asRoot) execFileSync('chown', ['postgres', directory]);
  chmodSync(directory, 0o755);
  if (!existsSync(data))
    run(join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--data-checksums',
    ]);
  const cluster = new Cluster({ bin, directory, data, port: await freePort(), settings: options.settings ?? {} });
  await cluster.start();
  return cluster;
}

interface ClusterParts {
  readonly bin: string;
  readonly directory: string;
  readonly data: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

class Cluster implements LocalCluster {
  readonly directory: string;
  readonly port: number;
  readonly #parts: ClusterParts;
  #server: ChildProcess | undefined;
  #databases = 0;

  constructor(parts: ClusterParts) {
    this.directory = parts.directory;
    this.port = parts.port;
    this.#parts = parts;
  }

  async database(): Promise<string> {
    this.#databases += 1;
    const name = `troth_${this.#databases}`;
    const client = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres'];
    run(join(this.#parts.bin, 'createdb'), [...client, name]);
    return `postgres://postgres@127.0.0.1:${this.port}/${name}`;
  }

  async start(): Promise<void> {
    const { bin, data, directory, port, settings } = this.#parts;
    const all = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: directory,
      max_connections: '60',
      shared_buffers: '256MB',
      ...settings,
    };
    const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const [command, args] = unprivileged(join(bin, 'postgres'), ['-D', data, ...options]);
    this.#server = spawn(command, args, { cwd: '/', stdio: 'ignore' });
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if (this.#ready()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('PostgreSQL did not come up within 30 seconds.');
  }

  #ready(): boolean {
    try {
      run(join(this.#parts.bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(this.port)]);
      return true;
    } catch {
      return false;
    }
  }

  async stop(how: 'fast' | 'immediate' | 'kill'): Promise<void> {
    const server = this.#server;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (how === 'kill') killAll(server.pid ?? 0);
    else server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop('immediate');
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** SIGKILL to the postmaster and every process it started, so that none survives it. */
function killAll(postmaster: number): void {
  let children: readonly number[] = [];
  try {
    const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' });
    children = listed.split(/\s+/u).filter(Boolean).map(Number);
  } catch {
    // No child is left.
  }
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
}
