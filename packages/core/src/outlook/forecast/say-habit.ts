/** A habit in words, with its numbers. Owns: the sentences. Does not own: which source speaks (habit.ts). */
import type { Localized } from '../../terms/text.ts';
import { minutesText } from '../../terms/exact-words.ts';
import { Ratio } from '../../values/ratio.ts';
import type { KnownHabit, OutagesSeen } from './habit.ts';
import { expectedOutages } from './outage-rate.ts';
import type { OutageHabit } from './time-budget.ts';

const month = Ratio.of(30 * 86_400_000);

/** Outages to expect in 30 days of agreed time: what people can picture. */
export const outagesPerMonth = ({ rate }: OutageHabit): Ratio => expectedOutages(rate, month);

export function sayHistory({ outages, periods }: OutagesSeen, how: 'known' | 'learned'): Localized {
  const count = outages.toString();
  const en = `own history: ${plural(count, 'outage')} in ${plural(String(periods), 'period')}`;
  const zh = `本身紀錄：${periods} 個評核期內中斷 ${count} 次`;
  return how === 'known'
    ? { en, 'zh-Hant': zh }
    : { en: `${en}, too few to take the rate as known`, 'zh-Hant': `${zh}，次數太少，故障率仍屬未定` };
}

export function sayFellows(own: OutagesSeen, fellows: OutagesSeen, missing: number): Localized {
  const theirs = plural(fellows.outages.toString(), 'outage');
  const mine = plural(own.outages.toString(), 'outage');
  return {
    en: `${mine} in ${plural(String(own.periods), 'own period')}; ${theirs} in ${plural(String(fellows.periods), 'period')} of comparable agreements count as ${missing} more`,
    'zh-Hant': `本身 ${own.periods} 個評核期內中斷 ${own.outages.toString()} 次；同類協議 ${fellows.periods} 期內中斷 ${fellows.outages.toString()} 次，折算為另外 ${missing} 期`,
  };
}

const plural = (count: string, word: string): string => `${count} ${word}${count === '1' ? '' : 's'}`;

/** "0.49 outages a month, 4 min each". */
export function sayHabit(habit: KnownHabit): Localized {
  const [often, long] = [outagesPerMonth(habit).toFixed(2), minutesText(habit.meanRepair)];
  return {
    en: `${often} outages per 30 days of service, ${long} min each on average (${habit.source.en})`,
    'zh-Hant': `每 30 天服務時間中斷 ${often} 次，平均每次 ${long} 分鐘（${habit.source['zh-Hant'] ?? ''}）`,
  };
}
