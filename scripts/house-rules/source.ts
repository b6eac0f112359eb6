/**
 * What the house rules read: the repository's files as text, and the same text with comments and strings blanked
 * out (same length, same lines), so that a rule about code never fires on prose.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export type Source = { readonly path: string; readonly text: string };

/** One broken rule: where, what is wrong, and what to do instead. */
export type Finding = { readonly path: string; readonly line: number; readonly fault: string; readonly mend: string };

export type Rule = (files: readonly Source[]) => Finding[];

const binary = /\.(png|jpg|ico|parquet|pdf|woff2?|gz|zip)$/;
const neverRead = new Set(['node_modules', 'dist', 'coverage', 'reports', '.git', '.stryker-tmp']);

/** Every text file that is tracked or would be: what `.gitignore` names is left out. */
export function readHouse(root: string): Source[] {
  return listFiles(root)
    .filter((path) => !binary.test(path) && path !== 'package-lock.json')
    .flatMap((path) => {
      const full = join(root, path);
      const stat = statSync(full, { throwIfNoEntry: false });
      return stat?.isFile() && stat.size < 2_000_000 ? [{ path, text: readFileSync(full, 'utf8') }] : [];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function listFiles(root: string): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    return [...new Set(listed.toString('utf8').split('\0'))].filter((path) => path !== '');
  } catch {
    // An unpacked archive has no git; the fixed list of generated folders stands in for .gitignore.
    return walk(root, root);
  }
}

function walk(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (neverRead.has(entry.name)) return [];
    const full = join(folder, entry.name);
    return entry.isDirectory() ? walk(root, full) : [relative(root, full).split(sep).join('/')];
  });
}

export const isTypeScript = (path: string): boolean => /\.tsx?$/.test(path);
export const isTest = (path: string): boolean =>
  /\.(test|test-d|contract)\.ts$/.test(path) || path.startsWith('tests/');
export const isCore = (path: string): boolean => path.startsWith('packages/core/src/');

export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i += 1) if (text[i] === '\n') line += 1;
  return line;
}

/** Findings for every match of `pattern` in `where` (text or masked text) of one file. */
export function matches(
  source: Source,
  look: { where: string; pattern: RegExp; fault: (hit: string) => string; mend: string },
): Finding[] {
  return [...look.where.matchAll(look.pattern)].map((hit) => ({
    path: source.path,
    line: lineOf(look.where, hit.index),
    fault: look.fault(hit[0].trim()),
    mend: look.mend,
  }));
}
