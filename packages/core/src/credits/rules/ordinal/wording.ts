/** The sentence of remedies by ordinal. */
import type { Language } from '../../../terms/text.ts';
import { ordinal as ordinalWord } from '../../rule-terms.ts';
import { sayPay } from '../../say-pay.ts';
import type { OrdinalTerms } from './ordinal.ts';

/** "The 1st miss within 6 months: …; the 2nd: …; any further miss: as the last." */
export function sayOrdinal(terms: OrdinalTerms, language: Language): string {
  const { within } = terms;
  const remedies = terms.remedies.map((remedy, at) =>
    language === 'en'
      ? `for the ${ordinalWord(at + 1)}: ${sayPay(remedy, language)}`
      : `第 ${at + 1} 次：${sayPay(remedy, language)}`,
  );
  if (language === 'en') {
    const window = 'months' in within ? `${within.months} months` : `${within.periods} periods`;
    const further =
      terms.beyond === 'last' ? 'for any further one: as for the last named' : 'for any further one: nothing';
    return `By the number of periods missed within ${window} up to the end of the period, this one included, the Customer is entitled: ${[...remedies, further].join('; ')}.`;
  }
  const window = 'months' in within ? `${within.months} 個月` : `${within.periods} 個期間`;
  const further = terms.beyond === 'last' ? '其後各次：與最後一項相同' : '其後各次：無';
  return `按截至該期間終結時 ${window}內（包括該期間）未達標的次數，客戶可獲：${[...remedies, further].join('；')}。`;
}
