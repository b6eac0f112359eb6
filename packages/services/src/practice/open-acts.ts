/**
 * What can be done with a record in its state, and whether it is for who reads it to do. Owns: that answer, told with the record; the
 * same rules are kept again when somebody does it (write.ts).
 */
import { mayAct, recordKindOf } from '@troth/core';
import type { Localized } from '@troth/core';
import type { Actor } from '../context.ts';
import type { PracticeRecord, Register } from './register.ts';
import { notSpeaking } from './speaker.ts';
import { whoOf } from './who.ts';

export interface OpenAct {
  readonly act: string;
  /** Whether it is theirs to do. */
  readonly may: boolean;
  /** Why not, or whose it is. */
  readonly denial?: Localized | undefined;
}

/** Of what is another side's to do a party is told nothing; of its own side's all, with who does it. */
export function openActs(register: Register, record: PracticeRecord, actor: Actor): readonly OpenAct[] {
  const kind = recordKindOf(record.kind);
  const { side = 'own' } = actor;
  return Object.entries(kind.acts).flatMap(([name, act]): readonly OpenAct[] => {
    if (!act.from.includes(record.body.state)) return [];
    if (side !== 'own' && act.sides?.includes(side) !== true) return [];
    const denial =
      mayAct({ kind, act }, record.body, whoOf(actor))?.message ?? notSpeaking(register, { ...record, ...act }, actor);
    return [{ act: name, may: denial === undefined, ...(denial === undefined ? {} : { denial }) }];
  });
}
