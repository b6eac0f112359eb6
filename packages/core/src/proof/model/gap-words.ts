/**
 * Gaps and fixes in sentences, with their minutes and clauses. Owns: the words in both languages. Does not own: which gaps there
 * are. Figures in sentences are rounded for the eye; the exact ones stand beside them as data.
 */
import type { PeriodUnit } from '../../calendars/period.ts';
import { caseWordInChinese } from '../../terms/case-words.ts';
import { sayDate } from '../../terms/date-words.ts';
import { eventsInWords } from '../../terms/event-words.ts';
import { shortDecimal } from '../../terms/exact-words.ts';
import { Ratio } from '../../values/ratio.ts';
import type { GapCode } from '../gap.ts';
import type { Days, TermsGap } from '../other-terms.ts';

export interface Words {
  readonly en: string;
  readonly 'zh-Hant': string;
}

const both = (en: string, zh: string): Words => ({ en, 'zh-Hant': zh });

export const wordsOf = (text: { readonly en: string; readonly 'zh-Hant'?: string | undefined } | string): Words =>
  typeof text === 'string' ? both(text, text) : both(text.en, text['zh-Hant'] ?? text.en);

const units = {
  day: both('day', '日'),
  week: both('week', '週'),
  month: both('month', '月'),
  quarter: both('quarter', '季'),
  year: both('year', '年'),
} as const satisfies Record<PeriodUnit, Words>;

/** "by the year"; what is counted from a date of its own is called by its unit, too. */
export const unitWords = (unit: PeriodUnit): Words => units[unit];

export const minutesWord = (minutes: Ratio): string => shortDecimal(minutes, 2);
export const percentWord = (share: Ratio): string => shortDecimal(share.times(Ratio.of(100)), 4);

const causes: Readonly<Record<string, Words>> = {
  maintenance: both('planned works', '計劃維護'),
  threshold: both('short outages', '短暫中斷'),
  allowance: both('free minutes', '免計分鐘'),
  'too-few-down': both('one part down while others are up', '其他組件正常時的單一中斷'),
};

/** Why a promise does not count time that is down; a kind of the agreement's own stands as its author wrote it. */
export const causeWords = (kind: string): Words =>
  Object.hasOwn(causes, kind)
    ? (causes[kind] ?? wordsOf(kind))
    : both(kind.replaceAll('-', ' '), caseWordInChinese(kind));

/** What a sentence about a gap needs to know beside it. */
export interface GapSetting {
  /** Who leaves it: a clause, an agreement, or a part nobody promises anything for. */
  readonly who: Words;
  /** Period of the promise of ours. */
  readonly ours: PeriodUnit;
  readonly theirs?: PeriodUnit | undefined;
  readonly kind?: string | undefined;
  /** Unit in which two limits are compared, and what they are limits of. */
  readonly unit?: Words | undefined;
}

type Say = (gap: TermsGap & { readonly minutes: Ratio }, setting: GapSetting) => Words;

const days = both('days', '日');

