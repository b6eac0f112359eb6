/** What a cell gives, in the sentences of a clause. Owns: the words for every form of pay. */
import { Ratio } from '../values/ratio.ts';
import { enumerate, inLanguage } from '../terms/text.ts';
import type { Language } from '../terms/text.ts';
import type { Pay, PayByClass } from '../terms/pay.ts';
import { sayUnstated } from './undetermined.ts';

const dayCountWords = {
  en: {
    actual: 'the number of days in the period',
    '30': '30',
    '365': '365',
    '365/12': '365/12',
    '730 h': '730/24',
    unstated: sayUnstated('en'),
  },
  'zh-Hant': {
    actual: '該期間的實際日數',
    '30': '30',
    '365': '365',
    '365/12': '365/12',
    '730 h': '730/24',
    unstated: sayUnstated('zh-Hant'),
  },
} as const;

const hourCountWords = {
  en: { actual: 'the number of hours in the period', '720': '720', '730': '730', unstated: sayUnstated('en') },
  'zh-Hant': { actual: '該期間的實際時數', '720': '720', '730': '730', unstated: sayUnstated('zh-Hant') },
} as const;

/** "5 % of the fee “monthly”", "3 days' fees …", "2 service points". */
export function sayPay(pay: PayByClass, language: Language): string {
  if (!('byClass' in pay)) return sayCell(pay, language);
  const cells = Object.entries(pay.byClass).map(([id, cell]) =>
    language === 'en' ? `${sayCell(cell, language)} for class ${id}` : `${id} 類為${sayCell(cell, language)}`,
  );
  return enumerate(cells, language);
}

function sayFee(base: string, language: Language): string {
  if (base === 'unstated') return sayUnstated(language);
  return language === 'en' ? `the fee “${base}”` : `「${base}」費用`;
}

function sayCell(pay: Pay, language: Language): string {
  const en = language === 'en';
  if ('percent' in pay) {
    const share = `${pay.percent.times(Ratio.of(100)).toString()} %`;
    return en ? `${share} of ${sayFee(pay.of, language)}` : `${sayFee(pay.of, language)}的 ${share}`;
  }
  if ('money' in pay) return en ? `an amount of ${sayMoney(pay.money)}` : `款項 ${sayMoney(pay.money)}`;
  if ('dayFees' in pay)
    return sayFeesOf(
      { count: pay.dayFees, of: pay.of, by: dayCountWords[language][pay.dayCount], unit: 'day' },
      language,
    );
  if ('hourFees' in pay)
    return sayFeesOf(
      { count: pay.hourFees, of: pay.of, by: hourCountWords[language][pay.hourCount], unit: 'hour' },
      language,
    );
  if ('days' in pay)
    return en
      ? `${countOf(pay.days, 'day')} of service added to the term free of charge`
      : `免費延長服務期 ${pay.days.toString()} 日`;
  if ('points' in pay) return en ? countOf(pay.points, 'service point') : `${pay.points.toString()} 個服務分`;
  if ('units' in pay)
    return en
      ? `${pay.units.toString()} times the figure “${pay.of}” in product units`
      : `相當於「${pay.of}」${pay.units.toString()} 倍的產品單位`;
  return inLanguage(pay.action, language);
}

/** Money as an author writes it, with two decimals where it has any need of them. */
export function sayMoney(amount: Ratio): string {
  const exact = amount.toString();
  return amount.times(Ratio.of(100)).den === 1n ? amount.toFixed(2) : exact;
}

function countOf(count: Ratio, noun: string): string {
  return `${count.toString()} ${noun}${count.equals(Ratio.one) ? '' : 's'}`;
}

function sayFeesOf(facts: { count: Ratio; of: string; by: string; unit: 'day' | 'hour' }, language: Language): string {
  const { count, of, by, unit } = facts;
  const owner = count.equals(Ratio.one) ? `${unit}’s` : `${unit}s’`;
  if (language === 'en') return `${count.toString()} ${owner} fee (${sayFee(of, language)} divided by ${by})`;
  return `${count.toString()} ${unit === 'day' ? '日' : '小時'}的費用（${sayFee(of, language)}除以${by}）`;
}
