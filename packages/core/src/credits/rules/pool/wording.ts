/** The sentence of an at-risk pool. */
import { Ratio } from '../../../values/ratio.ts';
import type { Language } from '../../../terms/text.ts';
import { sayPay } from '../../say-pay.ts';
import type { PoolTerms } from './pool.ts';

/** "The amount at risk is 12 % of …; where the target is missed, the Customer is entitled to 20 % of it." */
export function sayPool(terms: PoolTerms, language: Language): string {
  const pool = sayPay(terms.atRisk, language);
  const share = `${terms.allocation.times(Ratio.of(100)).toString()} %`;
  if (language === 'en') {
    const times = terms.multiplier === undefined ? '' : `, multiplied by ${terms.multiplier.toString()}`;
    return `The amount at risk is ${pool}. Where the target is missed, the Customer is entitled to ${share} of it${times}.`;
  }
  const times = terms.multiplier === undefined ? '' : `，再乘以 ${terms.multiplier.toString()}`;
  return `風險費用為${pool}。未達標時，客戶可獲其中的 ${share}${times}。`;
}
