/**
 * Steps of a derivation in the language of the page. The statement keeps one text for each step, because its bytes are hashed;
 * here the known ones are said in Traditional Chinese. A step without a translation stays as it is.
 */
import { sayTime } from '../terms/exact-words.ts';
import { parseQuantity } from '../terms/quantity.ts';
import type { Language } from '../terms/text.ts';
import { groupAmount, sayStepValue } from './step-value.ts';

const chinese: readonly (readonly [RegExp, string])[] = [
  [/^downtime told by (.+)$/u, '$1 報告的停機'],
  [/^downtime in agreed service time, overlaps once$/u, '協定服務時間內的停機（重疊只計一次）'],
  [/^excluded (?:by|under) (.+)$/u, '按「$1」豁免'],
  [/^time nobody knows about(?: \((.+)\))?$/u, '情況不明的時間'],
  [/^downtime that counts$/u, '計算停機'],
  [/^taken of (.+)$/u, '計算基準'],
  [/^agreed service time$/u, '協定服務時間'],
  [/^1 − downtime ÷ time it is taken of$/u, '1 − 停機時間 ÷ 基準時間'],
  [/^outage (.+)$/u, '中斷 $1'],
  [/^cases that count$/u, '計算的個案'],
  [/^cases missed$/u, '未達標個案'],
  [/^cases left out, or open and undecided$/u, '不計或尚未有結果的個案'],
  [/^paused$/u, '暫停'],
  [/^excluded$/u, '豁免'],
  [/^per party$/u, '各方所用時間'],
  [/^value$/u, '數值'],
  [/^(.+) lies in (.+)$/u, '$1 屬 $2'],
  [/^bad events$/u, '不良事件'],
  [/^all events$/u, '所有事件'],
];

/** What the step is. */
export function sayStep(what: string, language: Language): string {
  const text = sayStepValue(what);
  if (language === 'en') return text;
  for (const [pattern, words] of chinese) if (pattern.test(text)) return text.replace(pattern, words);
  return text;
}

/** What it came to; lengths of time in minutes, whatever units they were written in. */
export function sayStepAmount(value: string, language: Language): string {
  const time = parseQuantity(value);
  if (typeof time !== 'string' && time.dimension === 'time') return sayTime(time.value, language);
  return groupAmount(sayStepValue(value));
}
