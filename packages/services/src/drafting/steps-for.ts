/** The steps that may follow on a draft, as a screen shows them: who may take each, and which guards still keep it. */
import { draftSteps, followingSteps, guardCodesOf, guardsOf, isSigned, mayAct, recordKindOf } from '@troth/core';
import type { DraftFacts, DraftStep, Guard, Localized } from '@troth/core';
import type { Actor } from '../context.ts';
import { whoOf } from '../practice/who.ts';
import { consentsOf, personOf } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { guardsTold } from './guards-told.ts';
import { isNamed } from './steps.ts';
import { typeOf } from './type-of.ts';

export interface StepView {
  readonly step: DraftStep;
  readonly names: Localized;
  /** State after it; the same when missing. */
  readonly to?: string | undefined;
  /** Whether it is theirs to take; the guards are another matter. */
  readonly may: boolean;
  readonly denial?: Localized | undefined;
  /** Every guard holds. */
  readonly ready: boolean;
  /** It is taken with a reason. */
  readonly reason: boolean;
  readonly guards: readonly Guard<string>[];
}

export function stepsFor(draft: Draft, facts: DraftFacts, actor: Actor): readonly StepView[] {
  const { body } = draft;
  const { side = 'own' } = actor;
  const type = typeOf(body);
  return draftSteps
    .filter((step) => !followingSteps.includes(step) && (step !== 'sign' || isSigned(type)))
    .flatMap((step): StepView[] => {
      const act = recordKindOf('draft').acts[step];
      if (act?.from.includes(body.state) !== true) return [];
      if (side !== 'own' && act.sides?.includes(side) !== true) return [];
      const denial =
        mayAct({ kind: recordKindOf('draft'), act }, body, whoOf(actor))?.message ?? personal(draft, step, actor);
      const guards = guardsOf(guardCodesOf(step, type), facts);
      return [
        {
          step,
          names: act.names,
          to: act.to,
          may: denial === undefined,
          denial,
          ready: guards.every(({ ok }) => ok),
          reason: act.reason === true,
          guards: guardsTold(guards, actor),
        },
      ];
    });
}

/** Steps of named persons. */
function personal({ body }: Draft, step: DraftStep, actor: Actor): Localized | undefined {
  const { manager, representative } = body;
  const person = personOf(actor);
  if (step === 'consent') {
    if (!isNamed(body, actor))
      return {
        en: 'The text is agreed by the two persons named for it.',
        'zh-Hant': '文本由雙方指定人員同意。',
      };
    if (person !== undefined && consentsOf(body).includes(person))
      return { en: 'You agreed this very text already.', 'zh-Hant': '你已同意此文本。' };
    return undefined;
  }
  if (step === 'open' && (actor.side ?? 'own') !== 'own' && representative !== undefined && person !== representative)
    return { en: 'Your representative opens the negotiation.', 'zh-Hant': '由貴方代表展開商議。' };
  return manager === undefined && step === 'open'
    ? { en: 'Name the service level manager first.', 'zh-Hant': '請先指定服務水平經理。' }
    : undefined;
}
