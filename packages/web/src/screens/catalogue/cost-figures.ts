/** How amounts and levels of the table of costs are written. */
import { moneyText, parseTarget, sayTarget } from '@troth/core';
import type { Language } from '@troth/core';
import type { AnswerOf } from '../../client/reading.ts';

export type Costs = AnswerOf<'/v1/cost-effectiveness'>;

/** "−210.16" with the sign of a sum, not a hyphen. */
export const money = (amount: number): string => `${amount < 0 ? '−' : ''}${moneyText(Math.abs(amount).toFixed(2))}`;

/** A level as people say it: "at least 99.95 %". */
export function sayLevel(promised: string, language: Language): string {
  const target = parseTarget(promised);
  return typeof target === 'string' ? promised : sayTarget(target, language);
}
