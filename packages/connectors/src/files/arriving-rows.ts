/**
 * Rows of evidence in the body of a request, handed on while the body still arrives. Owns: JSON, JSON Lines and CSV in pieces,
 * a reason for each row that cannot be read. Does not own: limits of the request as a whole (http), whether a row makes
 * sense (core).
 */
import { Readable } from 'node:stream';
import type { RowForm } from '@troth/core';
import { CsvError, parse } from 'csv-parse';
import type { RefusedItem, WrittenRow } from '../sources/source.ts';
import { readWrittenJson } from '../sources/wire/json-body.ts';
import { refusedItem } from '../sources/wire/refusals.ts';
import { readCell } from './cell.ts';
import { columnsFrom } from './csv-header.ts';
import type { CsvHeader } from './csv-header.ts';
import { withOwnId } from './gathered.ts';
import { formFileNames, formOfFileName } from './row-fields.ts';
import { Unreadable } from './unreadable.ts';

export interface ArrivingBody {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly format: 'json' | 'json-lines' | 'csv';
  /** The source that the rows are told under; a row may not speak for another one. */
  readonly source: string;
  /** What the records of a table are, where there is no column for it. */
  readonly form?: RowForm | undefined;
}

export type ArrivingRow = { readonly row: WrittenRow } | { readonly refused: RefusedItem };

const longestLine = 1_000_000;
const newline = 10;

/** Each row or its refusal, in order. Throws Unreadable when the body as a whole cannot be read. */
export function arrivingRows(body: ArrivingBody): AsyncGenerator<ArrivingRow> {
  switch (body.format) {
    case 'json':
      return fromJson(body);
    case 'json-lines':
      return fromLines(body);
    case 'csv':
      return fromTable(body);
  }
}

async function* fromJson(body: ArrivingBody): AsyncGenerator<ArrivingRow> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body.chunks) pieces.push(piece);
  const read = readWrittenJson(Buffer.concat(pieces));
  if (!read.ok) throw new Unreadable('JSON', read.refusal.message);
  const { value } = read;
  const items = Array.isArray(value)
    ? value
    : isObject(value) && Array.isArray(value['rows'])
      ? value['rows']
      : [value];
  for (const [index, item] of items.entries()) yield rowFrom(item, `body[${index}]`, body);
}

async function* fromLines(body: ArrivingBody): AsyncGenerator<ArrivingRow> {
  let number = 0;
  for await (const line of linesOf(body.chunks)) {
    number += 1;
    const place = `body:${number}`;
    if (line.every((byte) => byte === 32 || byte === 9 || byte === 13)) continue;
    const read = readWrittenJson(line);
    if (read.ok) yield rowFrom(read.value, place, body);
    else {
      const message = 'this line is no JSON object; write one row per line, such as {"form":"state",…}';
      yield { refused: refusedItem({ place, code: 'JSON-LINE', message }, Buffer.from(line).toString('utf8')) };
    }
  }
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    let start = 0;
    for (let end = held.indexOf(newline); end >= 0; end = held.indexOf(newline, start)) {
      yield held.subarray(start, end);
      start = end + 1;
    }
    held = held.subarray(start);
    if (held.length > longestLine)
      throw new Unreadable('LINE-TOO-LONG', 'a line of more than 1 MB; write one row per line');
  }
  if (held.length > 0) yield held;
}

async function* fromTable(body: ArrivingBody): AsyncGenerator<ArrivingRow> {
  const parser = parse({
    info: true,
    bom: true,
    relax_column_count: true,
    max_record_size: longestLine,
    skip_empty_lines: true,
  });
  const input = Readable.from(body.chunks);
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let header: CsvHeader | undefined;
  try {
    for await (const item of parser) {
      const { cells, line } = recordOf(item);
      const place = `body:${line}`;
      if (header === undefined) header = columnsFrom(cells, { file: fileNameOf(body.form), place });
      else yield recordRow(cells, header, { place, body });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Unreadable(
      'CSV-SYNTAX',
      `the table cannot be read: ${error.message}; quote cells that hold commas or quotes`,
    );
  } finally {
    input.destroy();
    parser.destroy();
  }
  if (header === undefined) throw new Unreadable('CSV-EMPTY', 'no header; name the columns in the first line');
}

/** The header takes the form from the name of a file; a body has none. */
const fileNameOf = (form: RowForm | undefined): string =>
  formFileNames.find((name) => form !== undefined && formOfFileName(name) === form) ?? 'body';

function recordOf(item: unknown): { readonly cells: readonly string[]; readonly line: number } {
  if (!isObject(item) || !Array.isArray(item['record'])) return { cells: [], line: 0 };
  const { info } = item;
  return { cells: item['record'].map(String), line: isObject(info) ? Number(info['lines']) : 0 };
}

function recordRow(
  cells: readonly string[],
  { columns, form }: CsvHeader,
  { place, body }: { place: string; body: ArrivingBody },
): ArrivingRow {
  const refuse = (code: string, message: string): ArrivingRow => ({
    refused: refusedItem({ place, code, message }, cells.join(',')),
  });
  if (cells.length !== columns.length)
    return refuse(
      'CSV-COLUMNS',
      `${cells.length} cells under ${columns.length} columns; quote text that holds a comma`,
    );
  const row: Record<string, unknown> = form === undefined ? {} : { form };
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === undefined || cell.trim() === '') continue;
    const read = readCell(cell, column.kind);
    if (!read.ok) return refuse('CSV-CELL', `column ${column.name}: ${read.why}`);
    row[column.name] = read.value;
  }
  return rowFrom(row, place, body);
}

function rowFrom(item: unknown, place: string, { source }: ArrivingBody): ArrivingRow {
  const refuse = (code: string, message: string): ArrivingRow => ({
    refused: refusedItem({ place, code, message }, item),
  });
  if (!isObject(item)) return refuse('not-a-row', 'this is no row of evidence; send an object with `form`');
  const told = item['source'] ?? source;
  if (told !== source)
    return refuse('source-not-yours', `rows sent here are told under the source ${source}; leave \`source\` out`);
  if (!wellFormed(item)) return refuse('not-text', 'a NUL or half of a surrogate pair is no text; leave it out');
  return { row: { place, row: withOwnId({ ...item, source }) } };
}

/** Rows are flat but for lists, so that their JSON shows every text there is. */
const wellFormed = (item: object): boolean => !/\\u(?:0000|d[89a-f])/u.test(JSON.stringify(item));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
