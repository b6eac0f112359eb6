/**
 * What will be worse, proposed to the customer in time, and what they say to it (S2.12). Owns: that the warning, the plan and the
 * message leave together, and that an agreed plan moves the works in the same moment. Does not own: states of records (core).
 */
import { accepted, Instant, refused, sayStretch } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import { system } from '../context.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { answered } from '../practice/answered.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, createIn, findIn } from '../practice/write.ts';
import { both } from '../today/item.ts';
import { wordsOf } from '../today/saying.ts';
import { sceneOf } from '../today/scene.ts';
import { planOf } from '../today/told.ts';
import { draftIn } from './draft.ts';
import { addressed, sendIn } from './send.ts';
import type { WrittenTo } from './send.ts';
import { slotsFor } from './slots.ts';
import type { SlotEffect } from './slots.ts';

export interface ProposePlan extends Command {
  readonly change: string;
  readonly agreement: string;
  readonly commitment: string;
  readonly period: string;
  /** Start of one of the slots. */
  readonly slot: string;
  readonly workaround?: Localized | undefined;
  /** How users are told. */
  readonly communications?: Localized | undefined;
  readonly recipients: readonly WrittenTo[];
}

export async function proposePlan(context: Context, command: ProposePlan): Promise<Outcome<PracticeRecord>> {
  const scene = await sceneOf(context, command);
  const draft = draftIn(scene, command);
  if (!draft.ok) return draft;
  const told = addressed(draft.value, command.recipients);
  if (!told.ok) return told;
  const slots = await slotsFor(context, command);
  if (!slots.ok) return slots;
  const wanted = Instant.tryParse(command.slot);
  const slot = slots.value.find(({ start }) => Instant.parse(start) === wanted);
  const planned = slots.value.find(({ current }) => current);
  const change = scene.register.get('change', command.change);
  if (slot === undefined || planned === undefined || change === undefined)
    return refused({ code: 'RECORD', message: `${command.slot} is not one of the slots of ${command.change}` });
  const standing = planOf(scene, command);
  if (standing !== undefined)
    return refused({ code: 'CONFLICT', message: `${standing.id} is proposed for ${command.change} already` });
  const { agreement, commitment, period, workaround, communications } = command;
  const what = whatOf(change, { planned, slot, zone: scene.zone });
  const body = {
    agreement,
    commitment,
    period,
    party: draft.value.party,
    what,
    change: change.id,
    window: change.body.window,
    alternative: { start: slot.start, end: slot.end },
    // What the works do to others is not the customer's to read.
    effects: slot.effects.flatMap((one) =>
      one.agreement === agreement ? [{ commitment: one.commitment, text: one.text }] : [],
    ),
    forecasts: slot.effects.flatMap(forecastOf),
    ...(workaround === undefined ? {} : { workaround }),
    ...(communications === undefined ? {} : { communications }),
  };
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const warned = await sendIn(transaction, act, { command, draft: draft.value, told: told.value });
      if (!warned.ok) return warned;
      const made = await createIn(transaction, act, {
        ...command,
        kind: 'deterioration-plan',
        body: { ...body, warning: warned.value.id },
      });
      if (!made.ok) return made;
      return actIn(transaction, act, { ...command, kind: 'deterioration-plan', id: made.value.id, act: 'propose' });
    },
  });
}

const percent = (chance: number): string => `${(chance * 100).toFixed(chance > 0 && chance < 0.1 ? 1 : 0)} %`;

function forecastOf({ agreement, commitment, chance }: SlotEffect) {
  if (chance === undefined) return [];
  return [{ agreement, commitment, before: percent(chance.before), after: percent(chance.after) }];
}

interface Moved {
  readonly planned: { readonly start: string; readonly end: string };
  readonly slot: { readonly start: string; readonly end: string };
  readonly zone: string;
}

function whatOf({ id, body }: PracticeRecord<'change'>, { planned, slot, zone }: Moved): Localized {
  const stretch = ({ start, end }: Moved['slot'], language: 'en' | 'zh-Hant'): string =>
    sayStretch([Instant.parse(start), Instant.parse(end)], zone, language);
  const title = (language: 'en' | 'zh-Hant'): string => wordsOf(body.title, language);
  return both(
    `${id} ${title('en')}: from ${stretch(planned, 'en')} to ${stretch(slot, 'en')}`,
    `${id} ${title('zh-Hant')}：由${stretch(planned, 'zh-Hant')}改為${stretch(slot, 'zh-Hant')}`,
  );
}

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
      if (!found.ok) return accepted(decided.value);
      const { counted, why } = bodyOf('change', found.value);
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
