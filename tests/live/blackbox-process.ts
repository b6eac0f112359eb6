/** The real blackbox exporter of Prometheus on loopback: asks a target over HTTP and says whether that went well. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from './prometheus-process.ts';

export class BlackboxProcess {
  readonly port: number;
  readonly #directory: string;
  readonly #child: ChildProcess;

  private constructor(port: number, directory: string) {
    this.port = port;
    this.#directory = directory;
    const options = [`--config.file=${join(directory, 'blackbox.yml')}`, `--web.listen-address=127.0.0.1:${port}`];
    this.#child = spawn('prometheus-blackbox-exporter', [...options, '--log.level=error'], { stdio: 'ignore' });
  }

  static async start(): Promise<BlackboxProcess> {
    const directory = await mkdtemp(join(tmpdir(), 'troth-blackbox-'));
    const module = 'http: { prober: http, timeout: 800ms, http: { preferred_ip_protocol: ip4 } }';
    await writeFile(join(directory, 'blackbox.yml'), `modules:\n  ${module}\n`);
    const started = new BlackboxProcess(await freePort(), directory);
    await until('the blackbox exporter answers', () =>
      fetch(`http://127.0.0.1:${started.port}/-/healthy`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return started;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await ended;
    }
    await rm(this.#directory, { recursive: true, force: true });
  }
}
