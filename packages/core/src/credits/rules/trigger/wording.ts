/** The sentence of a trigger. */
import { sayQuantity } from '../../../terms/quantity.ts';
import type { Language } from '../../../terms/text.ts';
import { sayPay } from '../../say-pay.ts';
import type { TriggerTerms } from './trigger.ts';

const eachWords = {
  en: {
    miss: 'each period in which the target is missed',
    occurrence: 'each occurrence',
    'down-day': 'each day with a counted outage',
  },
  'zh-Hant': { miss: '每個未達標的期間', occurrence: '每次事件', 'down-day': '每個有計入中斷的日子' },
} as const;

/** "For each occurrence longer than 15 min the Customer is entitled to …" */
export function sayTrigger(terms: TriggerTerms, language: Language): string {
  const length = terms.longerThan === undefined ? undefined : sayQuantity(terms.longerThan, language);
  const pay = sayPay(terms.pay, language);
  if (language === 'en')
    return `For ${eachWords.en[terms.each]}${length === undefined ? '' : ` longer than ${length}`} the Customer is entitled to ${pay}.`;
  return `${eachWords['zh-Hant'][terms.each]}${length === undefined ? '' : `（長於 ${length}）`}，客戶可獲${pay}。`;
}
