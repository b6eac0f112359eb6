/**
 * What the customer says to a plan (S2.12). Owns: that an agreed plan moves its works in the same moment or is not agreed; a yes that
 * comes too late says so. Does not own: who speaks for the customer (practice/speaker.ts), states of records (core).
 */
import { Instant, refused } from '@troth/core';
import type { Outcome, RecordBody } from '@troth/core';
import { system } from '../context.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { answered } from '../practice/answered.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, findIn } from '../practice/write.ts';

export interface AnswerPlan extends Command {
  readonly id: string;
  readonly answer: 'agree' | 'decline';
  readonly note?: string | undefined;
}

/** The customer's word. An agreed plan moves its works at once; nobody has to remember to. */
export async function answerPlan(context: Context, command: AnswerPlan): Promise<Outcome<PracticeRecord>> {
  const { id, answer, note } = command;
  const done = await perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const tells = note === undefined ? {} : { decisionNote: note };
      const kind = 'deterioration-plan' as const;
      const decided = await actIn(transaction, act, { ...command, kind, id, act: answer, tells, note });
      if (!decided.ok || answer === 'decline') return decided;
      const plan = bodyOf(kind, decided.value);
      if (plan.change === undefined || plan.alternative === undefined) return decided;
      const found = await findIn(transaction, { kind: 'change', id: plan.change, actor: system });
      if (!found.ok) return refused({ code: 'CONFLICT', message: `there is no ${plan.change} to move any more` });
      const change = bodyOf('change', found.value);
      const late = lateFor(
        { ...plan, alternative: plan.alternative },
        { id: plan.change, change, now: context.clock() },
      );
      if (late !== undefined) return refused({ code: 'CONFLICT', message: late });
      const { counted, why } = change;
      const moved = await actIn(transaction, act, {
        ...command,
        actor: system,
        kind: 'change',
        id: plan.change,
        act: 'move',
        tells: { window: plan.alternative, counted, ...(why === undefined ? {} : { why }) },
        note: `${id} was agreed by ${command.actor.id}`,
      });
      return moved.ok ? decided : moved;
    },
  });
  // Our estimates stay ours in the answer, too.
  return answered(context, command, done);
}

interface Stretch {
  readonly start: string;
  readonly end: string;
}

interface Standing {
  readonly id: string;
  readonly change: RecordBody<'change'>;
  readonly now: Instant;
}

/** Why nothing can be moved by a yes any more: the works went on without it. Declining stays possible. */
function lateFor(
  { window, alternative }: Pick<RecordBody<'deterioration-plan'>, 'window'> & { readonly alternative: Stretch },
  { id, change, now }: Standing,
): string | undefined {
  const begins = (stretch: Stretch): Instant => Instant.parse(stretch.start);
  if (begins(change.window) !== begins(window))
    return `${id} was moved to ${change.window.start} since this was proposed; ask for a new proposal`;
  if (!['planned', 'approved'].includes(change.state))
    return `${id} is not planned any more (${change.state}); there is nothing to move`;
  if (begins(window) <= now) return `${id} began at ${window.start}; it is not moved any more`;
  if (begins(alternative) <= now) return `the time proposed, ${alternative.start}, is over; ask for a new proposal`;
  return undefined;
}
