/**
 * Who should be told that a promise may not be kept, and what to write to them (S2.12). Owns: the draft: people from the roles of the
 * agreement and its copies, each in their language. Does not own: sending (send.ts). Pure once the scene is read.
 */
import { accepted, fillWords, moneyText, refused, sayPeriod } from '@troth/core';
import type { Language, Localized, Outcome } from '@troth/core';
import type { Context, Question } from '../context.ts';
import type { PracticeRecord } from '../practice/register.ts';
import type { BudgetView } from '../today/budgets.ts';
import { both } from '../today/item.ts';
import type { Sum } from '../today/item.ts';
import { budget, chanceOf } from '../today/kinds/budget.ts';
import { wordsOf } from '../today/saying.ts';
import { sceneOf } from '../today/scene.ts';
import type { Scene } from '../today/scene.ts';
import { warningOf } from '../today/told.ts';
import type { Promised } from '../today/told.ts';

export interface Recipient {
  readonly person: string;
  readonly name: Localized;
  readonly role: Localized;
  readonly party: string;
  readonly channel: string;
  readonly address?: string | undefined;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

export interface WarningDraft extends Promised {
  readonly party: string;
  readonly title: Localized;
  readonly why: Localized;
  readonly probability: string;
  readonly method: string;
  readonly exposure?: Sum | undefined;
  readonly recipients: readonly Recipient[];
  /** The last one that went out, and whether what it said still holds. */
  readonly before?:
    { readonly id: string; readonly sentAt?: string | undefined; readonly changed: boolean } | undefined;
}

export async function draftWarning(context: Context, question: Question & Promised): Promise<Outcome<WarningDraft>> {
  return draftIn(await sceneOf(context, question), question);
}

export function draftIn(scene: Scene, of: Promised): Outcome<WarningDraft> {
  const view = scene.budgets.find(
    ({ shelved, row, period }) =>
      shelved.agreement.id === of.agreement && row.commitment === of.commitment && period.key === of.period,
  );
  const roles = scene.register.get('agreement-roles', of.agreement);
  if (view === undefined || roles === undefined)
    return refused({
      code: 'NOT-FOUND',
      message: `${of.agreement} ${of.commitment} has no open budget in ${of.period}`,
    });
  const item = budget.find({ ...scene, budgets: [view] })[0];
  const chance = chanceOf(view);
  const why = item?.reason ?? both('It is as planned.', '一切按計劃。');
  const probability = `${chance.percent} %`;
  const { agreement, commitment, period } = of;
  const head = { agreement, commitment, period, party: roles.body.customer, why, probability };
  const title = { agreement, commitment: view.row.title, period };
  const sent = warningOf(scene, of);
  return accepted({
    ...head,
    title: item?.title ?? view.row.title,
    method: chance.how.en,
    exposure: view.exposure,
    recipients: peopleOf(scene, roles).map((person) => recipient(scene, person, { view, title, why, probability })),
    ...(sent === undefined
      ? {}
      : {
          before: {
            id: sent.id,
            sentAt: sent.body.sentAt,
            changed: sent.body.probability !== probability || sent.body.exposure?.amount !== view.exposure?.amount,
          },
        }),
  });
}

interface Addressed {
  readonly person: PracticeRecord<'person'>;
  readonly role: Localized;
}

/** The customer's representative, whoever of the customer holds a copy, and the provider's deputies. */
function peopleOf(scene: Scene, { body }: PracticeRecord<'agreement-roles'>): readonly Addressed[] {
  const { register } = scene;
  const representatives = register.get('party', body.customer)?.body.representatives ?? [];
  const copies = register
    .all('copy')
    .filter(
      (copy) =>
        copy.body.agreement === body.agreement && copy.body.state !== 'recalled' && copy.body.party === body.customer,
    )
    .map((copy) => copy.body.recipient);
  const wanted: readonly (readonly [id: string | undefined, role: Localized])[] = [
    [body.representative, both('customer representative', '客戶代表')],
    ...representatives.map((id) => [id, both('customer representative', '客戶代表')] as const),
    ...copies.map((id) => [id, both('holds a copy', '持有副本')] as const),
    [body.counterpart, both('counterpart', '對應負責人')],
    ...(body.deputies ?? []).map((id) => [id, both('deputy', '副手')] as const),
  ];
  const found = new Map<string, Addressed>();
  for (const [id, role] of wanted) {
    const person = id === undefined ? undefined : register.get('person', id);
    if (person?.body.state === 'active' && !found.has(person.id)) found.set(person.id, { person, role });
  }
  return [...found.values()];
}

interface Telling {
  readonly view: BudgetView;
  readonly title: { readonly agreement: string; readonly commitment: Localized; readonly period: string };
  readonly why: Localized;
  readonly probability: string;
}

const standard = {
  subject: both('{agreement}: {commitment} in {period}', '{agreement}：{period}{commitment}'),
  text: both(
    'Dear {name},\n\nWe write before it happens: {commitment} of {agreement} may not be kept in {period}.\n\n{why}\n\nChance of a miss: {chance}. {exposure}\n\nPlease tell us what you need in order to plan for it. You can answer in the portal.\n\n{sender}',
    '{name}：\n\n謹此預先通知：{agreement}的{commitment}於{period}或未能達標。\n\n{why}\n\n違約機會：{chance}。{exposure}\n\n請告知閣下作出安排所需的配合，亦可於入口網站回覆。\n\n{sender}',
  ),
};

function recipient(scene: Scene, { person, role }: Addressed, telling: Telling): Recipient {
  const { body, id } = person;
  const language = body.language ?? scene.register.get('party', body.party)?.body.language ?? 'en';
  const template = scene.register
    .all('message-template')
    .find((one) => one.body.topic === 'warning' && one.body.state === 'active')?.body;
  const words = wordsFor(scene, { name: body.name, language, telling });
  const own = filled(template?.text, language, words) ?? filled(standard.text, language, words) ?? '';
  const subject = filled(template?.subject, language, words) ?? filled(standard.subject, language, words) ?? '';
  return {
    person: id,
    name: body.name,
    role,
    party: body.party,
    channel: body.email === undefined ? 'portal' : 'mail',
    address: body.email,
    language,
    subject: subject.slice(0, 500),
    text: own,
  };
}

/** Undefined where a template asks for words that a warning does not have: ours is taken instead. */
function filled(
  template: Localized | undefined,
  language: Language,
  words: Readonly<Record<string, string>>,
): string | undefined {
  if (template === undefined) return undefined;
  const text = fillWords(wordsOf(template, language), words);
  return text.ok ? text.value : undefined;
}

function wordsFor(
  scene: Scene,
  { name, language, telling }: { readonly name: Localized; readonly language: Language; readonly telling: Telling },
): Readonly<Record<string, string>> {
  const { view, title, why, probability } = telling;
  const own = scene.register.all('party').find(({ body }) => body.role === 'own')?.body.name;
  const exposure =
    view.exposure === undefined
      ? ''
      : language === 'en'
        ? `A miss is worth a credit of ${view.exposure.currency} ${moneyText(view.exposure.amount)}.`
        : `如違約，補償為 ${view.exposure.currency} ${moneyText(view.exposure.amount)}。`;
  return {
    name: wordsOf(name, language),
    agreement: title.agreement,
    commitment: wordsOf(title.commitment, language),
    period: sayPeriod(title.period, language),
    why: wordsOf(why, language),
    chance: probability,
    exposure,
    sender: own === undefined ? '' : wordsOf(own, language),
  };
}
