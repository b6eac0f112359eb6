/** The clause of a score in both languages. */
import type { Language } from '../../terms/text.ts';
import type { ScoreTerms } from './score.ts';

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: ScoreTerms, language: Language): string {
  const { scale, minimumAnswers } = terms;
  const good = terms.atLeast?.toString() ?? '';
  if (language === 'en') {
    const value =
      terms.take === 'mean'
        ? `the mean of all scores given for "${terms.series}" in the period`
        : `the share of the scores given for "${terms.series}" in the period that are ${good} or more`;
    const on = scale === undefined ? '' : `, on a scale from ${scale.from.toString()} to ${scale.to.toString()}`;
    return `${value}${on}${minimumAnswers === undefined ? '' : `; with fewer than ${minimumAnswers} scores there is no value`}`;
  }
  const value =
    terms.take === 'mean'
      ? `期內「${terms.series}」所有評分的平均分`
      : `期內「${terms.series}」評分中達 ${good} 分或以上者所佔比率`;
  const on = scale === undefined ? '' : `（評分由 ${scale.from.toString()} 至 ${scale.to.toString()} 分）`;
  return `${value}${on}${minimumAnswers === undefined ? '' : `；評分少於 ${minimumAnswers} 個則不予計算`}`;
}
