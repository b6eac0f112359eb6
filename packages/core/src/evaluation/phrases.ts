/** Words that statements, tables and charts share, in both languages. */
import type { Verdict } from '../credits/rule.ts';
import type { Language } from '../terms/text.ts';
import type { StatementStatus } from './statement.ts';

type Words<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

const verdictWords: Words<Verdict> = {
  en: {
    met: 'met',
    missed: 'missed',
    'no-volume': 'no volume',
    'not-measured': 'not measured',
    suspended: 'suspended',
    open: 'open',
    reported: 'reported',
  },
  'zh-Hant': {
    met: '達標',
    missed: '未達標',
    'no-volume': '沒有數量',
    'not-measured': '未能量度',
    suspended: '暫停計算',
    open: '進行中',
    reported: '只作報告',
  },
};

/** A sign beside the colour, so that neither print nor colour blindness loses the verdict. */
const verdictSigns: Readonly<Record<Verdict, string>> = {
  met: '✓',
  missed: '✗',
  'no-volume': '–',
  'not-measured': '?',
  suspended: 'Ⅱ',
  open: '…',
  reported: 'i',
};

export function sayVerdict(verdict: Verdict, language: Language): string {
  return verdictWords[language][verdict];
}

export function verdictSign(verdict: Verdict): string {
  return verdictSigns[verdict];
}

const statusWords: Words<StatementStatus> = {
  en: { provisional: 'provisional', final: 'final', restated: 'restated' },
  'zh-Hant': { provisional: '暫定', final: '最終', restated: '重列' },
};

export function sayStatus(status: StatementStatus, language: Language): string {
  return statusWords[language][status];
}

/** Names of the figures that metrics give; a figure without a name here is shown under its own. */
const figureNames: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  downtime: ['counted downtime', '計算停機時間'],
  gross: ['gross downtime', '總停機時間'],
  excluded: ['excluded', '不計時間'],
  unknown: ['unknown', '未知時間'],
  agreed: ['agreed service time', '協定服務時間'],
  denominator: ['measured against', '計算基準時間'],
  allowed: ['allowed', '容許停機'],
  outages: ['outages', '中斷次數'],
  longest: ['longest outage', '最長一次中斷'],
  'down-days': ['days with an outage', '有中斷的日數'],
  cases: ['cases', '個案'],
  misses: ['missed', '未達標'],
  good: ['good', '良好'],
  bad: ['bad', '不良'],
  total: ['in all', '總數'],
};

export function figureName(name: string, language: Language): string {
  const found = figureNames[name];
  if (found !== undefined) return language === 'en' ? found[0] : found[1];
  return name.startsWith('party:') ? name.slice('party:'.length) : name.replaceAll('-', ' ');
}

const givesWords: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  termination: ['The customer may terminate.', '客戶可終止協議。'],
  plan: ['The customer may require an improvement plan.', '客戶可要求改善計劃。'],
  'step-in': ['The customer may step in.', '客戶可介入接管。'],
  meeting: ['The customer may require a meeting of the management.', '客戶可要求召開管理層會議。'],
};

/** What a right that arose gives. */
export function sayGives(gives: string, language: Language): string {
  const [en, zh] = givesWords[gives] ?? [gives, gives];
  return language === 'en' ? en : zh;
}