const sayings: Readonly<Record<GapCode, Say>> = {
  WINDOW: ({ minutes }, { who, ours, theirs = 'year' }) =>
    both(
      `${who.en} is judged by the ${units[theirs].en}: its ${minutesWord(minutes)} min may all fall in one ${units[ours].en}.`,
      `${who['zh-Hant']}按${units[theirs]['zh-Hant']}評核：其容許的 ${minutesWord(minutes)} 分鐘可全部落在同一${units[ours]['zh-Hant']}內。`,
    ),
  AVAILABILITY: ({ minutes, owed, backed }, { who, ours }) =>
    owed === undefined || backed === undefined
      ? both(
          `${minutesWord(minutes)} min more may be down in a ${units[ours].en} than we allow.`,
          `每${units[ours]['zh-Hant']}的中斷可比我們容許的多 ${minutesWord(minutes)} 分鐘。`,
        )
      : both(
          `${who.en} guarantees ${percentWord(backed)} % and we promise ${percentWord(owed)} %: ${minutesWord(minutes)} min more may be down in a ${units[ours].en} than we allow.`,
          `${who['zh-Hant']}只保證 ${percentWord(backed)} %，我們承諾 ${percentWord(owed)} %：每${units[ours]['zh-Hant']}的中斷可比我們容許的多 ${minutesWord(minutes)} 分鐘。`,
        ),
  MAINTENANCE: ({ minutes }, { who, ours }) =>
    both(
      `${who.en} leaves out ${minutesWord(minutes)} min more of planned works in a ${units[ours].en} than we do (all parts share our limit).`,
      `${who['zh-Hant']}每${units[ours]['zh-Hant']}比我們多豁免 ${minutesWord(minutes)} 分鐘的計劃維護（我們的上限由各組件共用）。`,
    ),
  EXCLUSION: ({ minutes }, { who, kind = '' }) =>
    both(
      `${who.en} leaves out time that we count (${causeWords(kind).en}): up to ${minutesWord(minutes)} min.`,
      `${who['zh-Hant']}豁免我們須計算的時間（${causeWords(kind)['zh-Hant']}）：最多 ${minutesWord(minutes)} 分鐘。`,
    ),
  EXCLUSION_UNLIMITED: (_, { who, kind = '' }) =>
    both(
      `${who.en} leaves out time that we count (${causeWords(kind).en}), without limit: nothing can be proven on it.`,
      `${who['zh-Hant']}無上限地豁免我們須計算的時間（${causeWords(kind)['zh-Hant']}）：無法據此證明任何承諾。`,
    ),
  THRESHOLD: ({ minutes }, { who }) =>
    both(
      `${who.en} ignores short outages that we count: up to ${minutesWord(minutes)} min.`,
      `${who['zh-Hant']}不計我們須計算的短暫中斷：最多 ${minutesWord(minutes)} 分鐘。`,
    ),
  THRESHOLD_UNLIMITED: (_, { who }) =>
    both(
      `${who.en} ignores short outages that we count, however many there are: nothing can be proven on it.`,
      `${who['zh-Hant']}不計任何次數的短暫中斷，而我們須計算：無法據此證明任何承諾。`,
    ),
  HOURS: ({ minutes }, { who, ours }) =>
    both(
      `${who.en} holds in other hours: ${minutesWord(minutes)} min of ours in a ${units[ours].en} lie outside them.`,
      `${who['zh-Hant']}的服務時間不同：我們每${units[ours]['zh-Hant']}有 ${minutesWord(minutes)} 分鐘在其服務時間以外。`,
    ),
  ROUNDING: ({ minutes }, { who, ours }) =>
    both(
      `${who.en} rounds before it judges, which forgives ${minutesWord(minutes)} min in a ${units[ours].en}.`,
      `${who['zh-Hant']}先取整後評核，每${units[ours]['zh-Hant']}因而免計 ${minutesWord(minutes)} 分鐘。`,
    ),
  RESTORE: (gap, setting) => takesLonger(gap, setting, both('restore', '恢復')),
  RESPONSE: (gap, setting) => takesLonger(gap, setting, both('answer', '回應')),
  LATENCY: (gap, setting) => limits(gap, setting, both('round trip', '時延')),
  LOSS: (gap, setting) => limits(gap, setting, both('loss', '丟失率')),
  JITTER: (gap, setting) => limits(gap, setting, both('delay variation', '時延抖動')),
  CAPACITY: (gap, setting) => limits(gap, setting, both('capacity', '容量')),
  FORCE_MAJEURE: ({ unmatched = [] }, { who }) => {
    const events = eventsInWords(unmatched);
    return both(
      `${who.en} is excused by what does not excuse us: ${events.en}.`,
      `以下事件可免除${who['zh-Hant']}的責任，卻不免除我們的：${events['zh-Hant']}。`,
    );
  },
  TERM: ({ uncovered, uncoveredBefore = [] }, { who }) => {
    if (uncovered === undefined)
      return both(`Nobody promises anything for ${who.en}.`, `${who['zh-Hant']}沒有任何人作出承諾。`);
    const spans = [...uncoveredBefore, uncovered];
    return both(
      `${who.en} does not hold ${spans.map((span) => daysWords(span).en).join(', nor ')}: our promise stands on nothing then.`,
      `${who['zh-Hant']}${spans.map((span) => daysWords(span)['zh-Hant']).join('，以及')}並無效力：其間我們的承諾毫無支撐。`,
    );
  },
  REMEDY: ({ owed = Ratio.zero, backed = Ratio.zero }, { who }) =>
    both(
      `We pay up to ${percentWord(owed)} % of the fee, ${who.en} up to ${percentWord(backed)} %.`,
      `我們最多補償費用的 ${percentWord(owed)} %，${who['zh-Hant']}最多 ${percentWord(backed)} %。`,
    ),
  CLAIM: ({ owed = Ratio.zero, backed = Ratio.zero }, { who }) =>
    both(
      `${who.en} must be claimed within ${minutesWord(owed)} ${days.en}; our own figures come on day ${minutesWord(backed)}.`,
      `向${who['zh-Hant']}索償須於 ${minutesWord(owed)} ${days['zh-Hant']}內提出；我們的數據第 ${minutesWord(backed)} 日才有。`,
    ),
  NOTICE: ({ owed = Ratio.zero, backed = Ratio.zero }, { who }) =>
    both(
      `${who.en} may end with ${minutesWord(backed)} days' notice; we are bound to give ${minutesWord(owed)}.`,
      `${who['zh-Hant']}可於 ${minutesWord(backed)} 日前通知終止；我們須於 ${minutesWord(owed)} 日前通知。`,
    ),
};

