/**
 * Rows as the server's bytes. Owns: the binary form of COPY. The driver reads results as text only, in which every byte of a
 * page is two characters and a string before it is a byte again; a month of a thousand series took most of its time there.
 */
import type pg from 'pg';

/** Fields of one row, valid until the call returns: their memory is used again. */
export type CopiedRow = readonly Uint8Array[];

interface Letters {
  query(text: string): void;
}

/** Eleven bytes that begin every stream, four of flags, four of the length of what else is said. */
const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const headLength = signature.length + 8;

/** One `copy (…) to stdout` on a client. The server sends each row in a message of its own. */
class CopyOut implements pg.Submittable {
  readonly done: Promise<void>;
  readonly #text: string;
  readonly #take: (row: CopiedRow) => void;
  readonly #settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void };
  #fault: unknown;

  constructor(select: string, take: (row: CopiedRow) => void) {
    this.#text = `copy (${select}) to stdout (format binary)`;
    this.#take = take;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.done = promise;
    this.#settle = { resolve, reject };
  }

  submit(connection: Letters): void {
    connection.query(this.#text);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.#fault !== undefined) return;
    try {
      const row = rowOf(chunk);
      if (row !== undefined) this.#take(row);
    } catch (error) {
      // The rest of the stream has to pass before the connection can be used again.
      this.#fault = error;
    }
  }

  handleCommandComplete(): void {
    // The stream ends with the server being ready again.
  }

  handleReadyForQuery(): void {
    if (this.#fault === undefined) this.#settle.resolve();
    else this.#settle.reject(this.#fault);
  }

  handleError(error: unknown): void {
    this.#settle.reject(error);
  }
}

/** The first message begins with the head; the last one is no row and says −1 instead of a number of fields. */
function rowOf(message: Buffer): CopiedRow | undefined {
  const first = message.length >= headLength && signature.compare(message, 0, signature.length) === 0;
  let at = first ? headLength + message.readInt32BE(headLength - 4) : 0;
  if (at === message.length) return undefined;
  const fields = message.readInt16BE(at);
  if (fields < 0) return undefined;
  at += 2;
  const row: Uint8Array[] = [];
  for (let field = 0; field < fields; field += 1) {
    const length = message.readInt32BE(at);
    if (length < 0) throw new TypeError('A column that is read as bytes has no value.');
    row.push(message.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return row;
}

/** Runs a select without parameters and hands over its rows one by one. */
export async function copyOut(client: pg.ClientBase, select: string, take: (row: CopiedRow) => void): Promise<void> {
  await client.query(new CopyOut(select, take)).done;
}

/** A column of type int. */
export function intOf(field: Uint8Array | undefined): number {
  if (field?.length !== 4) throw new TypeError('The column is no int.');
  return new DataView(field.buffer, field.byteOffset, 4).getInt32(0);
}

/** A number of our own in a text of SQL. */
export function literal(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no whole number.`);
  return String(value);
}
