/** Actions whose day went by. */
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { daysBetween, plural } from '../saying.ts';

export const actionOverdue: ItemKind = {
  kind: 'action-overdue',
  names: both('Action overdue', '行動項目逾期'),
  find: (scene) =>
    scene.register.all('action').flatMap(({ id, body }) => {
      const days = daysBetween(body.dueOn, scene.today);
      if (body.state !== 'open' || days <= 0) return [];
      return [
        {
          id: `action-overdue:${id}`,
          kind: 'action-overdue',
          rank: 74,
          tone: 'warn' as const,
          title: body.title,
          reason: both(`${plural(days, 'day', 'days')} late.`, `已逾期 ${days} 日。`),
          owner: body.owner,
          since: body.dueOn,
          due: body.dueOn,
          agreement: body.agreement,
          action: { label: both('Finish it', '完成'), to: `/actions/${id}` },
        },
      ];
    }),
};
