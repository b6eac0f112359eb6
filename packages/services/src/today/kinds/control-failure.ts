/** A red promise that nobody answers for, or about which nothing is done (S2.17). */
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { managerOf, promiseTitle } from '../saying.ts';
import { isPlanned, isTold } from '../told.ts';

export const controlFailure: ItemKind = {
  kind: 'control-failure',
  names: both('Red without owner or plan', '紅燈而無負責人或計劃'),
  find: (scene) =>
    scene.budgets.flatMap(({ shelved, row, period, projection, missed }) => {
      if (!missed && projection.outlook !== 'works' && projection.outlook !== 'unrecoverable') return [];
      const agreement = shelved.agreement.id;
      const promise = { agreement, commitment: row.commitment, period: period.key };
      const owner = managerOf(scene, agreement);
      const planned = isPlanned(scene, agreement) || isTold(scene, promise);
      if (owner !== undefined && planned) return [];
      const reason =
        owner === undefined
          ? both('It is red and nobody is named as its owner.', '已亮紅燈，但未指定負責人。')
          : both(
              'It is red, nobody was told, and no plan or action is open.',
              '已亮紅燈，但未通知任何人，亦無計劃或行動項目。',
            );
      const about = new URLSearchParams({ agreement, source: `agreement/${agreement}` });
      return [
        {
          id: ['control-failure', agreement, row.commitment, row.subject ?? '', period.key].join(':'),
          kind: 'control-failure',
          rank: 10,
          tone: 'bad' as const,
          title: promiseTitle({ agreement, title: row.title, subject: row.subject, period: period.key }),
          reason,
          owner,
          ...promise,
          action:
            owner === undefined
              ? { label: both('Name an owner', '指定負責人'), to: `/agreements/${agreement}` }
              : { label: both('Open an action', '新增行動項目'), to: `/actions/new?${about.toString()}` },
        },
      ];
    }),
};
