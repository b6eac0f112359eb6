/** What whoever wrote a record is told of it: what they are shown where they read it, and no more. Owns: that answer. */
import { accepted } from '@troth/core';
import type { Outcome, RecordKindName } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { registerOf } from './register.ts';
import type { PracticeRecord } from './register.ts';
import { shownTo } from './shown-to.ts';

/** Asked when the transaction is over: the register is never read within one that writes. */
export async function answered<K extends RecordKindName>(
  { store }: Context,
  { organisation, actor }: Command,
  done: Outcome<PracticeRecord<K>>,
): Promise<Outcome<PracticeRecord<K>>> {
  if (!done.ok || (actor.side ?? 'own') === 'own') return done;
  return accepted(shownTo(done.value, actor, await registerOf(store, organisation)));
}
