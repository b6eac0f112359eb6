/**
 * The customer's representative confirms the requirements that were read back, or asks for a change. Owns: that nobody else does,
 * that what is confirmed is what was read back, and that it is frozen. Does not own: sending it (send-read-back.ts).
 */
import { Instant, refused } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Actor, Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, findIn } from '../practice/write.ts';
import { setHash } from './requirement-set.ts';
import type { SetMember } from './requirement-set.ts';

interface Answer extends Command {
  readonly id: string;
}

export async function confirmReadBack(context: Context, command: Answer): Promise<Outcome<PracticeRecord>> {
  const { id, actor, organisation } = command;
  return perform<PracticeRecord>(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      // Takes the turn first: what is frozen is what was compared.
      const at = Instant.format(await transaction.stamp());
      const found = await asked(transaction, command);
      if (!found.ok) return found;
      const { party, requirements, hash, state } = bodyOf('read-back', found.value);
      const own = { organisation, actor };
      const members: SetMember[] = [];
      for (const one of requirements) {
        const read = await findIn(transaction, { kind: 'requirement', id: one, actor });
        if (!read.ok) return read;
        members.push({ id: one, body: bodyOf('requirement', read.value) });
      }
      if (state === 'sent' && setHash(party, members) !== hash)
        return refused({
          code: 'CONFLICT',
          message: 'A requirement was changed since this was sent; ask for a new one and confirm that.',
        });
      const confirmed = { person: actor.id.replace(/^person:/u, ''), at, hash };
      const done = await actIn(transaction, act, {
        ...own,
        kind: 'read-back',
        id,
        act: 'confirm',
        tells: { confirmed },
      });
      if (!done.ok) return done;
      for (const { id: one, body } of members) {
        if (body.state !== 'draft') continue;
        const step = { ...own, kind: 'requirement' as const, id: one, act: 'confirm', tells: { confirmed } };
        const frozen = await actIn(transaction, act, step);
        if (!frozen.ok) return frozen;
      }
      return done;
    },
  });
}

export async function askForChange(
  context: Context,
  command: Answer & { readonly comment: Localized },
): Promise<Outcome<PracticeRecord>> {
  const { id, actor, organisation, comment } = command;
  return perform<PracticeRecord>(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const found = await asked(transaction, command);
      if (!found.ok) return found;
      return actIn(transaction, act, { organisation, actor, kind: 'read-back', id, act: 'ask', tells: { comment } });
    },
  });
}

/** The read-back, for the one person it was sent to. */
async function asked(
  transaction: Transaction,
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<Outcome<PracticeRecord>> {
  const found = await findIn(transaction, { kind: 'read-back', id, actor });
  if (!found.ok) return found;
  const { representative } = bodyOf('read-back', found.value);
  if (actor.id === `person:${representative}`) return found;
  return refused({
    code: 'NOT-ALLOWED',
    message: 'Only the representative to whom the requirements were read back can answer.',
  });
}
