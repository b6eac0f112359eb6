/** The clause of a case clock in both languages. Owns: every word of it, made from the terms alone. */
import { sayQuantity } from '../../terms/quantity.ts';
import { enumerate } from '../../terms/text.ts';
import type { Language } from '../../terms/text.ts';
import { always, hoursIdOf } from './rules.ts';
import type { CaseClockTerms, ClockName } from './terms.ts';
import { caseWordInChinese } from '../../terms/case-words.ts';
import { eventWords } from './event-words.ts';

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: CaseClockTerms, language: Language): string {
  return language === 'en' ? english(terms) : chinese(terms);
}

const ends: Readonly<Record<ClockName, readonly [en: string, zh: string]>> = {
  response: ['until the case is answered', '直至個案獲回應'],
  update: [
    'between one update to the customer and the next, until the case is restored or resolved',
    '相鄰兩次向客戶更新進度之間，直至個案復原或解決',
  ],
  restore: ['until the service is restored', '直至服務復原'],
  resolve: ['until the case is resolved', '直至個案解決'],
};

const verbs: Readonly<Record<ClockName, readonly [en: string, zh: string]>> = {
  response: ['answered', '回應'],
  update: ['kept informed', '更新進度'],
  restore: ['restored', '復原'],
  resolve: ['resolved', '解決'],
};

function english(terms: CaseClockTerms): string {
  const verb = verbs[terms.clock][0];
  const takes: Readonly<Record<CaseClockTerms['counts'], string>> = {
    each: `the number of ${casesIn(terms, 'en')} not ${verb} within the limit`,
    share: `the share of ${casesIn(terms, 'en')} ${verb} within the limit`,
    mean: `the mean of the times used by ${casesIn(terms, 'en')}`,
    max: `the longest time used by any of ${casesIn(terms, 'en')}`,
    percentile: `the ${terms.percentile?.toString() ?? ''}th percentile (${terms.method ?? ''}) of the times used by ${casesIn(terms, 'en')}`,
  };
  return [
    takes[terms.counts],
    `the time runs from when the case is ${eventWords[terms.startsAt].en} ${endOf(terms, 'en')}`,
    `the limit is ${limitsIn(terms, 'en')}`,
    ...dayEnd(terms, 'en'),
    pausesIn(terms, 'en'),
    ...priorityChange(terms, 'en'),
    ...reopening(terms, 'en'),
    ...periodRules(terms, 'en'),
  ].join('; ');
}

function chinese(terms: CaseClockTerms): string {
  const verb = verbs[terms.clock][1];
  const cases = casesIn(terms, 'zh-Hant');
  const takes: Readonly<Record<CaseClockTerms['counts'], string>> = {
    each: `未能於時限內${verb}的${cases}數目`,
    share: `於時限內${verb}的${cases}所佔比率`,
    mean: `${cases}所用時間的平均值`,
    max: `${cases}所用的最長時間`,
    percentile: `${cases}所用時間的第 ${terms.percentile?.toString() ?? ''} 百分位數（${terms.method === 'linear' ? '線性內插法' : '最近序位法'}）`,
  };
  return [
    takes[terms.counts],
    `時間由個案${eventWords[terms.startsAt]['zh-Hant']}起計，${endOf(terms, 'zh-Hant')}`,
    `時限：${limitsIn(terms, 'zh-Hant')}`,
    ...dayEnd(terms, 'zh-Hant'),
    pausesIn(terms, 'zh-Hant'),
    ...priorityChange(terms, 'zh-Hant'),
    ...reopening(terms, 'zh-Hant'),
    ...periodRules(terms, 'zh-Hant'),
  ].join('；');
}

function endOf(terms: CaseClockTerms, language: Language): string {
  if (terms.endsAt === undefined) return ends[terms.clock][language === 'en' ? 0 : 1];
  const events = enumerate(
    terms.endsAt.map((event) => eventWords[event][language]),
    language,
    'or',
  );
  if (language === 'en')
    return terms.clock === 'update' ? `between one time it is ${events} and the next` : `until it is ${events}`;
  return terms.clock === 'update' ? `按相鄰兩次${events}之間計算` : `直至個案${events}`;
}

function casesIn({ population }: CaseClockTerms, language: Language): string {
  const named = (items: readonly string[] | undefined): string => enumerate(items ?? [], language, 'or');
  const quoted = population?.types?.map((type) => (language === 'en' ? type : `「${caseWordInChinese(type)}」`));
  const types = named(quoted);
  const priorities = named(population?.priorities);
  const opened = population?.opened;
  if (language === 'en') {
    const start = opened && ` that start ${opened.side} the hours of "${opened.hours}"`;
    return `${types === '' ? '' : `${types} `}cases${priorities === '' ? '' : ` of priority ${priorities}`}${start ?? ''}`;
  }
  const start = opened && `於「${opened.hours}」時段${opened.side === 'inside' ? '內' : '外'}開始計時的`;
  return `${start ?? ''}${priorities === '' ? '' : `優先級別為 ${priorities} 的`}${types === '' ? '' : `${types}類`}個案`;
}

