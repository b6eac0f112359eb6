/**
 * Which agreements somebody may see: the organisation's people all of them, people of a party those whose roles name their
 * party. Owns: that decision. Does not own: records (each kind names its parties).
 */
import type { Actor, Context, Question } from '../context.ts';
import { registerOf } from './register.ts';
import type { PracticeRecord, Register } from './register.ts';

/** Roles of the agreements that a party stands in. */
export function rolesOf(register: Register, party: string): readonly PracticeRecord<'agreement-roles'>[] {
  return register.all('agreement-roles').filter(({ parties }) => parties.includes(party));
}

export async function seesAgreement(
  context: Context,
  { organisation, actor, agreement }: Question & { readonly actor: Actor; readonly agreement: string },
): Promise<boolean> {
  if ((actor.side ?? 'own') === 'own') return true;
  if (actor.party === undefined) return false;
  const register = await registerOf(context.store, organisation);
  return register.get('agreement-roles', agreement)?.parties.includes(actor.party) === true;
}
