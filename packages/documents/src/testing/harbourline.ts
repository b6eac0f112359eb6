/** The example company's agreements, as its files have them. */
import { readAgreements, readDocuments } from '@troth/core';
import type { Agreement, Json } from '@troth/core';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../examples/harbourline/agreements/', import.meta.url);

export function harbourline(): { readonly agreements: readonly Agreement[]; readonly documents: readonly Json[] } {
  const texts = readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));
  const [book, documents] = [readAgreements(texts), readDocuments(texts)];
  if (!book.ok || !documents.ok) throw new Error('the example agreements are whole');
  return { agreements: book.value.agreements, documents: documents.value.map(({ data }) => data) };
}
