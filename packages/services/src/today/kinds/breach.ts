/** Breaches of which it is not said whether anybody was warned, or why not (S3.5). */
import type { Localized } from '@troth/core';
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { managerOf, promiseTitle } from '../saying.ts';
import type { Scene } from '../scene.ts';

export const breach: ItemKind = {
  kind: 'breach',
  names: both('Breach without a word on warning', '違約未註明有否預警'),
  find: (scene) =>
    scene.register.all('breach').flatMap(({ id, body }) => {
      if (body.state === 'settled' || body.warned !== undefined || body.notWarned !== undefined) return [];
      return [
        {
          id: `breach:${id}`,
          kind: 'breach',
          rank: 55,
          tone: 'warn' as const,
          title: promiseTitle({ ...body, title: titleOf(scene, body) }),
          reason: both(
            'Missed, and it is not recorded who was warned when, or why nobody was.',
            '已違約，但未記錄何時預警何人，或未預警的原因。',
          ),
          owner: managerOf(scene, body.agreement),
          agreement: body.agreement,
          commitment: body.commitment,
          period: body.period,
          action: { label: both('Say who was warned', '說明預警情況'), to: '/breaches' },
        },
      ];
    }),
};

/** What the promise is called in the last text that has it. */
function titleOf(
  { agreements }: Scene,
  { agreement, commitment }: { readonly agreement: string; readonly commitment: string },
): Localized {
  const revisions = agreements.get(agreement)?.agreement.revisions ?? [];
  const found = revisions.flatMap(({ commitments }) => commitments).findLast(({ id }) => id === commitment);
  return found?.title ?? { en: commitment };
}
