/** The clause of a composite in both languages. */
import { enumerate } from '../../terms/text.ts';
import type { Language } from '../../terms/text.ts';
import { Ratio } from '../../values/ratio.ts';
import type { CompositeTerms } from './composite.ts';

const takes = {
  'weighted-mean': { en: 'the weighted mean of', 'zh-Hant': '加權平均值' },
  worst: { en: 'the worst of', 'zh-Hant': '最差值' },
  best: { en: 'the best of', 'zh-Hant': '最佳值' },
  product: { en: 'the product of', 'zh-Hant': '乘積' },
  bounds: {
    en: 'the least share of time in which all are met for certain, given',
    'zh-Hant': '必然同時達到的最低比率',
  },
} as const;

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: CompositeTerms, language: Language): string {
  const members = enumerate(
    terms.of.map((member) => memberText(member, language)),
    language,
  );
  const take = takes[terms.take][language];
  if (language === 'en') {
    const missing =
      terms.missing === 'drop'
        ? 'a commitment without a value is left out'
        : 'if one of them has no value, there is none';
    return `${take} the values of ${members} in the same period; ${missing}`;
  }
  const missing = terms.missing === 'drop' ? '沒有數值的承諾不計算在內' : '其中任何一項沒有數值時，不予計算';
  return `同一期間${members}各項數值的${take}；${missing}`;
}

function memberText({ commitment, weight }: CompositeTerms['of'][number], language: Language): string {
  const name = language === 'en' ? `"${commitment}"` : `「${commitment}」`;
  if (weight === undefined || weight.equals(Ratio.one)) return name;
  return language === 'en' ? `${name} (weight ${weight.toString()})` : `${name}（權數 ${weight.toString()}）`;
}
