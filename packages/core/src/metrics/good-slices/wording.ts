/** The promise in words. */
import { formatBand } from '../../terms/band.ts';
import { sayQuantity } from '../../terms/quantity.ts';
import type { Language } from '../../terms/text.ts';
import type { GoodSlicesTerms } from './terms.ts';

const words = {
  en: {
    express: {
      share: 'the share of time in good slices',
      'bad-time': 'the time in bad slices',
      'bad-count': 'the number of bad slices',
    },
    pick: { max: 'the largest value', min: 'the smallest value', mean: 'the mean value', last: 'the last value' },
    empty: { good: 'is good', skip: 'is left out', bad: 'is bad' },
    partial: {
      'by-length': 'weighs by the part inside',
      whole: 'counts whole if it starts inside',
      drop: 'is left out',
    },
  },
  'zh-Hant': {
    express: { share: '良好時段所佔的時間比例', 'bad-time': '不良時段的總時間', 'bad-count': '不良時段的數目' },
    pick: { max: '最大值', min: '最小值', mean: '平均值', last: '最後一個值' },
    empty: { good: '視作良好', skip: '不予計算', bad: '視作不良' },
    partial: { 'by-length': '按在內的部分計算', whole: '如其開始時刻在內則全段計算', drop: '不予計算' },
  },
} as const;

/** Reads after "Measured as:". */
export function sayGoodSlices(terms: GoodSlicesTerms, language: Language): string {
  const say = words[language];
  const slice = sayQuantity(terms.slice, language);
  const n = terms.atLeastConsecutive ?? 1;
  if (language === 'en') {
    const bad =
      'errors' in terms.badWhen
        ? `the share of bad events of “${terms.series}” in it is ${formatBand(terms.badWhen.errors)}`
        : `${words.en.pick[terms.badWhen.pick]} of “${terms.series}” in it is ${formatBand(terms.badWhen.value)}`;
    const runs = n > 1 ? `; bad slices count only in runs of at least ${n}` : '';
    return `${say.express[terms.express]}, time being cut into slices of ${slice} from the start of the period; a slice is bad when ${bad}${runs}; a slice without events ${say.empty[terms.empty]}; a slice that the time that counts cuts ${say.partial[terms.partialSlice]}`;
  }
  const bad =
    'errors' in terms.badWhen
      ? `段內「${terms.series}」的不良事件比例 ${formatBand(terms.badWhen.errors)}`
      : `段內「${terms.series}」的${words['zh-Hant'].pick[terms.badWhen.pick]} ${formatBand(terms.badWhen.value)}`;
  const runs = n > 1 ? `；連續不良時段少於 ${n} 段者不計` : '';
  return `${say.express[terms.express]}，由期間開始起每 ${slice} 為一時段；${bad}，該時段即屬不良${runs}；沒有事件的時段${say.empty[terms.empty]}；被計算時間切開的時段${say.partial[terms.partialSlice]}`;
}
