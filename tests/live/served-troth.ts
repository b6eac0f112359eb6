/** A real `troth serve` over the embedded store in a directory of its own: started, killed without warning, started again. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../packages/cli/bin/troth.js', import.meta.url));
// Space on the disk of whoever runs this is not what is looked at here.
const settings = ['store.leastFreeMegabytes=0', 'store.leastFreePercent=0', 'log.level=warn'];

interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  readonly key: string | undefined;
}

export class ServedTroth {
  readonly url: string;
  readonly #key: string;
  readonly #directory: string;
  #child: ChildProcess;

  private constructor({ child, url, key = '' }: Serving, directory: string) {
    this.#child = child;
    this.url = url;
    this.#key = key;
    this.#directory = directory;
  }

  static async start(): Promise<ServedTroth> {
    const directory = await mkdtemp(join(tmpdir(), 'troth-served-'));
    return new ServedTroth(await serve(directory, '0'), directory);
  }

  /** Killed as by a power cut, and started on the same data at the same address. */
  async killAndStartAgain(): Promise<void> {
    await this.#end('SIGKILL');
    this.#child = (await serve(this.#directory, new URL(this.url).port)).child;
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.#directory, { recursive: true, force: true });
  }

  /** The text of an answer; anything but success is an error with what the server said. */
  async ask(path: string, method: 'GET' | 'POST' | 'PUT' = 'GET', body?: object): Promise<string> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text.slice(0, 1000)}`);
    return text;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    await ended;
  }
}

async function serve(directory: string, port: string): Promise<Serving> {
  const args = ['serve', '--port', port, '--data', 'data', ...settings.flatMap((one) => ['--set', one])];
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let key: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    key ??= /^ {2}(troth\.\S+)$/u.exec(line)?.[1];
    const url = /serves (http\S+)/u.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return { child, url, key };
  }
  throw new Error('troth serve ended before it served; what it said stands above');
}
