/** A contract written again from the terms within it. Owns: finding the revision whose hash was signed. Does not own: the look. */
import { canonicalText, readAgreements } from '@troth/core';
import type { Json } from '@troth/core';
import { contractFile } from './contract-file.ts';

/** The file as it was before anybody signed; undefined when the terms have no revision with this hash. */
export async function contractFromTerms(documents: readonly Json[], hash: string): Promise<Uint8Array | undefined> {
  const texts = documents.map((one, index) => ({ file: `terms-${index + 1}.json`, text: canonicalText(one) }));
  const book = readAgreements(texts);
  if (!book.ok) return undefined;
  const revision = book.value.agreements.flatMap(({ revisions }) => revisions).find((one) => one.hash === hash);
  return revision === undefined ? undefined : (await contractFile(revision, { documents })).bytes;
}
