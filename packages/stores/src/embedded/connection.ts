/**
 * The embedded database as a socket that the ordinary driver can connect to: what is written goes to the database's thread
 * in one message per query (the driver corks what belongs together), and its answers are read like a server's.
 */
import { Duplex } from 'node:stream';
import { Unavailable } from '../ports/faults.ts';
import type { Engine, Line } from './engine.ts';

type Told = (error?: Error | null) => void;

const terminate = 0x58;

export class EngineSocket extends Duplex {
  readonly #engine: Engine;
  #line: Line | undefined;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
  }

  /** The driver's words for sockets. There is one database: host and port mean nothing. */
  connect(): this {
    this.#join().catch((error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))));
    return this;
  }

  async #join(): Promise<void> {
    const line = await this.#engine.join({
      receive: (bytes) => {
        this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      },
      fail: (error) => {
        this.destroy(error);
      },
    });
    if (this.destroyed) {
      line.leave();
      return;
    }
    this.#line = line;
    this.emit('connect');
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed as they come; the driver keeps whole results in memory anyway.
  }

  override _write(...[chunk, , told]: [Uint8Array, BufferEncoding, Told]): void {
    this.#send([chunk], told);
  }

  override _writev(chunks: readonly { readonly chunk: Uint8Array }[], told: Told): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      told,
    );
  }

  override _final(told: Told): void {
    told();
    this.destroy();
  }

  override _destroy(error: Error | null, told: Told): void {
    this.#line?.leave();
    this.#line = undefined;
    told(error);
  }

  #send(pieces: readonly Uint8Array[], told: Told): void {
    if (this.#line === undefined) {
      told(new Unavailable('away', 'The connection to the embedded database is closed.'));
      return;
    }
    // The session outlives its connections: a goodbye is for us alone.
    const parts = pieces.filter((piece) => piece[0] !== terminate);
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    if (bytes.length > 0) this.#line.send(bytes);
    told();
  }
}
