/** The sentence of a multiple of fees. */
import { sayQuantity } from '../../../terms/quantity.ts';
import type { Language } from '../../../terms/text.ts';
import { sayKey } from '../../key.ts';
import type { MultipleOfFeesTerms } from './multiple-of-fees.ts';

const wholeWords = {
  en: {
    agreed: 'the agreed service time',
    'agreed-minus-excluded': 'the agreed service time without excluded time',
    period: 'the time of the whole period',
  },
  'zh-Hant': {
    agreed: '約定服務時間',
    'agreed-minus-excluded': '扣除豁免時間後的約定服務時間',
    period: '整個期間的時間',
  },
} as const;

/** "The Customer is entitled to 10 times the fee … multiplied by the figure “downtime” and divided by the agreed service time." */
export function sayMultiple(terms: MultipleOfFeesTerms, language: Language): string {
  const { whole, beyond } = terms;
  const key = sayKey(terms.part, language);
  const of = sayWhole(whole, language);
  if (language === 'en') {
    const first =
      beyond === undefined || beyond === 'target' ? '' : ` beyond the first ${sayQuantity(beyond, language)}`;
    const free = beyond === 'target' ? ' beyond what the target allows' : first;
    return `The Customer is entitled to ${terms.times.toString()} times the part of the fee “${terms.of}” that falls to ${key}${free}, in proportion to ${of}.`;
  }
  const first = beyond === undefined || beyond === 'target' ? '' : `超出首 ${sayQuantity(beyond, language)} 的部分`;
  const free = beyond === 'target' ? '超出目標所容許的部分' : first;
  return `客戶可獲「${terms.of}」費用中按${key}${free}佔${of}的比例計算之款項的 ${terms.times.toString()} 倍。`;
}

function sayWhole(whole: MultipleOfFeesTerms['whole'], language: Language): string {
  if (typeof whole !== 'object') return wholeWords[language][whole];
  return 'fixed' in whole ? sayQuantity(whole.fixed, language) : sayKey(whole.figure, language);
}
