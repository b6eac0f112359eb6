/**
 * Items of an activation are ticked off, left open until a day, and the whole declared complete. Owns: that nothing is called
 * complete while an item is open without a dated exception.
 */
import { Instant, refused } from '@troth/core';
import type { Outcome, RecordBody } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, findIn } from '../practice/write.ts';
import { activationId } from './begin.ts';
import { activationView, openItems } from './view.ts';

export interface TickItem extends Command {
  readonly agreement: string;
  readonly revision: number;
  readonly item: string;
  readonly note?: string | undefined;
}

export const tickItem = async (context: Context, command: TickItem): Promise<Outcome<PracticeRecord>> =>
  changeItem(context, command, {
    act: 'tick',
    change: (item, { by, at }) => ({
      ...item,
      done: { by, at, ...(command.note === undefined ? {} : { note: command.note }) },
    }),
  });

export interface ExceptItem extends TickItem {
  /** From this day on it must not be missing any more. */
  readonly until: string;
  readonly reason: string;
}

export const exceptItem = async (context: Context, command: ExceptItem): Promise<Outcome<PracticeRecord>> =>
  changeItem(context, command, {
    act: 'except',
    note: command.reason,
    change: (item, { by, at }) => ({ ...item, exception: { by, at, until: command.until, reason: command.reason } }),
  });

type Item = RecordBody<'activation'>['items'][number];

interface ItemChange {
  readonly act: 'tick' | 'except';
  readonly note?: string;
  readonly change: (item: Item, told: { readonly by: string; readonly at: string }) => Item;
}

async function changeItem(
  context: Context,
  command: TickItem,
  { act: name, note, change }: ItemChange,
): Promise<Outcome<PracticeRecord>> {
  const { agreement, revision, item: key, actor, organisation } = command;
  const view = await activationView(context, { organisation, agreement, revision });
  if (!view.ok) return view;
  const asked = view.value.items.find((one) => one.key === key);
  if (asked === undefined)
    return refused({ code: 'NOT-FOUND', message: `the checklist of ${agreement} r${revision} has no item "${key}"` });
  if (asked.seen && name === 'tick')
    return refused({
      code: 'CONFLICT',
      message: `"${asked.names.en}" is seen in the records and not ticked off by hand: ${asked.note.en} It can be left open until a day with a reason.`,
      at: ['item'],
    });
  const id = activationId(agreement, revision);
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      // Takes the turn first: two items at once are both kept.
      const at = Instant.format(await transaction.stamp());
      const found = await findIn(transaction, { kind: 'activation', id, actor });
      if (!found.ok) return found;
      const { items } = bodyOf('activation', found.value);
      const told = { by: actor.id.replace(/^person:/u, ''), at };
      const changed = items.map((item) => (item.key === key ? change(item, told) : item));
      return actIn(transaction, act, {
        organisation,
        actor,
        kind: 'activation',
        id,
        act: name,
        tells: { items: changed },
        ...(note === undefined ? {} : { note }),
      });
    },
  });
}

export async function completeActivation(
  context: Context,
  command: Command & { readonly agreement: string; readonly revision: number },
): Promise<Outcome<PracticeRecord>> {
  const { agreement, revision } = command;
  const view = await activationView(context, command);
  if (!view.ok) return view;
  const [first, ...others] = openItems(view.value).map(({ key, names, note }) => ({
    code: 'CHECKLIST',
    message: `${names.en}: ${note.en} Do it, or leave it open until a day with a reason.`,
    at: [key],
  }));
  if (first !== undefined) return { ok: false, refusals: [first, ...others] };
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, act) =>
      actIn(transaction, act, {
        ...command,
        kind: 'activation',
        id: activationId(agreement, revision),
        act: 'complete',
      }),
  });
}
