/** Plans that wait: for the customer's word, or for the works to be moved once they agreed. */
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { managerOf, momentIn, partyName } from '../saying.ts';

export const plan: ItemKind = {
  kind: 'plan',
  names: both('Deterioration plan', '降級計劃'),
  find: (scene) =>
    scene.register.all('deterioration-plan').flatMap(({ id, body }) => {
      if (body.state !== 'proposed') return [];
      const name = partyName(scene, body.party);
      const start = momentIn(scene, body.window.start);
      return [
        {
          id: `plan:${id}`,
          kind: 'plan',
          rank: 25,
          tone: 'warn' as const,
          title: body.what,
          reason: both(
            `${name.en} has not answered; what it is about begins ${start.en}.`,
            `${name['zh-Hant'] ?? name.en}尚未答覆；有關事項於${start['zh-Hant'] ?? ''}開始。`,
          ),
          owner: managerOf(scene, body.agreement),
          due: body.window.start,
          agreement: body.agreement,
          commitment: body.commitment,
          period: body.period,
          action: { label: both('Ask again', '再次查詢'), to: `/plans/${id}` },
        },
      ];
    }),
};
