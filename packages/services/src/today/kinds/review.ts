/** Reviews that were to be held and were not. */
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { dateIn, daysBetween, managerOf, partyName, plural } from '../saying.ts';

export const review: ItemKind = {
  kind: 'review',
  names: both('Review overdue', '檢討逾期'),
  find: (scene) =>
    scene.register.all('review').flatMap(({ id, body }) => {
      const days = daysBetween(body.dueOn, scene.today);
      if (body.state !== 'planned' || days <= 0) return [];
      const name = partyName(scene, body.party);
      const due = dateIn(body.dueOn);
      return [
        {
          id: `review:${id}`,
          kind: 'review',
          rank: 72,
          tone: 'warn' as const,
          title: both(`${name.en}: service review`, `${name['zh-Hant'] ?? name.en}：服務檢討`),
          reason: both(
            `Was due on ${due.en}, ${plural(days, 'day', 'days')} ago, and was not held.`,
            `原定${due['zh-Hant'] ?? ''}舉行，已逾期 ${days} 日。`,
          ),
          owner: managerOf(scene, body.agreement) ?? scene.register.get('party', body.party)?.body.manager,
          since: body.dueOn,
          due: body.dueOn,
          agreement: body.agreement,
          action: { label: both('Hold it or move it', '舉行或改期'), to: `/records/review/${id}` },
        },
      ];
    }),
};
