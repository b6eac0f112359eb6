/** A draft in a file of its own, tried on what is known of the agreement. Owns: compiling it beside the other files. */
import { compileBook, readDocuments } from '@troth/core';
import type { Revision } from '@troth/core';
import { badInput, need } from './endings.ts';
import type { Host } from './host.ts';
import { readIntake } from './reading.ts';
import type { Reading } from './reading.ts';

/** The draft beside what it inherits from; the agreement of the same id among the files gives way to it. */
export async function readDraft(file: string, { documents }: Reading, host: Host): Promise<Revision> {
  const intake = await readIntake([file], host);
  const own = need(readDocuments(intake.agreements));
  const ids = new Set(own.map(({ id }) => id));
  const book = need(compileBook([...documents.filter(({ id }) => !ids.has(id)), ...own]));
  const drafts = book.agreements.filter(({ id }) => ids.has(id));
  const revision = drafts[0]?.revisions.at(-1);
  if (drafts.length !== 1 || revision === undefined)
    throw badInput(`--draft ${file}: holds ${drafts.length} agreements; give a file with one`);
  return revision;
}
