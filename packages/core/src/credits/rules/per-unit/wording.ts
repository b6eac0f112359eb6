/** The sentences of a rule per unit. */
import { formatTime, sayQuantity } from '../../../terms/quantity.ts';
import type { Quantity } from '../../../terms/quantity.ts';
import type { Language } from '../../../terms/text.ts';
import { sayKey } from '../../key.ts';
import { sayPay } from '../../say-pay.ts';
import { sayStep } from '../../step.ts';
import { sayUnstated } from '../../undetermined.ts';
import type { PerUnitTerms } from './per-unit.ts';

const countWords = {
  en: {
    cumulative: 'added up over the period',
    'per-occurrence': 'counted for each occurrence alone',
    unstated: sayUnstated('en'),
  },
  'zh-Hant': { cumulative: '於該期間內累計', 'per-occurrence': '每次事件分開計算', unstated: sayUnstated('zh-Hant') },
} as const;

/** "The Customer is entitled to 5 % of … for each 30 min or part of it of the figure “downtime”, added up over the period." */
export function sayPerUnit(terms: PerUnitTerms, language: Language): string {
  const rates = (terms.blocks ?? []).map((block, at, all) =>
    sayBlock({ ...block, unit: block.unit ?? terms.unit, at, last: at === all.length - 1 }, terms, language),
  );
  if (terms.pay !== undefined) rates.push(sayRate({ unit: terms.unit, pay: terms.pay }, terms, language));
  const key = sayKey(terms.of, language);
  const count = countWords[language][terms.count];
  const free = sayFree(terms, language);
  if (language === 'en') return `The Customer is entitled, for ${key} (${count})${free}, to ${rates.join('; then ')}.`;
  return `就${key}（${count}）${free}，客戶可獲：${rates.join('；其後')}。`;
}

interface Rate {
  readonly unit: Quantity<'time'> | undefined;
  readonly pay: NonNullable<PerUnitTerms['pay']>;
}

function sayRate({ unit, pay }: Rate, { step }: PerUnitTerms, language: Language): string {
  const each = sayStep({ step, unit: unit === undefined ? '' : sayQuantity(unit, language) }, language);
  return language === 'en' ? `${sayPay(pay, language)} ${each}` : `${each}${sayPay(pay, language)}`;
}

function sayBlock(
  block: Rate & { upTo?: Quantity<'time'> | undefined; at: number; last: boolean },
  terms: PerUnitTerms,
  language: Language,
): string {
  const rate = sayRate(block, terms, language);
  if (block.upTo === undefined) return rate;
  const upTo = language === 'en' ? formatTime(block.upTo.value) : sayQuantity(block.upTo, language);
  return language === 'en' ? `${rate} up to ${upTo}` : `至 ${upTo} 為止，${rate}`;
}

function sayFree({ free }: PerUnitTerms, language: Language): string {
  if (free === undefined) return '';
  if (language === 'en') {
    if (free === 'target') return ' beyond what the target allows';
    return ` beyond the first ${sayQuantity(free, language)}${free.dimension === 'ratio' ? ' of the agreed service time' : ''}`;
  }
  if (free === 'target') return '超出目標所容許的部分';
  return `超出首 ${sayQuantity(free, language)}${free.dimension === 'ratio' ? '（以約定服務時間計）' : ''}的部分`;
}
