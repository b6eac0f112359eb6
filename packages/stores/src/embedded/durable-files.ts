/**
 * The file layer of the embedded database. As shipped it never syncs: a power cut loses every acknowledged write and often
 * the whole database. This one syncs files when PostgreSQL asks, syncs the directory after a file appears in it or is
 * renamed, keeps files to their owner, and reports a full or failing device the moment it is met, because the engine may
 * hang after it.
 *
 * It reaches into the engine's own table of file operations; `fileTable` checks its form, so that another release of the
 * engine fails to open rather than silently not syncing.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { FileCounters } from './messages.ts';

/** A file or directory as the engine sees it. */
interface Node {
  readonly name: string;
  readonly parent: Node;
}
interface OpenFile {
  readonly node: Node;
  /** The descriptor; directories may have none. */
  readonly nfd?: number;
}

type MakeNode = (...of: readonly [parent: Node, name: string, mode: number, device: number]) => unknown;
type Rename = (node: Node, into: Node, name: string) => void;
type Write = (file: OpenFile, ...rest: readonly unknown[]) => number;

interface FileTable {
  realPath(node: Node): string;
  readonly node_ops: { mknod: MakeNode; rename: Rename };
  readonly stream_ops: { write: Write; fsync?: (file: OpenFile) => number };
}

const has = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';

function isFileTable(value: unknown): value is FileTable {
  if (typeof value !== 'object' || value === null || !('node_ops' in value) || !('stream_ops' in value)) return false;
  const { node_ops: nodes, stream_ops: streams } = value;
  return has(value, 'realPath') && has(nodes, 'mknod') && has(nodes, 'rename') && has(streams, 'write');
}

function fileTable(engine: object): FileTable {
  const table: unknown = Reflect.get(engine, 'NODEFS');
  if (isFileTable(table)) return table;
  throw new Error('this release of the engine keeps its file operations elsewhere, so they cannot be made durable');
}

export interface Watch {
  /** Told once per failing operation; the operation fails as well. */
  failed(why: 'full' | 'broken', message: string): void;
  /** Bytes appended to the write-ahead log. */
  logged(bytes: number): void;
}

/** EIO, as the engine counts errors (WASI). */
const ioError = 29;

type EngineOptions = Parameters<NodeFS['init']>[1];

export class DurableFiles extends NodeFS {
  readonly #watch: Watch;
  #fileSyncs = 0;
  #directorySyncs = 0;

  constructor(directory: string, watch: Watch) {
    super(directory);
    this.#watch = watch;
  }

  counters(): FileCounters {
    return { fileSyncs: this.#fileSyncs, directorySyncs: this.#directorySyncs };
  }

  override async init(...[engine, options]: Parameters<NodeFS['init']>): Promise<{
    emscriptenOpts: EngineOptions;
  }> {
    const { emscriptenOpts } = await super.init(engine, options);
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: object) => this.#makeDurable(fileTable(module))];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  #makeDurable(table: FileTable): void {
    const { node_ops: nodes, stream_ops: streams } = table;
    const { mknod, rename } = nodes;
    const { write } = streams;
    streams.fsync = (file) => {
      try {
        if (file.nfd === undefined) this.#syncDirectory(table.realPath(file.node));
        else this.#syncFile(file.nfd);
        return 0;
      } catch {
        return ioError;
      }
    };
    streams.write = (file, ...rest) => {
      const written = this.#noticing(() => write(file, ...rest));
      if (file.node.parent.name === 'pg_wal') this.#watch.logged(written);
      return written;
    };
    nodes.mknod = (...[parent, name, mode, device]) => {
      // PostgreSQL counts on the process's umask, which a thread cannot set.
      const made = this.#noticing(() => mknod(parent, name, mode & ~0o077, device));
      this.#syncDirectory(table.realPath(parent));
      return made;
    };
    nodes.rename = (node, into, name) => {
      const from = dirname(table.realPath(node));
      this.#noticing(() => rename(node, into, name));
      const to = table.realPath(into);
      this.#syncDirectory(to);
      if (from !== to) this.#syncDirectory(from);
    };
  }

  #noticing<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (isFull(error)) this.#watch.failed('full', 'no space left on the device');
      throw error;
    }
  }

  #syncFile(descriptor: number): void {
    try {
      fsyncSync(descriptor);
      this.#fileSyncs += 1;
    } catch (error) {
      throw this.#syncFailed(error);
    }
  }

  #syncDirectory(path: string): void {
    try {
      const descriptor = openSync(path, 'r');
      try {
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      this.#directorySyncs += 1;
    } catch (error) {
      throw this.#syncFailed(error);
    }
  }

  /** After a failed sync the kernel may have dropped the pages: trying again would report success for data that is gone. */
  #syncFailed(error: unknown): unknown {
    const said = error instanceof Error ? error.message : String(error);
    this.#watch.failed(/\bENOSPC\b|\bEDQUOT\b/.test(said) ? 'full' : 'broken', said);
    return error;
  }
}

/** The engine's own errors carry WASI numbers: 51 no space, 19 quota. */
function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return true;
  return 'errno' in error && (error.errno === 51 || error.errno === 19);
}
