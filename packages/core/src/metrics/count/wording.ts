/** The clause of a count in both languages, made from the terms alone. */
import { sayQuantity } from '../../terms/quantity.ts';
import { enumerate } from '../../terms/text.ts';
import type { Language } from '../../terms/text.ts';
import { goodSlices } from '../good-slices/good-slices.ts';
import type { CountTerms } from './terms.ts';

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: CountTerms, language: Language): string {
  return (language === 'en' ? english(terms) : chinese(terms)).join(language === 'en' ? '; ' : '；');
}

const nounsEn = {
  outages: 'outages',
  cases: 'cases opened',
  'bad-slices': 'bad slices of time',
  rows: 'records',
} as const;
const nounsZh = { outages: '服務中斷', cases: '開立的個案', 'bad-slices': '不良時段', rows: '紀錄' } as const;

function combineOf(terms: CountTerms, language: Language): string[] {
  const { combine = 'any-down' } = terms;
  if (terms.of !== 'outages') return [];
  const k = typeof combine === 'object' ? combine.atLeastDown : 1;
  const name = typeof combine === 'object' ? 'k' : combine;
  const en = {
    'any-down': 'any member',
    'all-down': 'every member',
    weighted: 'some part',
    k: `at least ${k} members together`,
  };
  const zh = { 'any-down': '任何成員', 'all-down': '所有成員同時', weighted: '部分成員', k: `至少 ${k} 個成員同時` };
  const states = enumerate(terms.states ?? ['down'], language, 'or');
  const among = terms.members === undefined ? '' : enumerate(terms.members, language);
  if (language === 'zh-Hant') {
    return [
      `由${among === '' ? '' : `${among}中`}${zh[name]}處於「${states}」狀態起至完結為一次中斷，重疊者合為一次，並只計入開始的一期`,
    ];
  }
  return [
    `an outage lasts while ${en[name]}${among === '' ? '' : ` of ${among}`} is in the state ${states}; overlapping outages are one, and an outage counts in the period in which it begins`,
  ];
}

function english(terms: CountTerms): string[] {
  const noun = nounsEn[terms.of];
  const value = {
    count:
      terms.per === undefined
        ? `the number of ${noun} in the period`
        : `the number of ${noun} per ${sayQuantity(terms.per, 'en')} of agreed service time`,
    mtbf: `the mean time between failures, that is the time up in agreed service time ÷ the number of outages${terms.whenNone === 'uptime' ? '; without an outage, the whole time up' : ''}`,
    'repeat-share': `the share of ${noun} that begin within ${terms.repeatWithin === undefined ? '' : sayQuantity(terms.repeatWithin, 'en')} after the end of an earlier one of the same subject`,
  }[terms.express ?? 'count'];
  return [
    value,
    ...combineOf(terms, 'en'),
    ...(terms.longerThan === undefined
      ? []
      : [`only outages longer than ${sayQuantity(terms.longerThan, 'en')} count`]),
    ...(terms.types === undefined ? [] : [`only cases of the classes ${enumerate(terms.types, 'en')} count`]),
    ...(terms.priorities === undefined
      ? []
      : [`only cases opened with priority ${enumerate(terms.priorities, 'en', 'or')} count`]),
    ...(terms.form === undefined ? [] : [`the records are those of the form "${terms.form}"`]),
    ...(terms.series === undefined ? [] : [`only those of "${terms.series}" count`]),
    ...(terms.of === 'rows' && terms.states !== undefined
      ? [`only those in the state ${enumerate(terms.states, 'en', 'or')} count`]
      : []),
    ...slicesIn(terms, 'en'),
  ];
}

function chinese(terms: CountTerms): string[] {
  const noun = nounsZh[terms.of];
  const value = {
    count:
      terms.per === undefined
        ? `該期${noun}的數目`
        : `約定服務時間內每 ${sayQuantity(terms.per, 'zh-Hant')} 的${noun}數目`,
    mtbf: `平均故障間隔，即約定服務時間內的正常時間 ÷ 中斷次數${terms.whenNone === 'uptime' ? '；如無中斷，則為全部正常時間' : ''}`,
    'repeat-share': `於同一對象上一次完結後 ${terms.repeatWithin === undefined ? '' : sayQuantity(terms.repeatWithin, 'zh-Hant')} 內再次發生的${noun}所佔比率`,
  }[terms.express ?? 'count'];
  return [
    value,
    ...combineOf(terms, 'zh-Hant'),
    ...(terms.longerThan === undefined ? [] : [`只計算長於 ${sayQuantity(terms.longerThan, 'zh-Hant')} 的中斷`]),
    ...(terms.types === undefined ? [] : [`只計算類別為${enumerate(terms.types, 'zh-Hant', 'or')}的個案`]),
    ...(terms.priorities === undefined
      ? []
      : [`只計算以優先級別 ${enumerate(terms.priorities, 'zh-Hant', 'or')} 開立的個案`]),
    ...(terms.form === undefined ? [] : [`紀錄以「${terms.form}」形式為限`]),
    ...(terms.series === undefined ? [] : [`只計算「${terms.series}」的紀錄`]),
    ...(terms.of === 'rows' && terms.states !== undefined
      ? [`只計算狀態為「${enumerate(terms.states, 'zh-Hant', 'or')}」的紀錄`]
      : []),
    ...slicesIn(terms, 'zh-Hant'),
  ];
}

/** Which slices are bad is said by the kind that judges them. */
function slicesIn({ slices }: CountTerms, language: Language): string[] {
  return slices === undefined
    ? []
    : [goodSlices.wording({ kind: 'good-slices', ...slices, express: 'bad-count' }, language)];
}
