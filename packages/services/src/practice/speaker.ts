/**
 * Who speaks for a party in an agreement: its representative, or its counterpart where it supplies (S4.21). Owns: that decision, and
 * who may where the roles name nobody.
 */
import { recordKinds } from '@troth/core';
import type { RecordAct } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Actor } from '../context.ts';
import { readBody } from '../stored-body.ts';
import type { PracticeRecord } from './register.ts';

type Records = Pick<Transaction, 'record'>;

/** Ours always do. Of a party whoever the roles of the agreement name; where they name nobody of theirs, see `speaker` of the act. */
export async function speaksFor(
  records: Records,
  { about, speaker }: Pick<PracticeRecord, 'about'> & Pick<RecordAct, 'speaker'>,
  actor: Actor,
): Promise<boolean> {
  if (speaker === undefined || (actor.side ?? 'own') === 'own') return true;
  const named = about.agreement === undefined ? undefined : await namedIn(records, about.agreement, actor);
  if (named !== undefined) return actor.id === `person:${named}`;
  return speaker === true || representsParty(records, actor);
}

/** Whoever is named and is none of theirs does not speak for them. */
async function namedIn(records: Records, agreement: string, { side, party }: Actor): Promise<string | undefined> {
  const stored = await records.record('agreement-roles', agreement);
  if (stored === undefined || stored.retired) return undefined;
  const { representative, counterpart } = readBody(recordKinds['agreement-roles'].schema, stored);
  const named = side === 'customer' ? representative : counterpart;
  if (named === undefined) return undefined;
  const person = await records.record('person', named);
  const isTheirs = person !== undefined && readBody(recordKinds.person.schema, person).party === party;
  return isTheirs ? named : undefined;
}

/** Those whom the party itself has for its representatives. */
async function representsParty(records: Records, { id, party }: Actor): Promise<boolean> {
  const stored = party === undefined ? undefined : await records.record('party', party);
  if (stored === undefined || stored.retired) return false;
  const { representatives = [] } = readBody(recordKinds.party.schema, stored);
  return representatives.some((one) => id === `person:${one}`);
}
