/** Issuing an approved credit note: once, with its papers. Owns: that what is issued is what was approved. */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, findIn } from '../practice/write.ts';

type Note = PracticeRecord<'credit-note'>;

export async function issueCreditNote(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<Note>> {
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const { id, actor, organisation } = command;
      const found = await findIn(transaction, { kind: 'credit-note', id, actor });
      if (!found.ok) return found;
      if (bodyOf('credit-note', found.value).state === 'draft')
        return refused({ code: 'CONFLICT', message: `${id} has to be approved before it is issued` });
      const done = await actIn(transaction, act, { organisation, actor, kind: 'credit-note', id, act: 'issue' });
      if (!done.ok) return done;
      return accepted({ ...done.value, kind: 'credit-note', body: bodyOf('credit-note', done.value) });
    },
  });
}
