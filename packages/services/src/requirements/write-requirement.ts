/**
 * Needs become requirements: one of several (merged), several of one (split). Owns: that nothing is written which cannot be
 * measured, and that needs know they were heard. Does not own: what is measurable (core).
 */
import { accepted, refused, testOf, unmeasurable } from '@troth/core';
import type { Outcome, RecordWritten, Refusal, Unmeasurable } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Actor, Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, createIn, editIn, findIn } from '../practice/write.ts';

/** What people write of one; whether it was sent or confirmed is not theirs to write. */
export type WrittenRequirement = Omit<
  RecordWritten<'requirement'>,
  'readBack' | 'confirmed' | 'agreement' | 'draft' | 'commitment'
>;

export interface WriteRequirement extends Command {
  readonly body: WrittenRequirement;
}

export interface RewriteRequirement extends WriteRequirement {
  readonly id: string;
  readonly expect?: number | undefined;
}

export async function writeRequirement(context: Context, command: WriteRequirement): Promise<Outcome<PracticeRecord>> {
  const faults = faultsOf(command.body);
  if (faults !== undefined) return faults;
  const { actor, organisation, body } = command;
  return perform<PracticeRecord>(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const heard = await hear(transaction, act, { actor, organisation, body });
      if (!heard.ok) return heard;
      return createIn(transaction, act, { organisation, actor, kind: 'requirement', body: whole(body) });
    },
  });
}

export async function rewriteRequirement(
  context: Context,
  command: RewriteRequirement,
): Promise<Outcome<PracticeRecord>> {
  const faults = faultsOf(command.body);
  if (faults !== undefined) return faults;
  const { actor, organisation, body, id, expect } = command;
  return perform<PracticeRecord>(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const found = await findIn(transaction, { kind: 'requirement', id, actor });
      if (!found.ok) return found;
      const { party, readBack } = bodyOf('requirement', found.value);
      if (party !== body.party)
        return refused({ code: 'CONFLICT', message: 'a requirement stays with its customer', at: ['party'] });
      const heard = await hear(transaction, act, { actor, organisation, body });
      if (!heard.ok) return heard;
      const kept = { ...whole(body), ...(readBack === undefined ? {} : { readBack }) };
      return editIn(transaction, act, { organisation, actor, kind: 'requirement', id, body: kept, expect });
    },
  });
}

const whole = (body: WrittenRequirement): WrittenRequirement => ({ ...body, test: body.test ?? testOf(body) });

function faultsOf(body: WrittenRequirement): Outcome<never> | undefined {
  const [first, ...rest] = unmeasurable(body).map(refusalOf);
  return first === undefined ? undefined : refused(first, ...rest);
}

const refusalOf = ({ field, message }: Unmeasurable): Refusal => ({
  code: 'UNMEASURABLE',
  message: message.en,
  at: [field],
});

/** Marks the needs as turned into a requirement; those of others are not there. */
async function hear(
  transaction: Transaction,
  act: Acts,
  {
    actor,
    organisation,
    body,
  }: { readonly actor: Actor; readonly organisation: string; readonly body: WrittenRequirement },
): Promise<Outcome<true>> {
  for (const id of new Set(body.needs)) {
    const found = await findIn(transaction, { kind: 'need', id, actor });
    if (!found.ok) return refused({ code: 'RECORD', message: `there is no need ${id}`, at: ['needs'] });
    const { party, state } = bodyOf('need', found.value);
    if (party !== body.party)
      return refused({ code: 'CONFLICT', message: `the need ${id} is another customer’s`, at: ['needs'] });
    if (state === 'converted') continue;
    const done = await actIn(transaction, act, { organisation, actor, kind: 'need', id, act: 'convert' });
    if (!done.ok) return done;
  }
  return accepted(true);
}
