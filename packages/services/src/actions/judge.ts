/**
 * What evidence makes of a plan (J9): it is closed when as many good periods as it named are verified from statements, whatever its state
 * says; otherwise it goes to somebody of level 6. Owns: that neither is done against evidence, and to whom it may go.
 */
import { refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { answered } from '../practice/answered.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn } from '../practice/write.ts';
import { actionEffect } from './effect.ts';
import type { ActionEffectView } from './effect.ts';

interface OfAction extends Command {
  readonly action: string;
}

export interface EscalateAction extends OfAction {
  /** Somebody of ours of level 6 or above. */
  readonly to: string;
  readonly reason: string;
}

/** Closes what evidence has verified. */
export async function concludeAction(context: Context, command: OfAction): Promise<Outcome<PracticeRecord>> {
  const effect = await actionEffect(context, command);
  if (!effect.ok) return effect;
  const { state, good, months } = effect.value.objective;
  if (state !== 'verified') return refused({ code: 'CONFLICT', message: notYet[state]({ good, months }) });
  return moved(context, command, { act: 'conclude' });
}

type Counts = Pick<ActionEffectView['objective'], 'good' | 'months'>;

const notYet: Readonly<
  Record<Exclude<ActionEffectView['objective']['state'], 'verified'>, (counts: Counts) => string>
> = {
  waiting: () => 'nobody has said yet that it is done, so that no period counts; finish it first, or escalate it',
  'under-way': ({ good, months }) => `statements show ${good} good periods running of ${months}; wait, or escalate it`,
  'not-reached': ({ good, months }) => `statements show ${good} good periods running of ${months}; escalate it`,
  'no-data': () => 'there is no data since it was done: neither helped nor failed; escalate it, or mend the source',
};

const leastLevel = 6;

export async function escalateAction(context: Context, command: EscalateAction): Promise<Outcome<PracticeRecord>> {
  const { organisation, to, reason } = command;
  const effect = await actionEffect(context, command);
  if (!effect.ok) return effect;
  if (effect.value.objective.state === 'verified')
    return refused({ code: 'CONFLICT', message: 'statements have verified it: close it' });
  const person = (await registerOf(context.store, organisation)).get('person', to)?.body;
  if (person === undefined || person.state !== 'active' || (person.level ?? 0) < leastLevel)
    return refused({
      code: 'NOT-ALLOWED',
      message: `${to} is nobody of responsibility level ${leastLevel} or above; choose one who is`,
      at: ['to'],
    });
  return moved(context, command, { act: 'escalate', note: reason, tells: { escalatedTo: to } });
}

interface Moved {
  readonly act: string;
  readonly note?: string;
  readonly tells?: Readonly<Record<string, unknown>>;
}

async function moved(context: Context, command: OfAction, act: Moved): Promise<Outcome<PracticeRecord>> {
  const done = await perform(context, command, {
    scope: 'records:write',
    work: (transaction, acts) => actIn(transaction, acts, { ...command, kind: 'action', id: command.action, ...act }),
  });
  return answered(context, command, done);
}