function limitsIn(terms: CaseClockTerms, language: Language): string {
  const each = Object.entries(terms.limits ?? {}).map(([priority, limit]) => {
    const text = `${sayQuantity(limit, language)}${hoursIn(terms, priority, language)}`;
    return language === 'en' ? `${text} for ${priority}` : `${priority} 為 ${text}`;
  });
  if (terms.limit !== undefined) {
    const text = `${sayQuantity(terms.limit, language)}${hoursIn(terms, undefined, language)}`;
    const others = language === 'en' ? `${text} for all others` : `其餘為 ${text}`;
    each.push(each.length === 0 ? text : others);
  }
  return each.join(language === 'en' ? ', ' : '，');
}

function hoursIn(terms: CaseClockTerms, priority: string | undefined, language: Language): string {
  const id = hoursIdOf(terms, priority);
  if (id === undefined) return language === 'en' ? ' within the service hours' : '（按服務時間計算）';
  if (id === always) return language === 'en' ? ' round the clock' : '（全日 24 小時計算）';
  return language === 'en' ? ` within the hours of "${id}"` : `（按「${id}」時段計算）`;
}

function dayEnd(terms: CaseClockTerms, language: Language): string[] {
  const limits = [...Object.values(terms.limits ?? {}), ...(terms.limit ? [terms.limit] : [])];
  if (!limits.some((limit) => limit.dimension === 'days')) return [];
  if (terms.dayLimitsEnd === 'close-of-day') {
    return [
      language === 'en' ? 'a limit in days ends when its last day closes' : '以日數訂明的時限於最後一日結束時屆滿',
    ];
  }
  return [
    language === 'en'
      ? 'a limit in days ends on its last day at the time of day at which it began'
      : '以日數訂明的時限於最後一日的同一時刻屆滿',
  ];
}

function pausesIn({ pauses }: CaseClockTerms, language: Language): string {
  if (pauses === undefined) return language === 'en' ? 'no pause stops the time' : '任何暫停均不停止計時';
  const quoted = (items: readonly string[]): string =>
    enumerate(
      items.map((item) => (language === 'en' ? `"${item}"` : `「${caseWordInChinese(item)}」`)),
      language,
      'or',
    );
  const { reasons, parties } = pauses;
  if (language === 'en') {
    const why = reasons === undefined ? '' : ` for ${quoted(reasons)}`;
    const who = parties === undefined ? '' : ` while it is the turn of ${quoted(parties)}`;
    return `the time stops only while the case is paused${why}${who}`;
  }
  const why = reasons === undefined ? '' : `因${quoted(reasons)}`;
  const who = parties === undefined ? '' : `而須由${quoted(parties)}處理`;
  return `只有在個案${why}${who}暫停期間方停止計時`;
}

function priorityChange(terms: CaseClockTerms, language: Language): string[] {
  if (Object.keys(terms.limits ?? {}).length + (terms.limit ? 1 : 0) < 2) return [];
  if (terms.onPriorityChange === 'restart') {
    return [language === 'en' ? 'when the priority changes the time starts anew' : '優先級別變更時重新計時'];
  }
  return [
    language === 'en'
      ? 'when the priority changes the time already used counts on, against the limit and in the hours of the new priority'
      : '優先級別變更時，已用時間繼續計算，其後適用新級別的時限及計時時段',
  ];
}

function reopening(terms: CaseClockTerms, language: Language): string[] {
  if (terms.clock === 'response' && terms.reopen !== 'new-cycle') return [];
  const words = {
    continue: [
      'when a case is reopened the time goes on and the time while it was closed does not count',
      '個案重開時繼續計時，已結束期間不計',
    ],
    'void-closure': [
      'when a case is reopened its closure is void and the time in between counts',
      '個案重開時，原先的結束視為無效，其間的時間照計',
    ],
    'new-cycle': [
      'when a case is reopened a new time begins and is judged by itself',
      '個案重開時另行重新計時，並獨立評定',
    ],
  } as const;
  return [words[terms.reopen ?? 'continue'][language === 'en' ? 0 : 1]];
}

function periodRules(terms: CaseClockTerms, language: Language): string[] {
  const en = language === 'en';
  const ended = en ? 'a case counts in the period in which it ended or was missed' : '個案計入其結束或逾時所在的期間';
  const opened = en ? 'a case counts in the period in which its time began' : '個案計入其開始計時所在的期間';
  const ignored = en ? 'a case still open does not count' : '尚未結束的個案不計算在內';
  const missed = en
    ? 'a case still open past its limit at the end of the period is missed'
    : '於期末仍未結束而已逾時的個案視為未達標';
  return [terms.belongsTo === 'ended' ? ended : opened, terms.openOverdue === 'ignore' ? ignored : missed];
}
