/** Drafts as they are kept: found by whoever may see them, with the text of any version. */
import { accepted, recordKinds, refused } from '@troth/core';
import type { DraftText, Outcome, RecordBody } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Actor } from '../context.ts';
import { findIn } from '../practice/write.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { readBody } from '../stored-body.ts';

export type Draft = PracticeRecord<'draft'>;
export type DraftBody = RecordBody<'draft'>;

export async function findDraft(
  reader: Pick<Reader, 'record'>,
  { draft, actor }: { readonly draft: string; readonly actor: Actor },
): Promise<Outcome<Draft>> {
  const found = await findIn(reader, { kind: 'draft', id: draft, actor });
  // What was asked for is of that kind.
  return found.ok ? accepted(found.value as Draft) : found;
}

/** The text as a version of the draft had it. */
export async function textAt(reader: Pick<Reader, 'record'>, id: string, version: number): Promise<Outcome<DraftText>> {
  const stored = await reader.record('draft', id, { version });
  if (stored === undefined)
    return refused({ code: 'NOT-FOUND', message: `the draft ${id} has no version ${version}`, at: ['base'] });
  return accepted(readBody(recordKinds.draft.schema, stored).text);
}

/** "person:ada" as the record of the person; undefined for keys and the machinery. */
export const personOf = ({ id }: Pick<Actor, 'id'>): string | undefined =>
  id.startsWith('person:') ? id.slice('person:'.length) : undefined;

/** Who agreed this very text; a text that somebody declined to sign is agreed anew. */
export function consentsOf({ agreed, hash, trail }: DraftBody): readonly string[] {
  const last = trail.findLast(({ act }) => act === 'consent' || act === 'decline');
  return agreed?.hash === hash && last?.act !== 'decline' ? agreed.by : [];
}
