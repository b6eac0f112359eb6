/** The sentences of a table of steps. */
import { enumerate } from '../../../terms/text.ts';
import type { Language } from '../../../terms/text.ts';
import { sayKey, sayKeyRounding } from '../../key.ts';
import { sayBand } from '../../say-band.ts';
import { sayPay } from '../../say-pay.ts';
import type { StepsTerms } from './steps.ts';

/** "Where the value attained is at least 99 % but less than 99.9 %, the Customer is entitled to 10 % of …". */
export function saySteps(terms: StepsTerms, language: Language): string {
  const en = language === 'en';
  const key =
    terms.each === 'occurrence'
      ? en
        ? 'the length counted of an occurrence'
        : '單次事件計入的長度'
      : sayKey(terms.on, language);
  const rows = terms.steps.map(({ when, pay }) => {
    const band = sayBand(when, language);
    return en ? `where it is ${band}: ${sayPay(pay, language)}` : `${band}：${sayPay(pay, language)}`;
  });
  const dead = (terms.deadZones ?? []).map((band) => sayBand(band, language));
  if (en) {
    const silent =
      dead.length === 0
        ? ''
        : ` No credit is given where it is ${enumerate(dead, language, 'or')}, although the target is missed.`;
    return `The Customer is entitled, according to ${key}${sayKeyRounding(terms.rounding, language)}, to the following: ${rows.join('; ')}.${silent}`;
  }
  const silent = dead.length === 0 ? '' : `${enumerate(dead, language, 'or')}者，雖未達標亦不予補償。`;
  return `客戶按${key}${sayKeyRounding(terms.rounding, language)}享有以下補償：${rows.join('；')}。${silent}`;
}
