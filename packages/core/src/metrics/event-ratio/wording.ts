/** The promise in words. */
import { sayQuantity } from '../../terms/quantity.ts';
import type { Language } from '../../terms/text.ts';
import type { EventRatioTerms } from './terms.ts';

const words = {
  en: {
    good: 'good events',
    bad: 'bad events',
    empties: { good: 'counts as free of bad events', skip: 'is left out', bad: 'counts as wholly bad' },
    cut: { keep: 'by its start', drop: 'only when it lies wholly inside the time that counts' },
  },
  'zh-Hant': {
    good: '良好事件',
    bad: '不良事件',
    empties: { good: '視作沒有不良事件', skip: '不予計算', bad: '視作全部不良' },
    cut: { keep: '按其開始時刻', drop: '只在全段處於計算時間內時' },
  },
} as const;

/** Reads after "Measured as:". */
export function sayEventRatio(terms: EventRatioTerms, language: Language): string {
  const say = words[language];
  const events = say[terms.count];
  const cut = say.cut[terms.partialSlice];
  if (terms.aggregate === 'pooled')
    return language === 'en'
      ? `the share of ${events} among all events of “${terms.series}”, all events of the period taken together; a slice of counts is taken ${cut}`
      : `「${terms.series}」全部事件中${events}所佔的比例，整段期間的事件合併計算；每段計數${cut}計入`;
  const slice = terms.slice === undefined ? '' : sayQuantity(terms.slice, language);
  const empty = say.empties[terms.empty ?? 'skip'];
  return language === 'en'
    ? `the mean, over slices of ${slice} counted from the start of the period, of the share of ${events} among all events of “${terms.series}” in the slice, every slice weighing the same; a slice without events ${empty}, and a slice is taken ${cut}`
    : `由期間開始起每 ${slice} 為一段，各段內「${terms.series}」全部事件中${events}所佔比例的平均值，每段權重相同；沒有事件的一段${empty}，每段${cut}計入`;
}
