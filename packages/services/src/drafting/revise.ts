/**
 * A text that is out of the author's hands is followed by a new revision. Owns: that the new draft has the next number, the old
 * one is superseded by it, and signatures that were still to come are void.
 */
import { accepted, canonicalHash } from '@troth/core';
import type { DraftText, Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { actIn, createIn } from '../practice/write.ts';
import type { Draft } from './drafts.ts';
import { voidSignings } from './signings.ts';

export interface Revising {
  readonly acts: Acts;
  readonly command: Command;
  readonly draft: Draft;
  /** The first text of the new revision; the old one's when missing. */
  readonly text?: DraftText | undefined;
}

/** The new draft. */
export async function reviseIn(
  context: Context,
  transaction: Transaction,
  { acts, command: { organisation, actor }, draft, text = draft.body.text }: Revising,
): Promise<Outcome<Draft>> {
  const { agreement, title, provider, customer, manager, representative, clauses, legal, origins } = draft.body;
  const revision = draft.body.revision + 1;
  const next = { ...text, revision };
  const kept = { agreement, title, provider, customer, manager, representative, clauses, legal, origins };
  const begun = { revision, text: next, hash: canonicalHash(next), begunFrom: { draft: draft.id } };
  const made = await createIn(transaction, acts, {
    organisation,
    actor,
    kind: 'draft',
    body: plainData({ ...kept, ...begun }),
  });
  if (!made.ok) return made;
  const why = `${draft.id} is superseded by ${made.value.id}`;
  const voided = await voidSignings(context, transaction, { acts, organisation, actor, draft: draft.id, why });
  if (!voided.ok) return voided;
  const superseded = await actIn(transaction, acts, {
    organisation,
    actor,
    tells: { supersededBy: made.value.id },
    kind: 'draft',
    id: draft.id,
    act: 'revise',
  });
  if (!superseded.ok) return superseded;
  const told = { draft: draft.id, supersededBy: made.value.id, agreement, revision, signings: voided.value };
  await transaction.emit('draft.superseded', `draft/${draft.id}`, plainData(told));
  return accepted(made.value);
}
