/**
 * Every row of the schema out, and in again elsewhere. Owns: which tables, in which order, and how values are written. The
 * rows are the same whichever engine holds them. Does not own: files and their hashes (backup/). Jobs are left out: what
 * they would do is found again from timers, unsealed days and agreements.
 */
import type pg from 'pg';
import { CannotOpen } from '../ports/faults.ts';
import { makeMonths } from './months.ts';

/** Rows of one table and organisation; instants and counts as text, bytes as base64 behind "\\b". */
export interface TableRows {
  readonly table: string;
  /** Id of the organisation. */
  readonly organisation: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

type Cell = string | boolean | null;

interface Table {
  readonly name: string;
  readonly order: string;
  /** Rows read at once, where they are large. */
  readonly atOnce?: number;
  /** Its numbers are given by the database: they go on from the largest one. */
  readonly identity?: string;
}

/** Parents before children. */
const tables: readonly Table[] = [
  { name: 'ledger_heads', order: 'org' },
  { name: 'entries', order: 'index' },
  { name: 'checkpoints', order: 'size, recorded_at' },
  { name: 'records', order: 'kind, id, version' },
  { name: 'facts', order: 'entry, position' },
  { name: 'series', order: 'series', identity: 'series' },
  { name: 'runs', order: 'series, starts, entry, position' },
  { name: 'pages', order: 'series, day, version' },
  { name: 'unsealed_days', order: 'series, day' },
  { name: 'sample_series', order: 'series', identity: 'series' },
  { name: 'samples', order: 'series, at' },
  { name: 'blobs', order: 'sha256', atOnce: 8 },
  { name: 'quarantine', order: 'id', identity: 'id' },
  { name: 'timers', order: 'kind, subject' },
  { name: 'events', order: 'id' },
  { name: 'destinations', order: 'id' },
  { name: 'deliveries', order: 'destination, event' },
  { name: 'answers', order: 'scope, key' },
  { name: 'projections', order: 'kind, id' },
];

const known: readonly string[] = tables.map(({ name }) => name);

const rowsAtOnce = 2_000;

interface OrganisationRow {
  readonly org: number;
  readonly id: string;
  readonly name: string;
}

const organisationColumns = ['id', 'name'];

/** All rows of one consistent state, table by table. The client is used by nobody else meanwhile. */
export async function* dumpRows(client: pg.ClientBase): AsyncGenerator<TableRows> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const { rows } = await client.query<OrganisationRow>('select org, id, name from troth.organisations order by id');
    for (const { org, id, name } of rows) {
      yield { table: 'organisations', organisation: id, columns: organisationColumns, rows: [[id, name]] };
      await client.query("select set_config('troth.org', $1, true)", [String(org)]);
      for (const table of tables) yield* rowsOf(client, table, { org, id });
    }
  } finally {
    await client.query('rollback');
  }
}

async function* rowsOf(
  client: pg.ClientBase,
  { name, order, atOnce = rowsAtOnce }: Table,
  { org, id }: { readonly org: number; readonly id: string },
): AsyncGenerator<TableRows> {
  await client.query(
    `declare dumped no scroll cursor for select * from troth.${name} where org = ${org} order by ${order}`,
  );
  for (;;) {
    const { rows, fields } = await client.query<Record<string, unknown>>(`fetch ${atOnce} from dumped`);
    if (rows.length === 0) break;
    const columns = fields.map((field) => field.name).filter((column) => column !== 'org');
    yield {
      table: name,
      organisation: id,
      columns,
      rows: rows.map((row) => columns.map((column) => written(row[column]))),
    };
  }
  await client.query('close dumped');
}

/** Values as the driver gives them: int8 as text, int4 and float8 as numbers, arrays as lists. */
function written(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return `\\b${Buffer.from(value).toString('base64')}`;
  if (typeof value === 'string') return value.startsWith('\\') ? `\\\\${value.slice(1)}` : value;
  if (Array.isArray(value)) return `\\a${JSON.stringify(value)}`;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  throw new TypeError(`A ${typeof value} is no value of the schema.`);
}

function read(cell: Cell): unknown {
  if (typeof cell !== 'string' || !cell.startsWith('\\')) return cell;
  const rest = cell.slice(2);
  if (cell.startsWith('\\b')) return Buffer.from(rest, 'base64');
  return cell.startsWith('\\a') ? JSON.parse(rest) : `\\${rest}`;
}

/** Whether nothing was ever written here. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query('select from troth.organisations limit 1');
  return rows.length === 0;
}

/** Rows into an empty schema, all or nothing. */
export async function loadRows(client: pg.ClientBase, all: AsyncIterable<TableRows>): Promise<void> {
  await client.query('begin');
  try {
    const numbers = new Map<string, number>();
    for await (const chunk of all) await loadChunk(client, chunk, numbers);
    for (const { name, identity } of tables) {
      if (identity === undefined) continue;
      await continueNumbers(client, name, { column: identity, orgs: [...numbers.values()] });
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Row-level security shows an owner one organisation at a time. */
async function continueNumbers(
  client: pg.ClientBase,
  table: string,
  { column, orgs }: { readonly column: string; readonly orgs: readonly number[] },
): Promise<void> {
  let last = 0;
  for (const org of orgs) {
    await client.query("select set_config('troth.org', $1, true)", [String(org)]);
    const { rows } = await client.query<{ last: string | null }>(
      `select max(${column}) as last from troth.${table} where org = $1`,
      [org],
    );
    last = Math.max(last, Number(rows[0]?.last ?? 0));
  }
  await client.query(`alter table troth.${table} alter column ${column} restart with ${last + 1}`);
}

async function loadChunk(client: pg.ClientBase, chunk: TableRows, numbers: Map<string, number>): Promise<void> {
  const { table, organisation, columns, rows } = chunk;
  if (table === 'organisations') {
    const [id, name] = rows[0] ?? [];
    const made = await client.query<{ org: number }>(
      'insert into troth.organisations (id, name) values ($1, $2) returning org',
      [id, name],
    );
    const org = made.rows[0]?.org ?? 0;
    numbers.set(organisation, org);
    await client.query("select set_config('troth.org', $1, true)", [String(org)]);
    return;
  }
  const org = numbers.get(organisation);
  if (org === undefined || !known.includes(table) || !columns.every((column) => /^[a-z_]+$/u.test(column)))
    throw new CannotOpen(`The backup holds rows of "${table}", which this version does not know.`);
  if (table === 'runs' || table === 'samples') {
    const at = columns.indexOf(table === 'runs' ? 'starts' : 'at');
    const moments = rows.map((row) => Number(row[at]));
    await makeMonths(async (text, values) => client.query(text, [...values]), moments);
  }
  await insertRows(client, chunk, org);
}

/** PostgreSQL takes 65,535 parameters at most. */
const parametersAtOnce = 30_000;

async function insertRows(client: pg.ClientBase, { table, columns, rows }: TableRows, org: number): Promise<void> {
  const atOnce = Math.max(1, Math.floor(parametersAtOnce / columns.length));
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce);
    const places = part.map(
      (_, row) => `(${org}, ${columns.map((_c, i) => `$${row * columns.length + i + 1}`).join(', ')})`,
    );
    await client.query(
      `insert into troth.${table} (org, ${columns.join(', ')}) overriding system value values ${places.join(', ')}`,
      part.flatMap((row) => row.map(read)),
    );
  }
}
