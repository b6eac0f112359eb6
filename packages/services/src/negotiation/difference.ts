/** Two texts of a draft side by side, clause by clause. Owns: which two. Does not own: what differs (core). */
import { accepted, textDifference } from '@troth/core';
import type { ChapterDifference, Outcome } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { draftFor } from './found-draft.ts';
import { namedText } from './named-texts.ts';

export interface DraftDifference {
  readonly draft: string;
  readonly from: { readonly name: string; readonly hash: string };
  readonly to: { readonly name: string; readonly hash: string };
  readonly chapters: readonly ChapterDifference[];
}

export async function draftDifference(
  context: Context,
  question: Question & {
    readonly actor: Actor;
    readonly draft: string;
    readonly from: string;
    readonly to: string;
  },
): Promise<Outcome<DraftDifference>> {
  const { organisation, actor, draft: id } = question;
  return context.store.read(organisation, async (reader) => {
    const found = await draftFor(reader, { id, actor });
    if (!found.ok) return found;
    const look = { context, reader, actor, draft: found.value.draft };
    const before = await namedText(look, question.from);
    if (!before.ok) return before;
    const after = await namedText(look, question.to);
    if (!after.ok) return after;
    return accepted({
      draft: id,
      from: { name: question.from, hash: before.value.hash },
      to: { name: question.to, hash: after.value.hash },
      chapters: textDifference(before.value.revision, after.value.revision),
    });
  });
}
