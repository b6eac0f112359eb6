/** The door to files: paths in, agreements, models of services and evidence out, or every refusal with its place. */
import type { Outcome, Refusal } from '@troth/core';
import { readCsv } from './csv-table.ts';
import { discover, formatOf } from './discover.ts';
import type { FoundFile } from './discover.ts';
import { Gathered } from './gathered.ts';
import type { Intake } from './gathered.ts';
import { readJsonLines } from './json-lines.ts';
import { readParquet } from './parquet-table.ts';
import { mostRefusals, Unreadable } from './unreadable.ts';
import { readDocumentsOf } from './written-documents.ts';

export interface ReadingOptions {
  /** Called before each file is read. */
  readonly onFile?: (file: string, index: number, of: number) => void;
  /** The source of rows for which neither they nor their file name one. */
  readonly source?: string | undefined;
}

/**
 * Reads files, directories and patterns. Agreements are handed on as text (core reads them with all positions); evidence is
 * read row by row. Nothing is half read: one fault anywhere refuses all, so that no figure rests on part of the evidence.
 */
export async function readFiles(paths: readonly string[], options: ReadingOptions = {}): Promise<Outcome<Intake>> {
  const into = new Gathered(options.source === undefined ? {} : { source: options.source });
  let files: readonly FoundFile[] = [];
  try {
    files = await discover(paths);
  } catch (error) {
    return { ok: false, refusals: [refusalOf(error, paths.join(' '))] };
  }
  for (const [index, found] of files.entries()) {
    options.onFile?.(found.file, index, files.length);
    try {
      await readOne(found, into);
    } catch (error) {
      into.refusals.push(refusalOf(error, found.file));
    }
    if (into.full) break;
  }
  if (into.refusals.length > 0) return { ok: false, refusals: into.refusals.slice(0, mostRefusals) };
  const { agreements, models, rows, columns, passedOver } = into;
  return { ok: true, value: { agreements, models, rows, columns, passedOver, files: files.map(({ file }) => file) } };
}

async function readOne({ file, asked }: FoundFile, into: Gathered): Promise<void> {
  switch (formatOf(file)) {
    case 'document':
      return readDocumentsOf(file, asked, into);
    case 'json-lines':
      return readJsonLines(file, into);
    case 'csv':
      return readCsv(file, into);
    case 'parquet':
      return readParquet(file, into);
    default:
      throw new Unreadable(
        'FILE-FORMAT',
        `${file}: a format that is not read; give .yaml, .json, .jsonl, .csv or .parquet`,
      );
  }
}

/** Faults of the disk become refusals; anything else is a fault of the program and is thrown on. */
function refusalOf(error: unknown, place: string): Refusal {
  if (error instanceof Unreadable) return error.refusal;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) {
    const advice: Record<string, string> = {
      EACCES: 'permission denied',
      ENOENT: 'no such file',
      EISDIR: 'is a directory',
      EMFILE: 'too many open files',
    };
    return { code: 'FILE-ACCESS', message: `${place}: cannot be read: ${advice[error.code] ?? error.code}` };
  }
  throw error;
}
