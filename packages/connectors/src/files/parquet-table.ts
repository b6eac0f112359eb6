/**
 * Parquet: columns mapped to row forms, row group by row group. Owns: which columns are read. Slices without ids become blocks
 * of columns (slice-blocks.ts), all else rows. The library is loaded only when such a file is met.
 */
import { open, stat } from 'node:fs/promises';
import type { AsyncBuffer, FileMetaData, SchemaElement } from 'hyparquet';
import type { RowForm } from '@troth/core';
import { columnsFrom } from './csv-header.ts';
import type { CsvHeader } from './csv-header.ts';
import type { Gathered, RowSink, Shared } from './gathered.ts';
import { readParquetCell, refuseColumn } from './parquet-cell.ts';
import { sharedFields } from './row-fields.ts';
import { SliceBlocks } from './slice-blocks.ts';
import { Unreadable } from './unreadable.ts';

interface Table {
  readonly file: string;
  readonly header: CsvHeader;
  readonly elements: readonly SchemaElement[];
  readonly shared: Shared;
}

export async function readParquet(file: string, into: Gathered): Promise<void> {
  await checkMagic(file);
  const { asyncBufferFromFile } = await import('hyparquet');
  const blocks = new SliceBlocks(file);
  await readParquetBuffer(await asyncBufferFromFile(file), { file, blocks }, into);
  blocks.finish(into);
}

interface ParquetBuffer {
  /** What the table is called in messages; its name may announce the form. */
  readonly file: string;
  readonly form?: RowForm | undefined;
  /** Takes slices that can be columns; without it every record is a row. */
  readonly blocks?: SliceBlocks | undefined;
}

/** Reads a table from wherever its bytes are. */
export async function readParquetBuffer(
  buffer: AsyncBuffer,
  { file, form, blocks }: ParquetBuffer,
  into: RowSink,
): Promise<void> {
  const [{ parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  try {
    const metadata = await parquetMetadataAsync(buffer);
    const table = tableOf(file, metadata, form);
    const names = table.elements.map((element) => element.name);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const objects = await parquetReadObjects({
        file: buffer,
        metadata,
        compressors,
        columns: names,
        rowStart,
        rowEnd,
      });
      readGroup({ table, objects, first: rowStart + 1, blocks: bulk(table) ? blocks : undefined }, into);
      if (into.full) return;
      rowStart = rowEnd;
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(
      'PARQUET',
      `${file}: cannot be read as Parquet: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function checkMagic(file: string): Promise<void> {
  const { size } = await stat(file);
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (size < 12 || buffer.toString('latin1') !== 'PAR1')
      throw new Unreadable('PARQUET', `${file}: is no Parquet file; it begins and ends with PAR1`);
  } finally {
    await handle.close();
  }
}

function tableOf(file: string, metadata: FileMetaData, form: RowForm | undefined): Table {
  const [root, ...below] = metadata.schema;
  const flat = below.filter((element) => element.type !== undefined);
  if (root?.num_children !== below.length || flat.length !== below.length) {
    throw new Unreadable(
      'PARQUET',
      `${file}: holds nested columns; write a flat table, one column per field of evidence`,
    );
  }
  const whole = columnsFrom(
    flat.map((element) => element.name),
    { file, place: file, form },
  );
  const kept = flat
    .map((element, index) => ({ element, column: whole.columns[index] }))
    .filter(({ column }) => column !== undefined);
  for (const { element, column } of kept) {
    const why = column === undefined ? undefined : refuseColumn(element, column.kind);
    if (why !== undefined) throw new Unreadable('TABLE-COLUMN', `${file}: column ${element.name} ${why}`);
  }
  const header = { columns: kept.map(({ column }) => column), form: whole.form };
  return { file, header, elements: kept.map(({ element }) => element), shared: sharedOf(metadata) };
}

/** Fields for all rows from the file's own key-value notes: "troth:source" = "probe-hk". */
function sharedOf(metadata: FileMetaData): Shared {
  const notes = (metadata.key_value_metadata ?? []).map(
    ({ key, value }) => [key.replace(/^troth:/u, ''), value, key] as const,
  );
  return Object.fromEntries(
    notes
      .filter(([name, value, key]) => key.startsWith('troth:') && sharedFields.includes(name) && value !== undefined)
      .map(([name, value]) => [name, value]),
  );
}

/** Slices that nobody corrects one by one are read as columns. */
function bulk({ header, shared }: Table): boolean {
  const names = header.columns.map((column) => column?.name);
  const form: unknown = header.form ?? (names.includes('form') ? undefined : shared['form']);
  return (
    form === ('slice' satisfies RowForm) &&
    !['id', 'supersedes', 'retracts', 'reason'].some((name) => names.includes(name))
  );
}

interface Group {
  readonly table: Table;
  readonly objects: readonly Record<string, unknown>[];
  readonly first: number;
  readonly blocks: SliceBlocks | undefined;
}

function readGroup({ table, objects, first, blocks }: Group, into: RowSink): void {
  const { file, header, elements, shared } = table;
  for (const [index, object] of objects.entries()) {
    if (into.full) return;
    if (blocks?.add({ ...shared, ...asHeld(object, table) }) === true) continue;
    const place = `${file}: row ${first + index}`;
    const row: Record<string, unknown> = header.form === undefined ? {} : { form: header.form };
    const faults = into.faults;
    for (const [at, element] of elements.entries()) {
      const column = header.columns[at];
      const value = object[element.name];
      if (column === undefined || value === undefined || value === null) continue;
      const read = readParquetCell(value, column.kind, element);
      if (read.ok) row[column.name] = read.value;
      else into.refuse('PARQUET-CELL', `${place}: column ${column.name}: ${read.why}`);
    }
    if (into.faults === faults) into.row(row, shared, place);
  }
}

/** The values of a record under the names of fields, as the library gives them; nulls are left out. */
function asHeld(
  object: Readonly<Record<string, unknown>>,
  { header, elements }: Table,
): Readonly<Record<string, unknown>> {
  const held: Record<string, unknown> = {};
  for (const [at, element] of elements.entries()) {
    const column = header.columns[at];
    const value = object[element.name];
    if (column !== undefined && value !== undefined && value !== null) held[column.name] = value;
  }
  return held;
}
