/** The promise in words. */
import { sayQuantity } from '../../terms/quantity.ts';
import type { Language } from '../../terms/text.ts';
import type { StatisticTerms } from './terms.ts';

const words = {
  en: { mean: 'the mean', sum: 'the sum', max: 'the largest', min: 'the smallest' },
  'zh-Hant': { mean: '平均值', sum: '總和', max: '最大值', min: '最小值' },
} as const;
const methods = {
  en: { 'nearest-rank': 'by nearest rank', linear: 'interpolated between neighbours' },
  'zh-Hant': { 'nearest-rank': '按最近名次法', linear: '按相鄰數值線性內插' },
} as const;

/** Reads after "Measured as:". */
export function sayStatistic(terms: StatisticTerms, language: Language): string {
  return (language === 'en' ? english(terms) : chinese(terms)) + slices(terms, language) + due(terms, language);
}

function english(terms: StatisticTerms): string {
  const values = `all values of “${terms.series}” (${terms.unit})`;
  if (terms.take === 'share-within' && terms.within !== undefined)
    return `the share of ${values} that are ${terms.comparator === '<' ? 'below' : 'at most'} ${sayQuantity(terms.within, 'en')}`;
  if (terms.take === 'percentile')
    return `the ${terms.percentile?.toString() ?? ''}th percentile of ${values}, ${methods.en[terms.method ?? 'nearest-rank']}`;
  return `${words.en[terms.take === 'share-within' ? 'mean' : terms.take]} of ${values}`;
}

function chinese(terms: StatisticTerms): string {
  const values = `「${terms.series}」全部數值（${terms.unit}）`;
  if (terms.take === 'share-within' && terms.within !== undefined)
    return `${values}中${terms.comparator === '<' ? '低於' : '不超過'} ${sayQuantity(terms.within, 'zh-Hant')} 者所佔的比例`;
  if (terms.take === 'percentile')
    return `${values}的第 ${terms.percentile?.toString() ?? ''} 百分位數，${methods['zh-Hant'][terms.method ?? 'nearest-rank']}計算`;
  return `${values}的${words['zh-Hant'][terms.take === 'share-within' ? 'mean' : terms.take]}`;
}

function slices(terms: StatisticTerms, language: Language): string {
  if (terms.over === undefined) return '';
  const { take, percentile, method } = terms.over;
  const slice = sayQuantity(terms.over.slice, language);
  const p = percentile?.toString() ?? '';
  const how = methods[language][method ?? 'nearest-rank'];
  if (language === 'en') {
    const last = take === 'percentile' ? `the ${p}th percentile, ${how},` : words.en[take];
    return `, taken in each slice of ${slice} from the start of the period, and ${last} of these figures`;
  }
  return `；先由期間開始起每 ${slice} 計算一次，再取各段數值的${take === 'percentile' ? `第 ${p} 百分位數（${how}）` : words['zh-Hant'][take]}`;
}

function due(terms: StatisticTerms, language: Language): string {
  if (terms.every === undefined) return '';
  const every = sayQuantity(terms.every, language);
  return language === 'en' ? `; a value is due every ${every}` : `；每 ${every} 應有一個數值`;
}
