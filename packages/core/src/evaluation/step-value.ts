/** Values of derivation steps as people read them: fractions are shown as decimals, with the fraction beside. */
import { shortDecimal } from '../terms/exact-words.ts';
import { Ratio } from '../values/ratio.ts';

const fraction = /(?<![\w/.])-?\d+\/\d+(?: %| min| ms)(?![\w/])|^-?\d+\/\d+$/gu;
const long = /(?<![\w/.])(\d{4,})(?=( [A-Z]{3})?$)/u;

/** "43139/432 %" → "99.85880 % (43139/432 %)"; other texts as they are. */
export function sayStepValue(text: string): string {
  return text.replaceAll(fraction, (whole) => {
    const [digits = '', ...unit] = whole.split(' ');
    const value = Ratio.tryParse(digits);
    return value === undefined ? whole : `${[shortDecimal(value, 5), ...unit].join(' ')} (${whole})`;
  });
}

/** "1200 HKD" → "1,200 HKD": amounts of four digits and more are grouped. */
export function groupAmount(text: string): string {
  return text.replace(long, (digits) => digits.replaceAll(/\B(?=(\d{3})+(?!\d))/gu, ','));
}
