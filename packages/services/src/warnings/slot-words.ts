/** Why a slot is the best one, or what it would cost beside the best: one sentence. */
import { moneyText, Ratio } from '@troth/core';
import type { Localized } from '@troth/core';
import { both } from '../today/item.ts';
import type { Sum } from '../today/item.ts';
import { expectedMisses, missedBy } from './slot-order.ts';
import type { SlotOrder } from './slot-order.ts';
import type { Tried } from './slots.ts';

interface Beside extends Pick<SlotOrder, 'apart'> {
  readonly best: Tried;
}

export function reasonOf(slot: Tried, { best, apart }: Beside): Localized {
  const agreements = missedBy(slot);
  if (agreements.length > 0)
    return both(`${agreements.join(', ')} would be missed.`, `${agreements.join('、')}將會違約。`);
  const inWindow = slot.effects.length > 0 && slot.effects.every(({ excluded }) => excluded);
  const kept = inWindow
    ? both(
        'Announced in time and within the window of the contract: nothing counts.',
        '已於通知期內公布並在合約時段之內：不計算在內。',
      )
    : both('Nothing is missed.', '全部達標。');
  if (apart.length > 0 && (slot === best || expectedMisses(slot) > expectedMisses(best))) {
    const said = slot === best ? leastMisses(slot) : moreMisses(slot, best);
    const why = notAdded(apart);
    return both(
      `${kept.en} ${said.en} ${why.en}`,
      `${kept['zh-Hant'] ?? ''}${said['zh-Hant'] ?? ''}${why['zh-Hant'] ?? ''}`,
    );
  }
  const more = apart.length > 0 ? undefined : moreThan(slot.expected, best.expected);
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

const leastMisses = (slot: Tried): Localized =>
  both(`Fewest misses to expect: ${misses(slot)} more, estimated.`, `預期違約最少：估計增加 ${misses(slot)} 項。`);

const moreMisses = (slot: Tried, best: Tried): Localized =>
  both(
    `It makes later misses likelier: ${misses(slot)} more to expect, ${misses(best)} at the best, estimated.`,
    `其後違約機會較高：估計增加 ${misses(slot)} 項，最佳時段為 ${misses(best)} 項。`,
  );

const misses = (slot: Tried): string => expectedMisses(slot).toFixed(2);

const notAdded = (currencies: readonly string[]): Localized =>
  both(
    `Credits in ${currencies.join(' and ')} are not added up: no rate of exchange is agreed.`,
    `${currencies.join('與')}的補償不作相加：並無議定匯率。`,
  );

/** "HKD 12.34", of the first currency that differs. */
function moreThan(one: readonly Sum[], other: readonly Sum[]): string | undefined {
  for (const { currency, amount } of one) {
    const there = other.find((sum) => sum.currency === currency)?.amount ?? '0';
    const more = Ratio.parse(amount).minus(Ratio.parse(there));
    if (more.greaterThan(Ratio.zero)) return `${currency} ${moneyText(more.toFixed(2))}`;
  }
  return undefined;
}
