/**
 * Records of the practice told as history: deeds of several people in one transaction, each held to the rules as if they had
 * done it themselves. Owns: that an administrator brings it in. Does not own: when it happened; the clock says that.
 */
import { accepted } from '@troth/core';
import type { Outcome, RecordKindName } from '@troth/core';
import type { Actor, Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { actIn, createIn } from './write.ts';
import type { ActOnRecord, CreateRecord } from './write.ts';

type Deed<T> = Omit<T, keyof Command> & { readonly by: Actor };
/** A record made, or an act on one. */
export type RecordDeed = Deed<CreateRecord<RecordKindName>> | Deed<ActOnRecord>;

/** All of them or none. */
export async function importRecords(
  context: Context,
  command: Command & { readonly deeds: readonly RecordDeed[] },
): Promise<Outcome<number>> {
  const { organisation, deeds } = command;
  return perform(context, command, {
    scope: 'admin',
    work: async (transaction, act) => {
      for (const deed of deeds) {
        const own = { organisation, actor: deed.by };
        const done =
          'act' in deed
            ? await actIn(transaction, () => ({ ...act(), actor: deed.by.id }), { ...deed, ...own })
            : await createIn(transaction, () => ({ ...act(), actor: deed.by.id }), { ...deed, ...own });
        if (!done.ok) return done;
      }
      return accepted(deeds.length);
    },
  });
}
