/** From paths, directories and patterns to files. Owns: what is looked at in a directory, and the order, which is by name. */
import { glob, readdir, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Unreadable } from './unreadable.ts';

/** A file to read; `asked` when the user named it (or a pattern that holds it) instead of its directory. */
export interface FoundFile {
  readonly file: string;
  readonly asked: boolean;
}

export type Format = 'document' | 'json-lines' | 'csv' | 'parquet';

const formats: Readonly<Record<string, Format>> = {
  '.yaml': 'document',
  '.yml': 'document',
  '.json': 'document',
  '.jsonl': 'json-lines',
  '.ndjson': 'json-lines',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.parquet': 'parquet',
};

const known: readonly string[] = Object.keys(formats);

export function formatOf(file: string): Format | undefined {
  return formats[extname(file).toLowerCase()];
}

/** Every file of the paths, once each, in order of name; in directories only those with a `wanted` ending. Throws Unreadable for a path that leads nowhere. */
export async function discover(paths: readonly string[], wanted = known): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    for (const one of await expand(path, wanted)) {
      const before = found.get(one.file);
      found.set(one.file, { file: one.file, asked: one.asked || before?.asked === true });
    }
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function expand(path: string, wanted: readonly string[]): Promise<readonly FoundFile[]> {
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isDirectory()) return below(normalize(path), wanted);
  if (facts !== undefined) return [{ file: normalize(path), asked: true }];
  const matches: string[] = [];
  if (/[*?[{]/u.test(path)) for await (const match of glob(path)) matches.push(match);
  if (matches.length === 0)
    throw new Unreadable(
      'PATH',
      `${path}: no such file or directory, and no pattern that matches any; check the spelling`,
    );
  const lists = await Promise.all(
    matches.map(async (match) =>
      (await stat(match)).isDirectory() ? below(match, wanted) : [{ file: normalize(match), asked: true }],
    ),
  );
  return lists.flat();
}

/** Files with a known extension; hidden ones and node_modules are left alone. */
async function below(directory: string, wanted: readonly string[]): Promise<FoundFile[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const lists = entries.map(async (entry): Promise<FoundFile[]> => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return below(path, wanted);
    return wanted.includes(extname(path).toLowerCase()) ? [{ file: path, asked: false }] : [];
  });
  return (await Promise.all(lists)).flat();
}
