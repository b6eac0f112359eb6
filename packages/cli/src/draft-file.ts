/**
 * A draft in a file of its own, tried on what is known of an agreement. Owns: compiling it beside the other files, and whose text it is.
 */
import { compileBook, readDocuments } from '@troth/core';
import type { Agreement, Revision } from '@troth/core';
import { badInput, need } from './endings.ts';
import type { Host } from './host.ts';
import { pickAgreement, pickModelled, readIntake } from './reading.ts';
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

/** Two options that speak of two agreements: neither is guessed. */
export function otherAgreement(file: string, text: Pick<Revision, 'agreement'>, asked: string): Error {
  return badInput(
    `--draft ${file} is a text of ${text.agreement}, and --agreement asks for ${asked}: leave out --agreement, or give a draft of ${asked}`,
  );
}

export interface TextOnHistory {
  /** Whose months are looked at. */
  readonly agreement: Agreement;
  /** Missing where the text in force is meant. */
  readonly draft: Revision | undefined;
}

/**
 * Whose months a text is tried on: its own agreement's. A draft that no agreement stands for yet may borrow the months of another;
 * a draft of an agreement among the files may not, or its figures would stand under another name.
 */
export async function textOnHistory(
  options: { readonly agreement?: string; readonly draft?: string },
  reading: Reading,
  host: Host,
): Promise<TextOnHistory> {
  if (options.draft === undefined) return { agreement: pickModelled(reading, options.agreement), draft: undefined };
  const draft = await readDraft(options.draft, reading, host);
  const isKnown = reading.book.agreements.some(({ id }) => id === draft.agreement);
  const agreement = pickAgreement(reading.book, options.agreement ?? (isKnown ? draft.agreement : undefined));
  if (isKnown && agreement.id !== draft.agreement) throw otherAgreement(options.draft, draft, agreement.id);
  return { agreement, draft };
}
