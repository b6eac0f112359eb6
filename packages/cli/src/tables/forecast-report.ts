/** Forecasts for people at a terminal. Owns: the table and the sentences under it. Does not own: any figure (core). */
import { chancePercent, inLanguage, minutesText, sayForecast, sayMoment } from '@troth/core';
import type { Instant, Language, PromiseForecast } from '@troth/core';
import type { PromiseLine } from '../actions/forecast.ts';
import { tableText } from './plain-table.ts';

interface Found {
  readonly agreement: string;
  readonly period: string;
  readonly at: Instant;
  readonly zone: string;
  readonly lines: readonly PromiseLine[];
}

const decimals = 6;

export function forecastReport({ agreement, period, at, zone, lines }: Found, language: Language): string {
  const t = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const moment = sayMoment(at, zone, language);
  const head = t(`${agreement}, ${period}, as known on ${moment}`, `${agreement}，${period}，以${moment}所知為準`);
  if (lines.length === 0)
    return `${head}\n\n${t('No promise of it is under way, or nothing is known of any.', '沒有進行中的承諾，或尚無資料可供預測。')}\n`;
  const nameOf = ({ title, subject }: PromiseLine): string =>
    [inLanguage(title, language), subject].filter((part) => part !== undefined).join(' · ');
  const table = tableText({
    head: [
      t('Promise', '承諾'),
      t('State', '狀態'),
      t('p of a miss', '違約機會 p'),
      t('', ''),
      t('Without works', '不計工程'),
      t('Used / allowed', '已用／容許'),
    ],
    rows: lines.map((line) => [
      nameOf(line),
      line.forecast.state,
      chance(line.forecast),
      `${chancePercent(line.forecast)} %`,
      withoutWorks(line.forecast),
      standing(line.forecast, t),
    ]),
    right: [2, 3, 4],
  });
  const words = lines.map(
    (line) => `${nameOf(line)}${t(': ', '：')}${inLanguage(sayForecast(line.forecast), language)}`,
  );
  return `${[head, table, ...words].join('\n\n')}\n`;
}

/** Certain states are 0 or 1 and nothing else. */
const chance = ({ state, breach }: Pick<PromiseForecast, 'state' | 'breach'>): string =>
  state === 'OPEN' ? breach.toFixed(decimals) : String(breach);

function withoutWorks({ facts }: PromiseForecast): string {
  return facts.of === 'time' && facts.without !== undefined ? chance(facts.without) : '';
}

function standing({ facts }: PromiseForecast, t: (en: string, zh: string) => string): string {
  if (facts.of === 'time') {
    const works = facts.planned.isZero()
      ? ''
      : t(`, works ${minutesText(facts.planned)}`, `，工程 ${minutesText(facts.planned)}`);
    return `${minutesText(facts.used)} / ${minutesText(facts.allowed)} ${t('min', '分鐘')}${works}`;
  }
  if (facts.of === 'cases')
    return t(
      `${facts.good} of ${facts.done}, ${facts.expected} more expected`,
      `${facts.done} 宗中 ${facts.good} 宗，預計尚有 ${facts.expected} 宗`,
    );
  return facts.of === 'count' ? `${facts.count} / ${facts.most}` : '';
}
