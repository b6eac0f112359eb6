/** Periods that are over and not closed, without a dated reason. */
import { Instant } from '@troth/core';
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { inBoth, managerOf, wordsOf } from '../saying.ts';
import { sayPeriod } from '@troth/core';

export const monthEnd: ItemKind = {
  kind: 'month-end',
  names: both('Period not closed', '期間未結'),
  find: (scene) =>
    scene.live.flatMap(({ agreement, period, statement }) => {
      if (Instant.parse(statement.period.end) > scene.now) return [];
      const note = scene.register
        .all('close-note')
        .find(({ body }) => body.state === 'open' && body.agreement === agreement && body.period === period);
      if (note !== undefined && note.body.until >= scene.today) return [];
      const name = inBoth((language) => sayPeriod(period, language));
      return [
        {
          id: `month-end:${agreement}:${period}`,
          kind: 'month-end',
          rank: 58,
          tone: 'warn' as const,
          title: both(`${agreement} · ${name.en}`, `${agreement} · ${wordsOf(name, 'zh-Hant')}`),
          reason: both(
            `${name.en} is over and not closed, and no reason with a day stands.`,
            `${wordsOf(name, 'zh-Hant')}已完結但未結帳，亦無附日期的原因。`,
          ),
          owner: managerOf(scene, agreement),
          since: statement.period.end,
          agreement,
          period,
          action: { label: both('Close it', '結帳'), to: `/month-end/${period}/${agreement}` },
        },
      ];
    }),
};
