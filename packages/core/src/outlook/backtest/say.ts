/** Words of a back-test, for screens and papers alike. Owns: names of clauses that can be switched off, and what a confidence says. */
import { percentText } from '../../terms/exact-words.ts';
import type { Localized } from '../../terms/text.ts';
import { Ratio } from '../../values/ratio.ts';

const terms: Readonly<Record<string, Localized>> = {
  waiver: { en: 'waiver', 'zh-Hant': '豁免' },
  rounding: { en: 'rounding', 'zh-Hant': '捨入規則' },
  'unknown time as up': { en: 'unknown time counted as up', 'zh-Hant': '情況不明的時間當作正常' },
  'unknown time as down': { en: 'unknown time counted as down', 'zh-Hant': '情況不明的時間當作停機' },
  'unknown time as remove': { en: 'unknown time left out', 'zh-Hant': '情況不明的時間剔除' },
  ignoreShorterThan: { en: 'short outages are ignored', 'zh-Hant': '短時間停機不計' },
  ignoreUnreported: { en: 'short outages that nobody reported are ignored', 'zh-Hant': '無人報告的短時間停機不計' },
  onlyIfTotalExceeds: { en: 'nothing counts below a total', 'zh-Hant': '總計未超過限額則全部不計' },
  quantum: { en: 'unit in which downtime is counted', 'zh-Hant': '停機時間的計算單位' },
  allowance: { en: 'downtime that is free', 'zh-Hant': '免計的停機時間' },
  severities: { en: 'weights of severities', 'zh-Hant': '各嚴重程度的比重' },
  startsAt: { en: 'when an outage begins', 'zh-Hant': '停機的起計時刻' },
  combine: { en: 'how sites make the service', 'zh-Hant': '各站點合計方式' },
  denominator: { en: 'what the share is taken of', 'zh-Hant': '比率的分母' },
};

/** A clause that was switched off, by the name that the engine gives it. */
export function saySwitch(what: string): Localized {
  const [, kind, id = ''] = /^(maintenance|exclusion|holidays of) (.+)$/u.exec(what) ?? [];
  switch (kind) {
    case 'maintenance':
      return { en: `maintenance “${id}”`, 'zh-Hant': `計劃工程「${id}」` };
    case 'exclusion':
      return { en: `exclusion “${id}”`, 'zh-Hant': `不計時間「${id}」` };
    case 'holidays of':
      return { en: `holidays of the hours “${id}”`, 'zh-Hant': `服務時間「${id}」的假期` };
    default:
      return terms[what] ?? { en: what, 'zh-Hant': what };
  }
}

const percent = (chance: number): string => percentText(Ratio.of(Math.round(chance * 1000), 1000));

/** "A month like these holds it with 42.3 %; with 95 % confidence at least 18.1 %. Twelve months say little …" */
export function saySure(
  { mean, bound, tooFew }: { readonly mean: string; readonly bound: number; readonly tooFew: boolean },
  of: number,
): Localized {
  const likely = percentText(Ratio.parse(Ratio.parse(mean).toFixed(3)));
  const few = {
    en: of === 1 ? ' One period says very little.' : ` ${of} periods are few: read it as an order of magnitude.`,
    'zh-Hant': `只有 ${of} 個期間，僅供參考。`,
  };
  return {
    en: `A period to come holds it with about ${likely} %; with 95 % confidence with at least ${percent(bound)} %.${tooFew ? few.en : ''}`,
    'zh-Hant': `下一期間守諾的機會約 ${likely} %；以 95 % 信心計不低於 ${percent(bound)} %。${tooFew ? few['zh-Hant'] : ''}`,
  };
}
