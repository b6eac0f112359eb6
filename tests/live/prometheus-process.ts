/** The real Prometheus on loopback, with a directory of its own that is removed in the end. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from './loopback-target.ts';

export interface Collecting {
  readonly targetPort: number;
  readonly writeTo: string;
  /** The API key that the receiver asks for. */
  readonly key?: string;
  /** Where a blackbox exporter listens that is to probe the target. */
  readonly blackboxPort?: number;
  /** As Prometheus writes it: 250ms, 1s. */
  readonly interval: string;
}

export class PrometheusProcess {
  readonly url: string;
  readonly #directory: string;
  #child: ChildProcess;

  private constructor(url: string, directory: string) {
    this.url = url;
    this.#directory = directory;
    this.#child = this.#spawn();
  }

  static async start({ targetPort, writeTo, key, blackboxPort, interval }: Collecting): Promise<PrometheusProcess> {
    const directory = await mkdtemp(join(tmpdir(), 'troth-prometheus-'));
    const configuration = [
      'global:',
      `  scrape_interval: ${interval}`,
      `  scrape_timeout: ${interval}`,
      'scrape_configs:',
      '  - job_name: demo',
      '    static_configs:',
      `      - targets: ["127.0.0.1:${targetPort}"]`,
      ...(blackboxPort === undefined ? [] : probing(blackboxPort, targetPort)),
      'remote_write:',
      `  - url: ${writeTo}`,
      ...(key === undefined ? [] : [`    authorization: { credentials: ${key} }`]),
      '    queue_config: { batch_send_deadline: 200ms, min_backoff: 30ms, retry_on_http_429: true }',
      '',
    ];
    await writeFile(join(directory, 'prometheus.yml'), configuration.join('\n'));
    const started = new PrometheusProcess(`http://127.0.0.1:${await freePort()}`, directory);
    await started.ready();
    return started;
  }

  #spawn(): ChildProcess {
    const options = [
      `--config.file=${join(this.#directory, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(this.#directory, 'data')}`,
      `--web.listen-address=${new URL(this.url).host}`,
      '--log.level=error',
    ];
    return spawn('prometheus', options, { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  async ready(): Promise<void> {
    await until('Prometheus is ready', async () => {
      if (this.#child.exitCode !== null) throw new Error(`prometheus ended with ${this.#child.exitCode}`);
      return fetch(`${this.url}/-/ready`).then(
        ({ status }) => status === 200,
        () => false,
      );
    });
  }

  /** Ended as an operator would, and started on the same data. */
  async restart(): Promise<void> {
    await this.#end();
    this.#child = this.#spawn();
    await this.ready();
  }

  async stop(): Promise<void> {
    await this.#end();
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

/** The customary way to have a blackbox exporter probe something. */
const probing = (blackboxPort: number, targetPort: number): string[] => [
  '  - job_name: probe',
  '    metrics_path: /probe',
  `    params: { module: [http], target: ["http://127.0.0.1:${targetPort}/health"] }`,
  '    static_configs:',
  `      - targets: ["127.0.0.1:${blackboxPort}"]`,
];

export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks again until it holds; what never holds is an error after half a minute. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const last = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > last) throw new Error(`waited too long until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
