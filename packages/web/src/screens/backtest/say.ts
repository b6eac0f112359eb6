/** Figures of a back-test in words of the screen: signs, percents, names of promises. Computes nothing. */
import { minutesText, Money, moneyText, percentText, Ratio, sayFigure, sayTargetText } from '@troth/core';
import type { Figure, Language } from '@troth/core';
import type { SchemaBackTest } from '../../client/api.d.ts';

/** A chance that is an estimate: no more digits than it deserves. */
export const chance = (value: number): string => percentText(Ratio.of(Math.round(value * 1000), 1000));

/** "−33.4 min": a minus sign before the figure, since a time below nothing is no time. */
export function marginText({ exact, unit }: Pick<Figure, 'exact' | 'unit'>, language: Language): string {
  const value = Ratio.parse(exact);
  const text = sayFigure({ exact: value.abs().toString(), unit }, language);
  return value.isNegative() ? `−${text}` : text;
}

export const signed = (amount: string): string => `${amount.startsWith('-') ? '' : '+'}${moneyText(amount)}`;

export const isNothing = (amount: string): boolean => Ratio.parse(amount).isZero();

export const less = (is: string, was: string, currency: string): string =>
  Money.of(is, currency).minus(Money.of(was, currency)).toJSON().amount;

export const minutes = (ms: string): string => minutesText(Ratio.parse(ms));

export const targetText = (target: string, language: Language): string => sayTargetText(target, language);

/** Name of a promise by its id. */
export function nameIn(
  { promises }: Pick<SchemaBackTest, 'promises'>,
  say: (title: { en: string; 'zh-Hant'?: string | undefined }) => string,
): (commitment: string, subject?: string) => string {
  const titles = new Map(promises.map(({ commitment, title }) => [commitment, say(title)]));
  return (commitment, subject) =>
    `${titles.get(commitment) ?? commitment}${subject === undefined ? '' : ` · ${subject}`}`;
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Nov 24", "24年11月": for axes. */
export function shortMonth(key: string, language: Language): string {
  const [, year = '', month = ''] = /^(\d{4})-(\d{2})$/u.exec(key) ?? [];
  if (year === '') return key;
  return language === 'en'
    ? `${names[Number(month) - 1] ?? month} ${year.slice(2)}`
    : `${year.slice(2)}年${Number(month)}月`;
}
