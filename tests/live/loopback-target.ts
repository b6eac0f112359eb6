/**
 * A program that is collected: counters that grow by a known amount at each collection, and its own log of what it showed and
 * of when it was down. A restart loses its counters, as a process does.
 */
import { createServer } from 'node:http';
import type { Server } from 'node:http';

export interface Shown {
  readonly ok: number;
  readonly failed: number;
  /** How often it had been started again. */
  readonly life: number;
}

export class LoopbackTarget {
  /** What was shown, collection by collection. */
  readonly log: Shown[] = [];
  /** From when to when nobody answered; the last one may be without an end. */
  readonly outages: { readonly from: number; to?: number }[] = [];
  readonly port: number;
  #server: Server;
  #ok = 1000;
  #failed = 10;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    server.on('request', (request, response) => {
      // A probe is told that all is well, and counts nothing.
      if (request.url === '/health') response.end('well\n');
      else response.setHeader('content-type', 'text/plain; version=0.0.4').end(this.#show());
    });
  }

  static async start(): Promise<LoopbackTarget> {
    const server = createServer();
    return new LoopbackTarget(server, await listen(server, 0));
  }

  #show(): string {
    const turn = this.log.length;
    this.#ok += 3 + (turn % 5);
    if (turn % 4 === 0) this.#failed += 1 + (turn % 3);
    this.log.push({ ok: this.#ok, failed: this.#failed, life: this.outages.length });
    return [
      '# TYPE demo_requests_total counter',
      `demo_requests_total{code="200"} ${this.#ok}`,
      `demo_requests_total{code="503"} ${this.#failed}`,
      '',
    ].join('\n');
  }

  async stop(): Promise<void> {
    this.outages.push({ from: Date.now() });
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Comes back at the same address, having forgotten what it counted. */
  async startAgain(): Promise<void> {
    this.#ok = 0;
    this.#failed = 0;
    await listen(this.#server, this.port);
    const last = this.outages.at(-1);
    if (last !== undefined) last.to = Date.now();
  }
}

export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
