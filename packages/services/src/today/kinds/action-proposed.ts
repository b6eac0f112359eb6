/** A group or supplier missed a promise, and the action that was proposed for it waits to be accepted, changed or dismissed (S1.14). */
import { sayPeriod } from '@troth/core';
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { managerOf, personName, plural, wordsOf } from '../saying.ts';

export const actionProposed: ItemKind = {
  kind: 'action-proposed',
  names: both('Action proposed', '建議行動'),
  find: (scene) =>
    scene.register.all('action').flatMap(({ id, body }) => {
      const { aim, owner, agreement } = body;
      if (body.state !== 'proposed' || aim === undefined) return [];
      const missed = aim.before.filter(({ verdict }) => verdict === 'missed').length;
      const name = personName(scene, owner);
      return [
        {
          id: `action-proposed:${id}`,
          kind: 'action-proposed',
          rank: 57,
          tone: 'warn' as const,
          title: body.title,
          reason: both(
            `Missed in ${missed} of ${plural(aim.before.length, 'month', 'months')} up to ${sayPeriod(aim.period, 'en')}. Proposed for ${wordsOf(name, 'en')}.`,
            `截至${sayPeriod(aim.period, 'zh-Hant')}的 ${aim.before.length} 個月內有 ${missed} 個月違約。建議由${wordsOf(name, 'zh-Hant')}負責。`,
          ),
          owner: managerOf(scene, agreement) ?? owner,
          since: body.trail[0]?.at,
          due: body.dueOn,
          agreement,
          commitment: aim.commitment,
          period: aim.period,
          action: { label: both('Accept, change or dismiss', '接受、修改或不予採納'), to: `/actions/${id}` },
        },
      ];
    }),
};
