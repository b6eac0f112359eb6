/** Who answers for an agreement that is being signed, as a reader of mails. Owns: finding them. */
import { recordKinds } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { readBody } from '../stored-body.ts';
import type { Reader } from './mail.ts';

export async function managerReader(
  transaction: Pick<Transaction, 'record'>,
  draft: string,
): Promise<(Reader & { readonly name: string }) | undefined> {
  const stored = await transaction.record('draft', draft);
  const id = stored === undefined ? undefined : readBody(recordKinds.draft.schema, stored).manager;
  const record = id === undefined ? undefined : await transaction.record('person', id);
  if (id === undefined || record === undefined || record.retired) return undefined;
  const { name, email, party, language = 'en' } = readBody(recordKinds.person.schema, record);
  return { id, name: name.en, address: email, party, language };
}
