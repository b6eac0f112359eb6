/** Where an export goes: a file that is whole or not there, or the terminal. */
import { open, rename, rm } from 'node:fs/promises';
import { badInput } from '../endings.ts';
import type { Host } from '../host.ts';

export type Chunk = string | Uint8Array;

/** Writes all parts, in order, as they come. */
export async function write(
  parts: AsyncIterable<Chunk> | Iterable<Chunk>,
  file: string | undefined,
  host: Host,
): Promise<void> {
  if (file === undefined) {
    for await (const part of parts) host.out(typeof part === 'string' ? part : Buffer.from(part).toString());
    return;
  }
  const unfinished = `${file}.part`;
  try {
    const handle = await open(unfinished, 'w');
    try {
      for await (const part of parts) await handle.appendFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw badInput(`${file}: cannot be written: ${String(error.code)}`);
    throw error;
  }
  host.err(`wrote ${file}\n`);
}
