/** The sentence of a linear rule. */
import { sayQuantity } from '../../../terms/quantity.ts';
import type { Language } from '../../../terms/text.ts';
import { sayKey, sayKeyRounding } from '../../key.ts';
import { sayPay } from '../../say-pay.ts';
import { sayStep } from '../../step.ts';
import type { LinearTerms } from './linear.ts';

/** "The Customer is entitled to 2 % of … for each completed 1 % of the shortfall from the target." */
export function sayLinear(terms: LinearTerms, language: Language): string {
  const each = sayStep({ step: terms.step, unit: sayQuantity(terms.per, language) }, language);
  const key = `${sayKey(terms.on, language)}${sayKeyRounding(terms.rounding, language)}`;
  const pay = sayPay(terms.pay, language);
  if (language === 'en') {
    const beyond = terms.beyond === undefined ? '' : ` beyond the first ${sayQuantity(terms.beyond, language)}`;
    return `The Customer is entitled to ${pay} ${each} of ${key}${beyond}.`;
  }
  const beyond = terms.beyond === undefined ? '' : `超出首 ${sayQuantity(terms.beyond, language)} 的部分`;
  return `按${key}${beyond}，${each}，客戶可獲${pay}。`;
}
