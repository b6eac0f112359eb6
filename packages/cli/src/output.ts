/** Files that commands write. Owns: saying why one cannot be written. */
import { writeFile } from 'node:fs/promises';
import { badInput } from './endings.ts';
import type { Host } from './host.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its directory does not exist',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ENOSPC: 'the disk is full',
};

/** Writes the whole file and says so on stderr; BadInput when it cannot be written. */
export async function writeText(file: string, text: string | Uint8Array, host: Pick<Host, 'err'>): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    throw badInput(`${file}: cannot be written: ${reasons[code] ?? code}`);
  }
  host.err(`wrote ${file}\n`);
}
