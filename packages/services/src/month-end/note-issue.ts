/** Issuing an approved credit note: once, with its papers. Owns: that what is issued is what was approved. */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { keepDocuments, listedNote, makeCreditNoteDocuments } from '../papers/documents.ts';
import { readRecord } from '../practice/read.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, findIn } from '../practice/write.ts';

type Note = PracticeRecord<'credit-note'>;

export async function issueCreditNote(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<Note>> {
  const { id, actor, organisation } = command;
  const before = await readRecord(context, { organisation, actor, kind: 'credit-note', id });
  if (!before.ok) return before;
  const approved = before.value.body.state === 'approved';
  const documents = approved ? await makeCreditNoteDocuments(context, { organisation, id }) : accepted([]);
  if (!documents.ok) return documents;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      await transaction.stamp();
      const found = await findIn(transaction, { kind: 'credit-note', id, actor });
      if (!found.ok) return found;
      if (bodyOf('credit-note', found.value).state === 'draft')
        return refused({ code: 'CONFLICT', message: `${id} has to be approved before it is issued` });
      await keepDocuments(transaction, documents.value);
      const own = { organisation, actor, kind: 'credit-note' as const, id };
      const tells = { documents: listedNote(documents.value) };
      const done = await actIn(transaction, act, { ...own, act: 'issue', tells, expect: before.value.version });
      if (!done.ok) return done;
      return accepted({ ...done.value, kind: 'credit-note', body: bodyOf('credit-note', done.value) });
    },
  });
}
