/** What operations on drafts have in common: whose address they take, and the draft as it stands after them. */
import { readDraft } from '@troth/services';
import type { DraftView } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { valueOf } from './operation.ts';
import type { Answer, Ask } from './operation.ts';

export const draftParams = z.object({ draft: idSchema });
export const note = wordsSchema(2000).optional().describe('Why; some steps ask for it.');

type Told = Pick<Ask<unknown, unknown, unknown>, 'context' | 'caller'>;

/** The draft as it stands now, which is what the sender works on. */
export async function shownDraft(
  { context, caller: { organisation, actor } }: Told,
  draft: string,
): Promise<Answer<DraftView>> {
  const found = valueOf(await readDraft(context, { organisation, actor, draft }));
  return { body: found, version: found.version };
}
