/** Agreements that ended while others rest on them, and those that end within 180 days, with what speaks against renewal (S4.7). */
import type { Localized } from '@troth/core';
import type { ShelvedAgreement } from '../../agreements/shelf.ts';
import { supportOf } from '../../recovery/behind.ts';
import { isInForce } from '../../recovery/contracts.ts';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { dateIn, daysBetween, managerOf, plural } from '../saying.ts';
import type { Scene } from '../scene.ts';

const horizonDays = 180;
/** What ended longer ago than this is history. */
const staleDays = 180;

export const term: ItemKind = {
  kind: 'term',
  names: both('Term of an agreement', '協議期限'),
  find: (scene) => [...scene.agreements.values()].flatMap((one) => itemOf(scene, one)),
};

function itemOf(scene: Scene, { agreement }: ShelvedAgreement): readonly TodayItem[] {
  const last = agreement.revisions.at(-1);
  const end = last?.terms.term?.end;
  if (last === undefined || end === undefined) return [];
  const days = daysBetween(scene.today, end);
  if (days > horizonDays || days < -staleDays) return [];
  const { id } = agreement;
  const dependants = restingOn(scene, id);
  const head = {
    id: `term:${id}`,
    kind: 'term',
    title: both(`${id} · ${textOf(last.terms.title, 'en', id)}`, `${id} · ${textOf(last.terms.title, 'zh-Hant', id)}`),
    owner: managerOf(scene, id),
    due: end,
    agreement: id,
  };
  const lastDay = dateIn(dayBefore(end));
  if (days <= 0)
    return [
      {
        ...head,
        rank: 30,
        tone: 'bad',
        since: end,
        reason: both(
          `Ended on ${lastDay.en}: nothing binds the other side since.${dependants.length === 0 ? '' : ` ${dependants.join(', ')} rest${dependants.length === 1 ? 's' : ''} on it.`}`,
          `已於${lastDay['zh-Hant'] ?? ''}屆滿，其後對方不受約束。${dependants.length === 0 ? '' : `${dependants.join('、')} 依賴此協議。`}`,
        ),
        action: { label: both('Renew it, or accept the gap', '續期或接受缺口'), to: `/agreements/${id}` },
      },
    ];
  const reasons = againstRenewal(scene, id);
  return [
    {
      ...head,
      rank: reasons.length > 0 ? 60 : 80,
      tone: reasons.length > 0 ? 'warn' : 'plain',
      reason: both(
        `Ends in ${plural(days, 'day', 'days')}, last day ${lastDay.en}.${reasons.map(({ en }) => ` ${en}`).join('')}`,
        `${days} 日後屆滿，最後一日為${lastDay['zh-Hant'] ?? ''}。${reasons.map((one) => one['zh-Hant'] ?? '').join('')}`,
      ),
      action: { label: both('Prepare the renewal', '準備續期'), to: `/agreements/${id}` },
    },
  ];
}

const textOf = (text: Localized | string | undefined, language: 'en' | 'zh-Hant', otherwise: string): string => {
  if (text === undefined) return otherwise;
  return typeof text === 'string' ? text : (text[language] ?? text.en);
};

function dayBefore(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (Number(day) > 1) return `${year}-${month}-${String(Number(day) - 1).padStart(2, '0')}`;
  const [before, of] = Number(month) === 1 ? [12, Number(year) - 1] : [Number(month) - 1, Number(year)];
  const leap = (of % 4 === 0 && of % 100 !== 0) || of % 400 === 0;
  const days = before === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(before) ? 30 : 31;
  return `${of}-${String(before).padStart(2, '0')}-${days}`;
}

/** Agreements in force that rest on this one, by the same rule as the radar's: their model, else the map. */
function restingOn({ register, agreements, now }: Scene, id: string): readonly string[] {
  return [...agreements]
    .filter(([other, shelved]) => other !== id && isInForce(shelved, now))
    .map(([other]) => other)
    .filter((other) => supportOf(register, other).behind.some(({ agreement }) => agreement === id))
    .sort();
}

function againstRenewal({ register, live }: Scene, agreement: string): readonly Localized[] {
  const breaches = register.all('breach').filter(({ body }) => body.agreement === agreement).length;
  const disputes = register
    .all('dispute')
    .filter(({ body }) => body.agreement === agreement && body.state !== 'withdrawn' && body.state !== 'closed').length;
  const actions = register
    .all('action')
    .filter(({ body, about }) => body.state === 'open' && about.agreement === agreement).length;
  const red = live.filter(
    (one) =>
      one.agreement === agreement && one.statement.rows.some(({ soFar, verdict }) => (soFar ?? verdict) === 'missed'),
  ).length;
  return [
    ...(breaches === 0
      ? []
      : [both(`${plural(breaches, 'promise was', 'promises were')} missed.`, `曾違反 ${breaches} 項承諾。`)]),
    ...(red === 0 ? [] : [both('A promise is being missed now.', '現時有承諾未能達標。')]),
    ...(disputes === 0
      ? []
      : [both(`${plural(disputes, 'dispute is', 'disputes are')} open.`, `有 ${disputes} 宗爭議未了結。`)]),
    ...(actions === 0
      ? []
      : [both(`${plural(actions, 'action is', 'actions are')} open.`, `有 ${actions} 項行動未完成。`)]),
  ];
}
