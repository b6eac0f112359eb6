/**
 * A backup as one file: a mark, compressed lines, and the SHA-256 of all before it. Owns: that a file which was cut or changed
 * anywhere is refused before a row of it is believed. Does not own: rows (postgres/dump.ts).
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, openSync, closeSync, fsyncSync, renameSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { Readable, Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { CannotOpen } from '../ports/faults.ts';
import type { TableRows } from '../postgres/dump.ts';

const mark = Buffer.from('TROTHBK1', 'latin1');
const hashBytes = 32;

export interface BackupHead {
  readonly format: 'troth-backup/1';
  /** Migrations of the schema that the rows were written under. */
  readonly schema: readonly string[];
  /** RFC 3339. */
  readonly takenAt: string;
  readonly engine: string;
}

export interface BackupSummary {
  readonly head: BackupHead;
  readonly bytes: number;
  readonly sha256: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Writes beside the file first and renames when all is on the disk: a backup is whole or not there. */
export async function writeBackup(
  file: string,
  head: BackupHead,
  tables: AsyncIterable<TableRows>,
): Promise<BackupSummary> {
  const rows: Record<string, number> = {};
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(head)}\n`;
    for await (const chunk of tables) {
      rows[chunk.table] = (rows[chunk.table] ?? 0) + chunk.rows.length;
      yield `${JSON.stringify(chunk)}\n`;
    }
    yield `${JSON.stringify({ end: true, rows })}\n`;
  }
  const hash = createHash('sha256').update(mark);
  let bytes = mark.length;
  const counted = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      bytes += part.length;
      done(null, part);
    },
    flush(done) {
      this.push(hash.digest());
      done();
    },
  });
  const part = `${file}.part`;
  const target = createWriteStream(part, { mode: 0o600 });
  target.write(mark);
  await pipeline(Readable.from(lines()), createGzip({ level: 6 }), counted, target);
  const written = openSync(part, 'r');
  fsyncSync(written);
  closeSync(written);
  renameSync(part, file);
  const sha256 = await hashOf(file, statSync(file).size);
  return { head, bytes: bytes + hashBytes, sha256, rows };
}

async function hashOf(file: string, end: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file, { end: end - 1 })) hash.update(part as Buffer);
  return hash.digest('hex');
}

const refusal = (file: string, why: string): CannotOpen =>
  new CannotOpen(`${file}: ${why}; nothing of it was restored. Use another backup.`);

/** Reads the whole file once and compares its hash. Throws `CannotOpen` for a file that is not what was written. */
export async function checkBackup(file: string): Promise<void> {
  const { size } = statSync(file);
  if (size < mark.length + hashBytes) throw refusal(file, `${size} bytes are no backup`);
  const first = await slice(file, [0, mark.length]);
  if (!first.equals(mark)) throw refusal(file, 'it does not begin as a backup of Troth does');
  const last = await slice(file, [size - hashBytes, size]);
  if ((await hashOf(file, size - hashBytes)) !== last.toString('hex'))
    throw refusal(file, 'its content does not match the hash at its end: it was cut or changed');
}

async function slice(file: string, [start, end]: readonly [number, number]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(file, { start, end: end - 1 })) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Head and rows of a file that was checked. */
export async function readBackup(
  file: string,
): Promise<{ readonly head: BackupHead; readonly tables: AsyncIterable<TableRows> }> {
  await checkBackup(file);
  const { size } = statSync(file);
  const lines = createInterface({
    input: createReadStream(file, { start: mark.length, end: size - hashBytes - 1 }).pipe(createGunzip()),
    crlfDelay: Infinity,
  })[Symbol.asyncIterator]();
  const first = await lines.next();
  // Lines that `writeBackup` wrote: the hash has just been compared.
  const head = JSON.parse(String(first.value)) as BackupHead;
  if (head.format !== 'troth-backup/1') throw refusal(file, `its format is ${String(head.format)}`);
  async function* tables(): AsyncGenerator<TableRows> {
    for await (const line of { [Symbol.asyncIterator]: () => lines }) {
      const read = JSON.parse(line) as TableRows | { readonly end: true };
      if ('end' in read) return;
      yield read;
    }
    throw refusal(file, 'its last line is missing');
  }
  return { head, tables: tables() };
}