/** "from 1 Nov 2024 to 31 Jan 2025"; a day alone by itself. */
export function daysWords({ from, to }: Days): Words {
  const [en, zh] = [(date: string) => sayDate(date, 'en'), (date: string) => sayDate(date, 'zh-Hant')];
  return from === to
    ? both(`on ${en(from)}`, `於${zh(from)}`)
    : both(`from ${en(from)} to ${en(to)}`, `由${zh(from)}至${zh(to)}`);
}

function takesLonger({ minutes, owed, backed }: Parameters<Say>[0], { who }: GapSetting, what: Words): Words {
  const [ours, theirs] = [owed ?? Ratio.zero, backed ?? minutes];
  return both(
    `${who.en} may take ${minutesWord(theirs)} min to ${what.en}; we promise ${minutesWord(ours)} min: ${minutesWord(minutes)} min too long.`,
    `${who['zh-Hant']}的${what['zh-Hant']}可需時 ${minutesWord(theirs)} 分鐘；我們承諾 ${minutesWord(ours)} 分鐘：超出 ${minutesWord(minutes)} 分鐘。`,
  );
}

function limits({ owed, backed }: Parameters<Say>[0], { who, unit = both('', '') }: GapSetting, what: Words): Words {
  const [ours, theirs] = [owed ?? Ratio.zero, backed ?? Ratio.zero].map((one) => shortDecimal(one, 4));
  return both(
    `${who.en} promises a ${what.en} of ${theirs} ${unit.en}, we promise ${ours} ${unit.en}.`,
    `${who['zh-Hant']}承諾的${what['zh-Hant']}為 ${theirs} ${unit['zh-Hant']}，我們承諾 ${ours} ${unit['zh-Hant']}。`,
  );
}

export function gapWords(gap: TermsGap, setting: GapSetting): Words {
  return spaced(sayings[gap.code]({ ...gap, minutes: gap.minutes ?? Ratio.zero }, setting));
}

/** Names in Latin letters and clause numbers stand apart from Chinese; dates do not. */
export function spaced({ en, 'zh-Hant': zh }: Words): Words {
  const apart = zh
    .replaceAll(/([\u4E00-\u9FFF])([A-Za-z])/gu, '$1 $2')
    .replaceAll(/([A-Za-z]|\.\d+)([\u4E00-\u9FFF])/gu, '$1 $2');
  return { en, 'zh-Hant': apart };
}
