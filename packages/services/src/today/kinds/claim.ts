/** Money to be had from suppliers, with days after which it is lost. */
import { moneyText } from '@troth/core';
import type { PracticeRecord } from '../../practice/register.ts';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { certainIfIdle, daysUntil, managerOf, momentIn, partyName, plural } from '../saying.ts';
import type { Scene } from '../scene.ts';

const horizonDays = 14;

export const claim: ItemKind = {
  kind: 'claim',
  names: both('Claim against a supplier', '向供應商索償'),
  find: (scene) => scene.register.all('claim').flatMap((one) => itemOf(scene, one)),
};

function itemOf(scene: Scene, { id, body }: PracticeRecord<'claim'>): readonly TodayItem[] {
  const due = body.state === 'refused' ? body.appealBy : body.state === 'claimable' ? body.deadline : undefined;
  if (due === undefined) return [];
  const days = daysUntil(scene, due);
  if (days > horizonDays) return [];
  const name = partyName(scene, body.supplier);
  const late = days <= 0;
  const at = momentIn(scene, due);
  const en = body.state === 'refused' ? 'refused; the appeal' : 'not claimed yet; the claim';
  const zh = body.state === 'refused' ? '已被拒絕；上訴' : '尚未提出；索償';
  const when = late
    ? both(`was due on ${at.en}`, `期限已於${at['zh-Hant'] ?? ''}屆滿`)
    : both(`is due in ${plural(days, 'day', 'days')}, on ${at.en}`, `期限為 ${days} 日後（${at['zh-Hant'] ?? ''}）`);
  const atStake = body.recoverable ?? body.amount;
  return [
    {
      id: `claim:${id}`,
      kind: 'claim',
      rank: 40,
      tone: days <= 3 ? 'bad' : 'warn',
      title: both(`${name.en}: ${body.event}`, `${name['zh-Hant'] ?? name.en}：${body.event}`),
      reason: both(
        `${body.amount.currency} ${moneyText(body.amount.amount)} ${en} ${when.en}.`,
        `${body.amount.currency} ${moneyText(body.amount.amount)}${zh}${when['zh-Hant'] ?? ''}。`,
      ),
      exposure: atStake,
      chance: certainIfIdle,
      owner: managerOf(scene, body.agreement),
      due,
      agreement: body.agreement,
      period: body.period,
      action: {
        label: body.state === 'refused' ? both('Appeal or give up', '上訴或放棄') : both('Send the claim', '提出索償'),
        to: `/claims/${id}`,
      },
    },
  ];
}
