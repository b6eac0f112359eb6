/** Open cases whose clock runs out within a day, or has. */
import { Instant } from '@troth/core';
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { hoursText, managerOf, momentIn } from '../saying.ts';

const horizonMs = 24 * 3_600_000;

export const caseDue: ItemKind = {
  kind: 'case-due',
  names: both('Case due soon', '個案即將到期'),
  find: (scene) =>
    scene.cases.flatMap((one) => {
      if (one.stopped || one.dueAt === undefined) return [];
      const left = Instant.parse(one.dueAt) - scene.now;
      if (left > horizonMs || left < -horizonMs) return [];
      const at = momentIn(scene, one.dueAt);
      const priority = one.priority === undefined ? '' : ` ${one.priority}`;
      return [
        {
          id: `case-due:${one.agreement}:${one.commitment}:${one.case}`,
          kind: 'case-due',
          rank: left < 0 ? 35 : 48,
          tone: left < 0 ? ('bad' as const) : ('warn' as const),
          title: both(`${one.case}${priority} · ${one.agreement}`, `${one.case}${priority} · ${one.agreement}`),
          reason:
            left < 0
              ? both(`Its time ran out at ${at.en}.`, `時限已於${at['zh-Hant'] ?? ''}屆滿。`)
              : both(
                  `${hoursText(left)} h left, due ${at.en}.`,
                  `尚餘 ${hoursText(left)} 小時，${at['zh-Hant'] ?? ''}到期。`,
                ),
          owner: managerOf(scene, one.agreement),
          due: one.dueAt,
          agreement: one.agreement,
          commitment: one.commitment,
          action: {
            label: both('See its clock', '查看時鐘'),
            to: `/agreements/${one.agreement}/commitments/${one.commitment}`,
          },
        },
      ];
    }),
};
