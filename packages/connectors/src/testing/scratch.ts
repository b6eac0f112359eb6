/** A directory of files for one test, removed afterwards. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFiles } from '../files/read-files.ts';
import type { Intake } from '../files/gathered.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Runs `use` on a directory with these files. */
export async function withFiles<T>(files: Files, use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'troth-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** What a directory with these files gives; paths in messages are shortened to the file's name. */
export async function intakeOf(files: Files): Promise<Intake> {
  return withFiles(files, async (directory) => {
    const read = await readFiles([directory]);
    if (!read.ok) throw new Error(read.refusals.map(({ message }) => message).join('\n'));
    return read.value;
  });
}

/** The refusals for a directory with these files, with paths shortened. */
export async function refusalsOf(files: Files): Promise<readonly string[]> {
  return withFiles(files, async (directory) => {
    const read = await readFiles([directory]);
    return read.ok ? [] : read.refusals.map(({ message }) => message.replaceAll(`${directory}/`, ''));
  });
}
