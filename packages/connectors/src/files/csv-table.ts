/**
 * CSV: one row of evidence per record, read as a stream. Owns: header, delimiter and quoting. Does not own: cells (cell.ts),
 * what a row means (core).
 */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { readCell } from './cell.ts';
import { readHeader } from './csv-header.ts';
import type { CsvHeader } from './csv-header.ts';
import type { Gathered } from './gathered.ts';
import { textBlocks } from './text-blocks.ts';
import { Unreadable } from './unreadable.ts';

const limits = { bytes: 4_000_000_000, line: 1_000_000 };

export async function readCsv(file: string, into: Gathered): Promise<void> {
  const delimiter = file.endsWith('.tsv') ? '\t' : ',';
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    max_record_size: limits.line,
    skip_empty_lines: true,
  });
  const source = Readable.from(blocks(file));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: CsvHeader | undefined;
  const shared: Record<string, string> = {};
  try {
    for await (const item of parser) {
      const { cells, line } = recordOf(item);
      if (header !== undefined) readRecord({ cells, place: `${file}:${line}`, header, shared }, into);
      else if (!isRemark(cells, shared)) header = readHeader({ cells, file, line, delimiter });
      if (into.full) return;
    }
  } catch (error) {
    throw error instanceof CsvError ? csvFault(error, file) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (header === undefined)
    throw new Unreadable('CSV-EMPTY', `${file}:1: no header; name the columns in the first line`);
}

async function* blocks(file: string): AsyncGenerator<string> {
  for await (const block of textBlocks(file, limits)) yield `${block.text}\n`;
}

function recordOf(item: unknown): { cells: readonly string[]; line: number } {
  const empty = { cells: [], line: 0 };
  if (typeof item !== 'object' || item === null || !('record' in item) || !('info' in item)) return empty;
  const { record, info } = item;
  const line = typeof info === 'object' && info !== null && 'lines' in info ? Number(info.lines) : 0;
  return Array.isArray(record) ? { cells: record.map(String), line } : empty;
}

/** Lines above the header may share a field with all records: "# source: probe-hk". */
function isRemark(cells: readonly string[], shared: Record<string, string>): boolean {
  const text = cells.join(',').trim();
  if (!text.startsWith('#')) return false;
  const found = /^#\s*(source|agreement|subject|series|recordedAt|form)\s*:\s*(\S.*?),*$/u.exec(text);
  if (found?.[1] !== undefined && found[2] !== undefined) shared[found[1]] = found[2];
  return true;
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly place: string;
  readonly header: CsvHeader;
  readonly shared: Readonly<Record<string, string>>;
}

function readRecord({ cells, place, header, shared }: CsvRecord, into: Gathered): void {
  const { columns } = header;
  if (cells.length !== columns.length) {
    into.refuse(
      'CSV-COLUMNS',
      `${place}: ${cells.length} cells under ${columns.length} columns; put text that holds a comma in double quotes`,
    );
    return;
  }
  const row: Record<string, unknown> = header.form === undefined ? {} : { form: header.form };
  const faults = into.refusals.length;
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === undefined || cell.trim() === '') continue;
    const read = readCell(cell, column.kind);
    if (read.ok) row[column.name] = read.value;
    else into.refuse('CSV-CELL', `${place}: column ${column.name}: ${read.why}`);
  }
  if (into.refusals.length === faults) into.row(row, shared, place);
}

function csvFault(error: CsvError, file: string): Unreadable {
  const line = 'lines' in error && typeof error.lines === 'number' ? `:${error.lines}` : '';
  const advice: Record<string, string> = {
    CSV_QUOTE_NOT_CLOSED: 'a quoted cell is never closed; end it with a double quote',
    INVALID_OPENING_QUOTE: 'a double quote inside a cell; put the whole cell in quotes and write the quote twice',
    CSV_INVALID_CLOSING_QUOTE: 'text after a closing quote; write a quote inside a cell twice',
    CSV_MAX_RECORD_SIZE: 'a record of more than 1 MB; a quote is probably not closed',
  };
  return new Unreadable('CSV-SYNTAX', `${file}${line}: ${advice[error.code] ?? error.message}`);
}
