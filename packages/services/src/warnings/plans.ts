/**
 * What will be worse, proposed to the customer in time (S2.12). Owns: that the warning, the plan and the message leave together. Does
 * not own: what they say to it (answer-plan.ts), states of records (core).
 */
import { Instant, refused, sayStretch } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, createIn } from '../practice/write.ts';
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

interface Stretch {
  readonly start: string;
  readonly end: string;
}

interface Moved {
  readonly planned: Stretch;
  readonly slot: Stretch;
  readonly zone: string;
}

function whatOf({ id, body }: PracticeRecord<'change'>, { planned, slot, zone }: Moved): Localized {
  const stretch = ({ start, end }: Stretch, language: 'en' | 'zh-Hant'): string =>
    sayStretch([Instant.parse(start), Instant.parse(end)], zone, language);
  const title = (language: 'en' | 'zh-Hant'): string => wordsOf(body.title, language);
  return both(
    `${id} ${title('en')}: from ${stretch(planned, 'en')} to ${stretch(slot, 'en')}`,
    `${id} ${title('zh-Hant')}：由${stretch(planned, 'zh-Hant')}改為${stretch(slot, 'zh-Hant')}`,
  );
}
