/**
 * Who should be told that a promise may not be kept, and what to write to them (S2.12). Owns: the draft: people from the roles of the
 * agreement and its copies (people.ts) and those behind it (behind.ts), each in their language. Does not own: sending (send.ts). Pure
 * once the scene is read.
 */
import { accepted, fillWords, Instant, moneyText, Ratio, refused, sayMoment, sayPeriod, warnRule } from '@troth/core';
import type { Language, Localized, Outcome, RecordBody } from '@troth/core';
import type { Context, Question } from '../context.ts';
import type { PracticeRecord } from '../practice/register.ts';
import type { BudgetView } from '../today/budgets.ts';
import { both } from '../today/item.ts';
import type { Sum } from '../today/item.ts';
import { budget, chanceOf } from '../today/kinds/budget.ts';
import { inBoth, wordsOf } from '../today/saying.ts';
import { sceneOf } from '../today/scene.ts';
import type { Scene } from '../today/scene.ts';
import { warningOf } from '../today/told.ts';
import type { Promised } from '../today/told.ts';
import { leadsBehind, letterBehind } from './behind.ts';
import type { Behind } from './behind.ts';
import { peopleOf } from './people.ts';
import type { Addressed } from './people.ts';

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
  /** A group or supplier whose work the promise rests on: the customer is not told of them. */
  readonly behind: boolean;
}

export interface WarningDraft extends Promised {
  readonly party: string;
  readonly title: Localized;
  readonly why: Localized;
  readonly probability: string;
  readonly method: string;
  readonly exposure?: Sum | undefined;
  /** What is known now, against which a later word is measured. */
  readonly forecast: NonNullable<RecordBody<'warning'>['forecast']>;
  readonly recipients: readonly Recipient[];
  /** A warning that was drafted before and did not leave: it is the one that is sent. */
  readonly drafted?: string | undefined;
  /** The last one that went out, and whether what it said still holds. */
  readonly before?:
    | { readonly id: string; readonly state: string; readonly sentAt?: string | undefined; readonly changed: boolean }
    | undefined;
}

export async function draftWarning(context: Context, question: Question & Promised): Promise<Outcome<WarningDraft>> {
  return draftIn(await sceneOf(context, question), question);
}

export function draftIn(scene: Scene, of: Promised): Outcome<WarningDraft> {
  const view = worstOf(scene.budgets.filter((one) => isOf(one, of)));
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
  const telling = { view, title: { agreement, commitment: view.row.title, period }, why, probability };
  const drafted = scene.register.all('warning').find(({ body }) => body.state === 'drafted' && isSame(body, of));
  return accepted({
    ...head,
    title: item?.title ?? view.row.title,
    method: chance.how.en,
    exposure: view.exposure,
    forecast: {
      chance: Ratio.parse(chance.exact).toFixed(6),
      certainty: chance.certainty === 'works' || chance.certainty === 'unrecoverable' ? chance.certainty : 'possible',
      at: Instant.format(scene.now),
    },
    recipients: recipientsOf(scene, roles, telling),
    ...(drafted === undefined ? {} : { drafted: drafted.id }),
    ...beforeIn(scene, of, { probability, exposure: view.exposure }),
  });
}

/** The view of a promise that is nearest to a miss: of several subjects one is enough. */
export function worstOf(views: readonly BudgetView[]): BudgetView | undefined {
  const weight = (view: BudgetView): Ratio => Ratio.parse(chanceOf(view).exact);
  return views.toSorted((one, other) => weight(other).compare(weight(one)))[0];
}

const isOf = ({ shelved, row, period }: BudgetView, of: Promised): boolean =>
  shelved.agreement.id === of.agreement && row.commitment === of.commitment && period.key === of.period;

const isSame = (one: Promised, other: Promised): boolean =>
  one.agreement === other.agreement && one.commitment === other.commitment && one.period === other.period;

function beforeIn(
  scene: Scene,
  of: Promised,
  { probability, exposure }: { readonly probability: string; readonly exposure: Sum | undefined },
): Pick<WarningDraft, 'before'> {
  const sent = warningOf(scene, of);
  if (sent === undefined) return {};
  const { sentAt, state } = sent.body;
  const isOld = sentAt !== undefined && scene.now - Instant.parse(sentAt) >= warnRule.repeatAfterMs;
  const changed = isOld || sent.body.probability !== probability || sent.body.exposure?.amount !== exposure?.amount;
  return { before: { id: sent.id, state, sentAt, changed } };
}

function recipientsOf(scene: Scene, roles: PracticeRecord<'agreement-roles'>, telling: Telling): readonly Recipient[] {
  const people = peopleOf(scene, roles);
  const known = new Set(people.map(({ person }) => person.id));
  return [
    ...people.map((person) => recipient(scene, person, telling)),
    ...leadsBehind(scene.register, roles.body.agreement)
      .filter(({ person }) => !known.has(person.id))
      .map((one) => recipientBehind(scene, one, telling)),
  ];
}

function recipientBehind(scene: Scene, one: Behind, { view, title, why }: Telling): Recipient {
  const { id, body } = one.person;
  const language = body.language ?? one.party.body.language ?? 'en';
  const end = inBoth((word) => sayMoment(view.period.end, view.period.zone, word));
  const facts = { ...title, why, end, sender: ownName(scene) };
  return {
    person: id,
    name: body.name,
    role: one.role,
    party: one.party.id,
    channel: body.email === undefined ? 'portal' : 'mail',
    address: body.email,
    language,
    ...letterBehind(one, facts, language),
    behind: true,
  };
}

const ownName = ({ register }: Scene): Localized | undefined =>
  register.all('party').find(({ body }) => body.role === 'own')?.body.name;

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
    behind: false,
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
  const own = ownName(scene);
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
