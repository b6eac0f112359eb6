/** Guards as each side is told of them. Owns: that what we look at among ourselves (gaps, deviations, clearances) stays ours. */
import type { Guard } from '@troth/core';
import type { Actor } from '../context.ts';

/** Guards that both sides know of; what else we look at is ours. */
const shared: ReadonlySet<string> = new Set(['no-open-offer', 'both-agree', 'frozen', 'effective-date']);

/** All of them to ourselves; to the other side those that both know of, and that we are not ready yet. */
export function guardsTold(guards: readonly Guard[], { side = 'own' }: Pick<Actor, 'side'>): readonly Guard<string>[] {
  if (side === 'own') return guards;
  const kept = guards.filter(({ code, ok }) => !shared.has(code) && !ok).length;
  const known = guards.filter(({ code }) => shared.has(code));
  if (kept === 0) return known;
  return [
    ...known,
    {
      code: 'other-side',
      ok: false,
      message: { en: 'The provider has checks of its own to finish.', 'zh-Hant': '供應方尚有內部檢查未完成。' },
      fix: { en: 'Ask the service level manager what is still open.', 'zh-Hant': '請向服務水平經理查詢。' },
    },
  ];
}
