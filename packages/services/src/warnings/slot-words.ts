/** Why a slot is the best one, or what it would cost beside the best: one sentence. */
import { moneyText, Ratio } from '@troth/core';
import type { Localized } from '@troth/core';
import { both } from '../today/item.ts';
import type { Sum } from '../today/item.ts';
import type { Tried } from './slots.ts';

export function reasonOf(slot: Tried, best: Tried): Localized {
  const missed = slot.effects.filter((one) => one.missed);
  const agreements = [...new Set(missed.map(({ agreement }) => agreement))];
  if (agreements.length > 0)
    return both(`${agreements.join(', ')} would be missed.`, `${agreements.join('、')}將會違約。`);
  const inWindow = slot.effects.length > 0 && slot.effects.every(({ excluded }) => excluded);
  const kept = inWindow
    ? both(
        'Announced in time and within the window of the contract: nothing counts.',
        '已於通知期內公布並在合約時段之內：不計算在內。',
      )
    : both('Nothing is missed.', '全部達標。');
  const more = moreThan(slot.expected, best.expected);
  if (slot === best) return both(`Least expected credit. ${kept.en}`, `預期補償最低。${kept['zh-Hant'] ?? ''}`);
  if (more !== undefined)
    return both(
      `${kept.en} It makes later misses likelier: ${more} more than the best, estimated.`,
      `${kept['zh-Hant'] ?? ''}其後違約機會較高：估計較最佳時段多 ${more}。`,
    );
  const same =
    slot.start > best.start
      ? both('Costs no less, and comes later.', '代價相同，但較遲。')
      : both('Costs no less, at an unusual hour.', '代價相同，但不在慣常時間。');
  return both(`${kept.en} ${same.en}`, `${kept['zh-Hant'] ?? ''}${same['zh-Hant'] ?? ''}`);
}

/** "HKD 12.34", of the first currency that differs. */
function moreThan(one: readonly Sum[], other: readonly Sum[]): string | undefined {
  for (const { currency, amount } of one) {
    const there = other.find((sum) => sum.currency === currency)?.amount ?? '0';
    const more = Ratio.parse(amount).minus(Ratio.parse(there));
    if (more.greaterThan(Ratio.zero)) return `${currency} ${moneyText(more.toFixed(2))}`;
  }
  return undefined;
}
