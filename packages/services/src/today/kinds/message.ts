/** Messages that did not go out. */
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { personName } from '../saying.ts';

export const message: ItemKind = {
  kind: 'message',
  names: both('Message failed', '訊息發送失敗'),
  find: (scene) =>
    scene.register.all('message').flatMap(({ id, body, recordedAt }) => {
      if (body.state !== 'failed') return [];
      const name = personName(scene, body.to);
      return [
        {
          id: `message:${id}`,
          kind: 'message',
          rank: 52,
          tone: 'bad' as const,
          title: both(body.subject, body.subject),
          reason: both(
            `Not delivered to ${name.en}: ${body.lastError ?? 'no reason was given'}.`,
            `未能送達${name['zh-Hant'] ?? name.en}：${body.lastError ?? '未有原因'}。`,
          ),
          since: recordedAt,
          action: { label: both('Try again', '重試'), to: `/outbox/${id}` },
        },
      ];
    }),
};
