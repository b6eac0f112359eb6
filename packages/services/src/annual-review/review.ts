/**
 * The yearly look is written down, put to the other side, and becomes an amendment where clauses change. Owns: that every question
 * has a conclusion, and that the draft of the amendment is made in the same transaction. Does not own: drafting it.
 */
import { refused } from '@troth/core';
import type { Outcome, RecordWritten } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { beginIn } from '../drafting/begin.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { registerOf } from '../practice/register.ts';
import { actIn, bodyOf, createIn, editIn, findIn } from '../practice/write.ts';
import { otherSide } from '../activation/begin.ts';
import { annualFacts } from './facts.ts';

type Written = RecordWritten<'annual-review'>;

export interface WriteAnnualReview extends Command {
  readonly agreement: string;
  /** The record that is written again. */
  readonly id?: string | undefined;
  readonly year: string;
  readonly steps: Written['steps'];
  readonly clauses: Written['clauses'];
  readonly decision: Written['decision'];
  readonly budget?: string | undefined;
}

export async function writeAnnualReview(
  context: Context,
  command: WriteAnnualReview,
): Promise<Outcome<PracticeRecord>> {
  const { organisation, actor, agreement, id, year, steps, clauses, decision, budget } = command;
  const facts = await annualFacts(context, { organisation, agreement });
  if (!facts.ok) return facts;
  const register = await registerOf(context.store, organisation);
  const roles = register.get('agreement-roles', agreement)?.body;
  if (roles === undefined)
    return refused({ code: 'RECORD', message: `${agreement} has no roles: name its parties first`, at: ['agreement'] });
  const { revision, term } = facts.value;
  const body = {
    agreement,
    party: otherSide(register, roles),
    revision,
    year,
    ...(term.noticeBy === undefined ? {} : { noticeBy: term.noticeBy }),
    steps,
    clauses,
    decision,
    ...(budget === undefined ? {} : { budget }),
  };
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const told = { organisation, actor, kind: 'annual-review' as const };
      if (id === undefined) return createIn(transaction, act, { ...told, body });
      await transaction.stamp();
      const found = await findIn(transaction, { ...told, id });
      if (!found.ok) return found;
      const before = bodyOf('annual-review', found.value);
      // The look at another agreement is not to be found here; otherwise its own party would be shown this one.
      if (before.agreement !== agreement)
        return refused({ code: 'NOT-FOUND', message: `there is no annual-review ${id} of ${agreement}` });
      const { draft } = before;
      return editIn(transaction, act, { ...told, id, body: { ...body, ...(draft === undefined ? {} : { draft }) } });
    },
  });
}

const questions = ['needed', 'right', 'deliverable', 'worth', 'lawful'] as const;

/** Puts it to the other side; where clauses change, the amendment is drafted with it. */
export async function proposeAnnualReview(
  context: Context,
  command: Command & { readonly id: string; readonly effective?: string | undefined },
): Promise<Outcome<PracticeRecord>> {
  const { organisation, actor, id, effective } = command;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      await transaction.stamp();
      const found = await findIn(transaction, { kind: 'annual-review', id, actor });
      if (!found.ok) return found;
      const body = bodyOf('annual-review', found.value);
      const silent = questions.filter((one) => !body.steps.some(({ step }) => step === one));
      if (silent.length > 0)
        return refused({ code: 'RECORD', message: `write a conclusion for: ${silent.join(', ')}`, at: ['steps'] });
      const changed = body.clauses.filter(({ outcome }) => outcome !== 'keep');
      if (body.decision === 'amend' && changed.length === 0)
        return refused({
          code: 'RECORD',
          message: 'an amendment changes a clause: mark at least one',
          at: ['clauses'],
        });
      const tells: { draft?: string } = {};
      if (body.decision === 'amend' && body.draft === undefined) {
        const begun = await beginIn(context, transaction, {
          acts: act,
          command: { organisation, actor, from: { agreement: body.agreement }, effective },
        });
        if (!begun.ok) return begun;
        tells.draft = begun.value.id;
        for (const { clause, outcome, note } of changed) {
          const text = note ?? { en: outcome === 'remove' ? 'To be removed.' : 'To be amended.' };
          const task = { draft: begun.value.id, agreement: body.agreement, clause, form: 'task', text };
          const made = await createIn(transaction, act, { organisation, actor, kind: 'clause-note', body: task });
          if (!made.ok) return made;
        }
      }
      const deed = { organisation, actor, kind: 'annual-review' as const, id, act: 'propose' };
      return actIn(transaction, act, { ...deed, tells });
    },
  });
}
