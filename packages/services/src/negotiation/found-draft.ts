/** Drafts and offers as somebody at the table finds them; what they may not see is not there. */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Actor } from '../context.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { findIn } from '../practice/write.ts';
import { sidesOf } from './sides.ts';
import type { Sides } from './sides.ts';

export interface FoundDraft {
  readonly draft: PracticeRecord<'draft'>;
  readonly sides: Sides;
}

type Read = Pick<Reader, 'record'>;

export async function draftFor(
  reader: Read,
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<Outcome<FoundDraft>> {
  const found = await findIn(reader, { kind: 'draft', id, actor });
  if (!found.ok) return found;
  // What was asked for is of that kind.
  const draft = found.value as PracticeRecord<'draft'>;
  const sides = await sidesOf(reader, draft.body);
  if (sides === undefined)
    return refused({
      code: 'CONFLICT',
      message: `${id} does not name both parties yet; say who promises and who receives before it is negotiated`,
      at: ['customer'],
    });
  return accepted({ draft, sides });
}

export interface FoundOffer extends FoundDraft {
  readonly offer: PracticeRecord<'offer'>;
}

/** An offer with the draft that it would change. */
export async function offerFor(
  reader: Read,
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<Outcome<FoundOffer>> {
  const found = await findIn(reader, { kind: 'offer', id, actor });
  if (!found.ok) return found;
  const offer = found.value as PracticeRecord<'offer'>;
  const on = await draftFor(reader, { id: offer.body.draft, actor });
  return on.ok ? accepted({ ...on.value, offer }) : on;
}
