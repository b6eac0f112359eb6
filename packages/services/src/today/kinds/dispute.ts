/** Disputes that wait for a ruling. */
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { dateIn, daysBetween, managerOf, partyName, plural } from '../saying.ts';

export const dispute: ItemKind = {
  kind: 'dispute',
  names: both('Dispute', '爭議'),
  find: (scene) =>
    scene.register.all('dispute').flatMap(({ id, body }) => {
      if (body.state !== 'raised' && body.state !== 'under-review') return [];
      const name = partyName(scene, body.party);
      const days = body.rulingBy === undefined ? undefined : daysBetween(scene.today, body.rulingBy);
      const due = body.rulingBy === undefined ? undefined : dateIn(body.rulingBy);
      const reason =
        days === undefined || due === undefined
          ? both('Raised, with no day set for the ruling.', '已提出，尚未訂定裁決日期。')
          : days < 0
            ? both(`The ruling was due on ${due.en}.`, `裁決期限為${due['zh-Hant'] ?? ''}，已逾期。`)
            : both(
                `The ruling is due in ${plural(days, 'day', 'days')}, on ${due.en}.`,
                `裁決期限為 ${days} 日後（${due['zh-Hant'] ?? ''}）。`,
              );
      return [
        {
          id: `dispute:${id}`,
          kind: 'dispute',
          rank: 44,
          tone: days === undefined || days <= 3 ? ('bad' as const) : ('warn' as const),
          title: both(
            `${name.en}: ${body.agreement} ${body.period}`,
            `${name['zh-Hant'] ?? name.en}：${body.agreement} ${body.period}`,
          ),
          reason,
          owner: managerOf(scene, body.agreement),
          due: body.rulingBy,
          agreement: body.agreement,
          period: body.period,
          action: { label: both('Rule on it', '作出裁決'), to: `/disputes/${id}` },
        },
      ];
    }),
};
