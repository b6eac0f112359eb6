/**
 * The thread of the database. Owns: the engine, its files, and the order of requests. It blocks while a query runs, which
 * is why it is a thread; it is ended from outside when a query runs for too long. Does not own: the lock, the directory,
 * or what a fault means for the program.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { MemoryFS, PGlite } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { DurableFiles } from './durable-files.ts';
import { Replies } from './replies.ts';
import type { Fault, FromDatabase, Question, Request, Start, ToDatabase } from './messages.ts';

/**
 * The engine has no background processes: the log of a process that never restarts would grow for ever, and recovery with
 * it, if nobody made checkpoints between requests.
 */
const checkpointAfterBytes = 64 * 1024 * 1024;

function simpleQuery(text: string): Uint8Array {
  const body = new TextEncoder().encode(text);
  const message = new Uint8Array(body.length + 6);
  message[0] = 0x51;
  new DataView(message.buffer).setUint32(1, body.length + 5);
  message.set(body, 5);
  return message;
}

const checkpoint = simpleQuery('CHECKPOINT');
const rollback = simpleQuery('ROLLBACK');
const discard = simpleQuery('DISCARD ALL');
const nobody = (): void => undefined;

const settings = (durable: boolean): string[] =>
  [
    durable ? 'fsync=on' : 'fsync=off',
    'wal_sync_method=fsync',
    'full_page_writes=on',
    'synchronous_commit=on',
    // Segments kept for use again: small installations have small disks, and a checkpoint is never far.
    'min_wal_size=32MB',
    'max_wal_size=96MB',
    // One careless sort must not fill the disk for everybody.
    'temp_file_limit=4GB',
  ].flatMap((setting) => ['-c', setting]);

class Database {
  readonly #say: (message: FromDatabase, transfer: readonly ArrayBuffer[]) => void;
  readonly #files: DurableFiles | undefined;
  readonly #engine: PGlite;
  #connection = 0;
  #logged = 0;
  readonly #replies = new Replies((bytes) => {
    this.#say({ kind: 'bytes', connection: this.#connection, bytes }, [bytes.buffer]);
  });

  constructor(start: Start, say: (message: FromDatabase, transfer: readonly ArrayBuffer[]) => void) {
    this.#say = say;
    this.#files =
      start.data === undefined
        ? undefined
        : new DurableFiles(start.data, {
            failed: (why, message) => this.fault(why, message),
            logged: (bytes) => {
              this.#logged += bytes;
            },
          });
    this.#engine = new PGlite({
      fs: this.#files ?? new MemoryFS(),
      startParams: [
        ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
        ...settings(start.durable && start.data !== undefined),
      ],
      initDbStartParams: ['--data-checksums'],
      relaxedDurability: false,
      extensions: { amcheck },
      ...(start.from === undefined ? {} : { loadDataDir: new Blob([new Uint8Array(start.from)]) }),
    });
  }

  async open(): Promise<void> {
    await this.#engine.waitReady;
    const { rows } = await this.#engine.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    this.#say({ kind: 'ready', version: `PostgreSQL ${rows[0]?.version ?? ''}` }, []);
  }

  fault(why: Fault['why'], message: string): void {
    this.#say({ kind: 'fault', why, message }, []);
  }

  async request({ connection, bytes }: Request): Promise<void> {
    this.#connection = connection;
    // A start-up packet is the only message without a letter in front: somebody else's session begins.
    if (bytes[0] === 0) await this.#forget();
    await this.#run(bytes, (piece) => this.#replies.add(piece));
    this.#replies.flush();
    this.#say({ kind: 'done' }, []);
    if (this.#logged > checkpointAfterBytes && !this.#engine.isInTransaction()) await this.#checkpoint();
  }

  async answer({ kind, id }: Question): Promise<void> {
    if (kind === 'counters') {
      const counters = this.#files?.counters() ?? { fileSyncs: 0, directorySyncs: 0 };
      this.#say({ kind: 'answer', id, counters }, []);
    } else if (kind === 'snapshot') {
      await this.#checkpoint();
      const snapshot = new Uint8Array(await (await this.#engine.dumpDataDir('none')).arrayBuffer());
      this.#say({ kind: 'answer', id, snapshot }, [snapshot.buffer]);
    } else {
      await this.#forget();
      await this.#checkpoint();
      await this.#engine.close();
      this.#say({ kind: 'answer', id }, []);
    }
  }

  async #run(bytes: Uint8Array, onRawData: (piece: Uint8Array) => void): Promise<void> {
    await this.#engine.execProtocolRawStream(bytes, { syncToFs: false, onRawData });
  }

  /** There is one session for all; whoever comes next finds it as a server's would be: empty. */
  async #forget(): Promise<void> {
    if (this.#engine.isInTransaction()) await this.#run(rollback, nobody);
    await this.#run(discard, nobody);
  }

  async #checkpoint(): Promise<void> {
    await this.#run(checkpoint, nobody);
    this.#logged = 0;
  }
}

async function serve(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('the thread of the database is started by engine.ts');
  // Set by engine.ts to a `Start`, and typed by nobody on the way.
  const start: Start = workerData;
  const database = new Database(start, (message, transfer) => port.postMessage(message, transfer));
  // Each request is worked off before the next message is looked at: the engine has one session.
  let turn: Promise<void> = Promise.resolve();
  const failed = (error: unknown): void =>
    database.fault('crashed', error instanceof Error ? error.message : String(error));
  try {
    await database.open();
  } catch (error) {
    database.fault('unopenable', error instanceof Error ? error.message : String(error));
    return;
  }
  port.on('message', (message: ToDatabase) => {
    turn = turn
      .then(() => (message.kind === 'bytes' ? database.request(message) : database.answer(message)))
      .catch(failed);
  });
}

await serve();
