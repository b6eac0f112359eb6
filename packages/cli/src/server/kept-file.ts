/** Small secret files, made once: whole or not there, readable by their owner only, the same for all who ask at once. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { badInput } from '../endings.ts';

/** What the file holds; what `make` gives, when it was not there. */
export function kept(file: string, make: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return writeOnce(file, make()) ?? readFileSync(file, 'utf8');
}

/** Writes a file that must not be there yet; undefined when another process was first. Bad input where it cannot. */
export function writeOnce(file: string, text: string): string | undefined {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeSynced(unfinished, text);
    try {
      return linked(unfinished, file) ? text : undefined;
    } finally {
      rmSync(unfinished);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === '') throw error;
    throw badInput(`${file}: cannot be written: ${code}`);
  }
}

function writeSynced(file: string, text: string): void {
  const opened = openSync(file, 'w', 0o600);
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** A link fails where a rename would replace what another process made meanwhile. */
function linked(unfinished: string, file: string): boolean {
  try {
    linkSync(unfinished, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
