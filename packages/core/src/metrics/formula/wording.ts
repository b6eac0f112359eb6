/** The clause of a formula in both languages. */
import { enumerate } from '../../terms/text.ts';
import type { Language } from '../../terms/text.ts';
import type { FormulaTerms } from './terms.ts';

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: FormulaTerms, language: Language): string {
  const texts =
    terms.expression === undefined
      ? Object.values(terms.readings ?? {}).map((one) => one.text)
      : [terms.expression.text];
  const formula =
    terms.chosen === undefined ? enumerate(texts, language, 'or') : (terms.readings?.[terms.chosen]?.text ?? '');
  const names = Object.entries(terms.variables).map(([name, { commitment, figure, in: unit }]) =>
    language === 'en'
      ? `${name} is the ${figure} of "${commitment}" in ${unit}`
      : `${name} 為「${commitment}」的 ${figure}（${unit}）`,
  );
  return language === 'en'
    ? `${formula}, where ${enumerate(names, language)}`
    : `${formula}，其中${enumerate(names, language)}`;
}
