/**
 * The two sides of a draft: the organisation and the party across the table. Owns: who is which, and who may answer for a side.
 * Does not own: what levels and sides may do in general (core's authority).
 */
import { recordKinds } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Actor } from '../context.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { notSpeakingIn } from '../practice/speaker.ts';
import { readBody } from '../stored-body.ts';

export type DraftBody = RecordBody<'draft'>;
export type SidesNamed = { readonly [S in 'provider' | 'customer']: string | undefined };
type Read = Pick<Reader, 'record'>;

export interface Sides {
  /** Party of the organisation itself. */
  readonly own: string;
  readonly other: string;
  /** A customer's agreement, or an underpinning contract of a supplier. */
  readonly otherSide: 'customer' | 'supplier';
}

/** Undefined while the draft does not name both. */
export async function sidesOf(
  reader: Read,
  { provider, customer }: Pick<DraftBody, 'provider' | 'customer'> | SidesNamed,
): Promise<Sides | undefined> {
  if (provider === undefined || customer === undefined) return undefined;
  const buys = await isOwn(reader, customer);
  return buys
    ? { own: customer, other: provider, otherSide: 'supplier' }
    : { own: provider, other: customer, otherSide: 'customer' };
}

async function isOwn(reader: Read, party: string): Promise<boolean> {
  const stored = await reader.record('party', party);
  return stored !== undefined && !stored.retired && readBody(recordKinds.party.schema, stored).role === 'own';
}

/** The party that somebody acts for at this table. */
export const partyOf = (sides: Sides, { side = 'own' }: Pick<Actor, 'side'>): string =>
  side === 'own' ? sides.own : sides.other;

/** Whether somebody answers for their side: of the other party only the person that the draft or the roles name. */
export async function answersFor(
  reader: Read,
  { body, about }: Pick<PracticeRecord<'draft'>, 'body' | 'about'>,
  actor: Actor,
): Promise<boolean> {
  if ((actor.side ?? 'own') === 'own') return true;
  if (body.representative !== undefined) return actor.id === `person:${body.representative}`;
  return (await notSpeakingIn(reader, { about, speaker: true }, actor)) === undefined;
}
