import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DurableFiles } from './durable-files.ts';

interface Place {
  name: string;
  parent: Place;
}

let root = '';
let told: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'troth-files-'));
  told = [];
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const top = (): Place => {
  const place = { name: '/' };
  return Object.assign(place, { parent: Object.assign(place) });
};

/** The engine's table of operations, on real files. */
interface Table {
  readonly made: number[];
  realPath(place: Place): string;
  readonly node_ops: {
    mknod: (...of: [Place, string, number, number]) => void;
    rename: (...of: unknown[]) => void;
  };
  readonly stream_ops: { write: (file: object) => number; fsync?: (file: object) => number };
}

function table(over: { write?: () => number } = {}): Table {
  const made: number[] = [];
  const where = (place: Place): string => (place.name === '/' ? root : join(where(place.parent), place.name));
  return {
    made,
    realPath: where,
    node_ops: {
      mknod: (...[parent, name, mode]: [Place, string, number, number]) => {
        made.push(mode);
        writeFileSync(join(where(parent), name), '');
      },
      rename: () => undefined,
    },
    stream_ops: { write: over.write ?? (() => 7) },
  };
}

async function durable(operations: object): Promise<DurableFiles> {
  const files = new DurableFiles(root, {
    failed: (why, message) => told.push(`${why}: ${message}`),
    logged: (bytes) => told.push(`logged ${String(bytes)}`),
  });
  // The engine is only remembered by `init`; none of it runs here.
  const engine = Object.create(PGlite.prototype);
  const { emscriptenOpts } = await files.init(engine, { preRun: [] });
  const last: unknown = emscriptenOpts.preRun?.at(-1);
  if (typeof last !== 'function') throw new Error('nothing is done before the engine runs');
  last({ NODEFS: operations });
  return files;
}

test('files are synced when asked, directories when a file appears in them or moves between them', async () => {
  const operations = table();
  const files = await durable(operations);
  const parent = top();
  operations.node_ops.mknod(parent, 'a', 0o100666, 0);
  expect(files.counters()).toEqual({ fileSyncs: 0, directorySyncs: 1 });
  // For the owner only, whatever the engine asks for.
  expect(operations.made).toEqual([0o100600]);
  const sync = operations.stream_ops.fsync;
  expect(sync?.({ node: { name: 'a', parent }, nfd: openSync(join(root, 'a'), 'r') })).toBe(0);
  expect(sync?.({ node: parent })).toBe(0);
  expect(files.counters()).toEqual({ fileSyncs: 1, directorySyncs: 2 });
  mkdirSync(join(root, 'into'));
  const { rename } = operations.node_ops;
  rename({ name: 'a', parent }, { name: 'into', parent }, 'b');
  rename({ name: 'a', parent }, parent, 'c');
  expect(files.counters()).toEqual({ fileSyncs: 1, directorySyncs: 5 });
});

test('a failed sync is told and never reported as done', async () => {
  const operations = table();
  await durable(operations);
  const sync = operations.stream_ops.fsync;
  expect(sync?.({ node: { name: 'a', parent: top() }, nfd: 1_000_000 })).not.toBe(0);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^broken: EBADF/);
});

test.each([
  ['the system says so', Object.assign(new Error('no space'), { code: 'ENOSPC' })],
  ['the engine says so', Object.assign(new Error('FS error'), { errno: 51 })],
])('a full disk is told at once: %s', async (_, error) => {
  const operations = table({
    write: () => {
      throw error;
    },
  });
  await durable(operations);
  const { write } = operations.stream_ops;
  expect(() => write({ node: { name: 'a', parent: top() } })).toThrow(error);
  expect(told).toEqual(['full: no space left on the device']);
});

test('bytes of the write-ahead log are counted, others are not', async () => {
  const operations = table();
  await durable(operations);
  const { write } = operations.stream_ops;
  expect(write({ node: { name: 'a', parent: { name: 'pg_wal', parent: top() } } })).toBe(7);
  expect(write({ node: { name: 'a', parent: { name: 'base', parent: top() } } })).toBe(7);
  expect(told).toEqual(['logged 7']);
});

test('an engine that keeps its files another way is refused', async () => {
  await expect(durable({ node_ops: {}, stream_ops: {} })).rejects.toThrow('cannot be made durable');
});
