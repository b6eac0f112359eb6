/** The folder of an authority of our own. Owns: writing it once, keys readable by their owner only, and reading it again. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openAuthority } from '@troth/documents';
import type { Authority, AuthorityFiles } from '@troth/documents';
import { badInput } from '../endings.ts';
import { writeOnce } from '../server/kept-file.ts';

const names = ['root.crt', 'root.key', 'seal.crt', 'seal.key', 'time-stamp.crt', 'time-stamp.key'] as const;

/** Bad input where there is one already: its signatures could not be checked any more. */
export function writeAuthority(directory: string, files: AuthorityFiles): void {
  const there = names.find((name) => existsSync(join(directory, name)));
  if (there !== undefined) throw badInput(`${join(directory, there)} is there already; choose another folder`);
  for (const name of names) writeOnce(join(directory, name), files[name]);
}

export function readAuthority(directory: string, setting: string): Authority {
  const read = (name: (typeof names)[number]): string => {
    const file = join(directory, name);
    try {
      if (name.endsWith('.key') && (statSync(file).mode & 0o077) !== 0)
        throw badInput(`${setting}: others may read ${file}; take it away from them: chmod 600 ${file}`);
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error;
      const why =
        error.code === 'ENOENT' ? 'no such file; "troth authority create" makes them all' : String(error.code);
      throw badInput(`${setting}: ${file} cannot be read: ${why}`);
    }
  };
  const files: AuthorityFiles = {
    'root.crt': read('root.crt'),
    'root.key': read('root.key'),
    'seal.crt': read('seal.crt'),
    'seal.key': read('seal.key'),
    'time-stamp.crt': read('time-stamp.crt'),
    'time-stamp.key': read('time-stamp.key'),
  };
  try {
    return openAuthority(files);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badInput(`${setting}: the files in ${directory} do not belong together: ${why}`);
  }
}
