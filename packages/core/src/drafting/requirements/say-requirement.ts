/** A requirement in a sentence, and the test that follows from it, in both languages. */
import { sayTarget } from '../../terms/target.ts';
import type { Language, Localized } from '../../terms/text.ts';
import { inLanguage } from '../../terms/text.ts';
import { targetOf } from './measurable.ts';
import type { Writing } from './measurable.ts';
import { measureOf } from './measures.ts';

const periods: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  day: ['each day', '每日'],
  week: ['each week', '每週'],
  month: ['each month', '每月'],
  quarter: ['each quarter', '每季'],
  year: ['each year', '每年'],
};

/** "Availability: at least 99.95 %, each month". */
export function sayRequirement({ measure: id, target: text, period }: Writing, language: Language): string {
  const measure = measureOf(id);
  const name = measure === undefined ? id : inLanguage(measure.names, language);
  const target = targetOf(text);
  const said = target === undefined ? text : sayTarget(target, language);
  const pair = period === undefined ? undefined : periods[period];
  if (language === 'en') return `${name}: ${said}${pair === undefined ? '' : `, ${pair[0]}`}`;
  return `${name}：${said}${pair === undefined ? '' : `，${pair[1]}計算`}`;
}

/** How anybody can tell whether it is met, where nobody wrote another test. */
export function testOf(writing: Writing): Localized {
  return {
    en: `Take the records of the measurement for the period and compute; passed when the result reads “${sayRequirement(writing, 'en')}”.`,
    'zh-Hant': `取該期間的量度紀錄計算；結果符合「${sayRequirement(writing, 'zh-Hant')}」即為通過。`,
  };
}
