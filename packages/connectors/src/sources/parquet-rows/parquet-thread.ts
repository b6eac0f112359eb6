/**
 * The thread that reads tables of strangers. Owns: one table after the other, rows and refusals back as plain data. A
 * format of counts and offsets can be made to run for ever or to fill the memory; here it can do neither to others.
 */
import { parentPort } from 'node:worker_threads';
import type { RowForm } from '@troth/core';
import { withOwnId } from '../../files/gathered.ts';
import type { RowSink, Shared } from '../../files/gathered.ts';
import { readParquetBuffer } from '../../files/parquet-table.ts';
import { unreadable } from '../rows/arrived.ts';
import type { PushRefusal, RefusedItem, WrittenRow } from '../source.ts';
import { refusedItem } from '../wire/refusals.ts';

export interface Task {
  readonly bytes: ArrayBuffer;
  readonly source: string;
  readonly form: RowForm | undefined;
}

export type TableRead =
  | { readonly ok: true; readonly rows: readonly WrittenRow[]; readonly refused: readonly RefusedItem[] }
  | { readonly ok: false; readonly refusal: PushRefusal };

class Table implements RowSink {
  readonly rows: WrittenRow[] = [];
  readonly refused: RefusedItem[] = [];
  /** A broken record refuses itself alone, so that reading on always helps. */
  readonly full = false;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  get faults(): number {
    return this.refused.length;
  }

  refuse(code: string, message: string): void {
    const [, place = 'body', why = message] = /^(body: row \d+): (.*)$/su.exec(message) ?? [];
    this.refused.push({ place, code, message: why });
  }

  row(written: Readonly<Record<string, unknown>>, shared: Shared, place: string): void {
    const row = { ...shared, ...written };
    const told = 'source' in row ? row['source'] : this.#source;
    if (told === this.#source) this.rows.push({ place, row: withOwnId({ ...row, source: this.#source }) });
    else {
      const message = `rows sent here are told under the source ${this.#source}; leave \`source\` out`;
      this.refused.push(refusedItem({ place, code: 'source-not-yours', message }, row));
    }
  }
}

async function read({ bytes, source, form }: Task): Promise<TableRead> {
  const table = new Table(source);
  try {
    await readParquetBuffer(bytes, { file: 'body', form }, table);
    return { ok: true, rows: table.rows, refused: table.refused };
  } catch (error) {
    return { ok: false, refusal: unreadable(error) };
  }
}

const port = parentPort;
if (port !== null) {
  // The libraries are there before the first table's time runs.
  await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
  port.on('message', (task: Task) => {
    void read(task).then((found) => port.postMessage(found));
  });
  port.postMessage('ready');
}
