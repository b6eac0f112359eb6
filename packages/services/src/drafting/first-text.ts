/**
 * The first text of a draft: a template filled in, a published revision, a file, or data. Owns: reading each of them, and where
 * its terms came from. Does not own: the draft that it becomes (begin.ts).
 */
import { accepted, instantiate, refused } from '@troth/core';
import type { DraftText, Filling, Json, Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { revisionBody } from '../agreements/shelf.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { usableTemplate } from '../templates/library.ts';
import type { DraftBody } from './drafts.ts';
import { readText } from './written.ts';

/** What the first text is made of. */
export type DraftSource =
  | (Filling & { readonly template: string })
  | { readonly agreement: string; readonly revision?: number | undefined }
  | { readonly yaml: string; readonly file?: string | undefined }
  | { readonly text: Json };

export interface FirstText {
  readonly written: DraftText;
  readonly begunFrom: DraftBody['begunFrom'];
  readonly origins?: DraftBody['origins'];
}

export async function firstText(transaction: Transaction, from: DraftSource): Promise<Outcome<FirstText>> {
  if ('template' in from) return filledIn(transaction, from);
  if ('agreement' in from) return publishedText(transaction, from);
  const read = 'yaml' in from ? readText(from.yaml, from.file ?? 'text') : accepted(from.text);
  if (!read.ok) return read;
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
    return refused({
      code: 'TEXT',
      message: 'an agreement is a group of keys that begins with "apiVersion: troth/v1"',
    });
  const file = 'yaml' in from ? from.file : undefined;
  return accepted({ written: read.value as DraftText, begunFrom: file === undefined ? {} : { file } });
}

async function filledIn(
  transaction: Transaction,
  { template: id, ...filling }: Filling & { readonly template: string },
): Promise<Outcome<FirstText>> {
  const found = await usableTemplate(transaction, id);
  if (!found.ok) return found;
  const template = found.value;
  const made = instantiate(template, filling);
  if (!made.ok) return made;
  const { text, origins } = made.value;
  return accepted({
    written: text,
    origins,
    begunFrom: { template: id, templateVersion: template.version, tier: filling.tier },
  });
}

async function publishedText(
  transaction: Transaction,
  { agreement, revision }: { readonly agreement: string; readonly revision?: number | undefined },
): Promise<Outcome<FirstText>> {
  const records = await allRecords(transaction, { kind: 'agreement', prefix: `${agreement}/` });
  const own = records
    .map((record) => readBody(revisionBody, record))
    .filter((one) => one.agreement === agreement)
    .toSorted((one, other) => one.revision - other.revision);
  const found = revision === undefined ? own.at(-1) : own.find((one) => one.revision === revision);
  if (found === undefined)
    return refused({ code: 'NOT-FOUND', message: `${agreement} has no revision ${revision ?? ''}`, at: ['from'] });
  const { revision: _number, ...written } = found.text;
  return accepted({
    written,
    begunFrom: { agreement, revision: found.revision },
    origins: Object.fromEntries(Object.keys(written).map((key) => [key, 'parent' as const])),
  });
}
