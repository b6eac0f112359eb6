/** Who speaks for a party in an agreement: its representative, or its counterpart where it supplies (S4.21). Owns: that decision. */
import { recordKinds } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Actor } from '../context.ts';
import { readBody } from '../stored-body.ts';
import type { PracticeRecord } from './register.ts';

/** Ours always do; of a party everybody does until the roles of the agreement name somebody. */
export async function speaksFor(
  transaction: Pick<Transaction, 'record'>,
  { about }: Pick<PracticeRecord, 'about'>,
  { id, side = 'own', party }: Actor,
): Promise<boolean> {
  if (side === 'own' || about.agreement === undefined) return true;
  const stored = await transaction.record('agreement-roles', about.agreement);
  if (stored === undefined || stored.retired) return true;
  const { representative, counterpart } = readBody(recordKinds['agreement-roles'].schema, stored);
  const named = side === 'customer' ? representative : counterpart;
  if (named === undefined || id === `person:${named}`) return true;
  const person = await transaction.record('person', named);
  // Whoever is named and is none of theirs does not speak for them.
  return person === undefined || readBody(recordKinds.person.schema, person).party !== party;
}
