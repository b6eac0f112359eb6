/** Disruptions under way: the next word to customers falls due every half hour. */
import { Instant } from '@troth/core';
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { nextUpdateDue } from '../../disruptions/updates.ts';
import { hoursText, momentIn, plural } from '../saying.ts';

export const disruption: ItemKind = {
  kind: 'disruption',
  names: both('Disruption under way', '重大中斷進行中'),
  find: (scene) =>
    scene.register.all('disruption').flatMap(({ id, body }) => {
      if (body.state !== 'declared' && body.state !== 'managed') return [];
      const due = nextUpdateDue(body);
      const late = due < scene.now;
      const at = momentIn(scene, Instant.format(due));
      const count = body.agreements.length;
      return [
        {
          id: `disruption:${id}`,
          kind: 'disruption',
          rank: 5,
          tone: 'bad' as const,
          title: body.title,
          reason: both(
            `${plural(count, 'agreement is', 'agreements are')} affected; the next word to customers ${late ? `was due ${hoursText(scene.now - due)} h ago` : `is due at ${at.en}`}.`,
            `影響 ${count} 份協議；下次通報客戶${late ? `已逾期 ${hoursText(scene.now - due)} 小時` : `期限為${at['zh-Hant'] ?? ''}`}。`,
          ),
          owner: body.lead,
          since: body.start,
          due: Instant.format(due),
          action: { label: both('Tell how it stands', '發佈進展'), to: `/disruptions/${id}` },
        },
      ];
    }),
};
