/** Sources whose word is not good enough: silent, or with a clock that is off (S2.23). */
import { Ratio } from '@troth/core';
import type { SourceHealth } from '../../sources/health.ts';
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { hoursText } from '../saying.ts';

export const source: ItemKind = {
  kind: 'source',
  names: both('Source not fit for evidence', '來源不宜作證據'),
  find: (scene) =>
    scene.health
      .filter(({ state, fitForEvidence }) => state !== 'waiting' && (!fitForEvidence || state !== 'connected'))
      .map((one) => ({
        id: `source:${one.source}`,
        kind: 'source',
        rank: 50,
        tone: one.fitForEvidence ? ('warn' as const) : ('bad' as const),
        title: both(one.source, one.source),
        reason: reasonOf(one),
        since: one.lastReceived,
        action: {
          label: both('Look at the source', '查看來源'),
          to: `/evidence?source=${encodeURIComponent(one.source)}`,
        },
      })),
};

const second = Ratio.of(1000);
const largeOffset = 1000;

function reasonOf({ offsetMs, silentForMs }: SourceHealth): ReturnType<typeof both> {
  if (offsetMs !== undefined && Math.abs(offsetMs) > largeOffset) {
    const seconds = Ratio.of(Math.abs(offsetMs)).dividedBy(second).toFixed(1).replace(/\.0$/u, '');
    return offsetMs > 0
      ? both(`Its clock is ${seconds} s ahead: not fit for evidence.`, `其時鐘快 ${seconds} 秒，不宜作證據。`)
      : both(`Its clock is ${seconds} s behind: not fit for evidence.`, `其時鐘慢 ${seconds} 秒，不宜作證據。`);
  }
  if (silentForMs !== undefined)
    return both(
      `Nothing was heard of it for ${hoursText(silentForMs)} h.`,
      `已有 ${hoursText(silentForMs)} 小時沒有消息。`,
    );
  return both('There are gaps in what it told.', '其資料有缺口。');
}
