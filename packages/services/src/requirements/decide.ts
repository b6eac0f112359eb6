/** Two answers cannot both be right: one is kept, the others are declined, and it is written down why. Owns: that sentence. */
import { accepted, refused } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, findIn } from '../practice/write.ts';

export interface DecideConflict extends Command {
  /** The need that is kept. */
  readonly id: string;
  readonly against: readonly string[];
  readonly resolution: Localized;
}

export async function decideConflict(context: Context, command: DecideConflict): Promise<Outcome<PracticeRecord>> {
  const { id, against, resolution, actor, organisation } = command;
  return perform<PracticeRecord>(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const found = await findIn(transaction, { kind: 'need', id, actor });
      if (!found.ok) return found;
      const kept = bodyOf('need', found.value);
      const own = { organisation, actor, kind: 'need' as const };
      for (const other of new Set(against)) {
        if (other === id) return refused({ code: 'RECORD', message: 'a need is not against itself', at: ['against'] });
        const read = await findIn(transaction, { kind: 'need', id: other, actor });
        if (!read.ok) return read;
        const { party, question } = bodyOf('need', read.value);
        if (party !== kept.party || question !== kept.question)
          return refused({
            code: 'CONFLICT',
            message: `${other} answers another question; only answers to one question are decided between`,
            at: ['against'],
          });
        const tells = { conflictsWith: [id], resolution };
        const note = resolution.en.slice(0, 500);
        const declined = await actIn(transaction, act, { ...own, id: other, act: 'decline', tells, note });
        if (!declined.ok) return declined;
      }
      const tells = { conflictsWith: [...against], resolution };
      const done = await actIn(transaction, act, { ...own, id, act: 'resolve', tells });
      return done.ok ? accepted(done.value) : done;
    },
  });
}
