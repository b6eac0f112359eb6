/** Copies of agreements that nobody confirmed to have received (S4.14). */
import { Instant } from '@troth/core';
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { daysBetween, managerOf, momentIn, personName } from '../saying.ts';

/** Without a day to confirm by, so many are given. */
const graceDays = 5;

export const copy: ItemKind = {
  kind: 'copy',
  names: both('Copy not acknowledged', '副本未確認收悉'),
  find: (scene) =>
    scene.register.all('copy').flatMap(({ id, body }) => {
      if (body.state !== 'issued') return [];
      const late =
        body.dueBy === undefined
          ? daysBetween(body.sentAt.slice(0, 10), scene.today) > graceDays
          : Instant.parse(body.dueBy) < scene.now;
      const name = personName(scene, body.recipient);
      const sent = momentIn(scene, body.sentAt);
      return [
        {
          id: `copy:${id}`,
          kind: 'copy',
          rank: 70,
          tone: late ? ('warn' as const) : ('plain' as const),
          title: both(`${body.agreement} · revision ${body.revision}`, `${body.agreement} · 第 ${body.revision} 版`),
          reason: both(
            `${name.en} has not acknowledged the copy sent on ${sent.en}.`,
            `${name['zh-Hant'] ?? name.en}尚未確認收悉${sent['zh-Hant'] ?? ''}發出的副本。`,
          ),
          owner: managerOf(scene, body.agreement),
          since: body.sentAt,
          due: body.dueBy,
          agreement: body.agreement,
          action: { label: both('Remind them', '提醒對方'), to: `/records/copy/${id}` },
        },
      ];
    }),
};
