/** Credits as they stand in a statement. Owns: exact text, and the total over the windows that a statement shows. */
import type { DraftLine } from '../credits/draft.ts';
import type { PeriodCredits } from '../credits/fold.ts';
import { Amount, Money } from '../values/money.ts';
import { Ratio } from '../values/ratio.ts';
import type { CreditResult, CreditTotal, LimitResult } from './statement.ts';

/** One line: what a rule gave after limits, with the reasons. */
export function creditResult(line: DraftLine): CreditResult {
  const { consequence } = line;
  const step =
    line.limits.length === 0 ? line.step : { ...line.step, parts: [...(line.step.parts ?? []), ...line.limits] };
  const head = { rule: line.rule, clause: line.clause, form: consequence.form, step };
  switch (consequence.form) {
    case 'money':
      return { ...head, exact: exactOf(consequence.amount).toString(), unit: consequence.amount.currency };
    case 'points':
      return { ...head, exact: consequence.points.toString(), unit: 'points' };
    case 'days':
      return { ...head, exact: consequence.days.toString(), unit: 'days' };
    case 'units':
      return { ...head, exact: consequence.units.toString(), unit: consequence.unit };
    case 'action':
      return { ...head, action: consequence.action };
  }
}

function exactOf(amount: Amount<string>): Ratio {
  return amount.shareOf(Amount.of(Ratio.one, amount.currency));
}

/** The total over closed windows; each was settled once, so the sum is a sum of money. */
export function creditTotal(shown: readonly PeriodCredits[], currency: string): CreditTotal {
  const zero = Money.of('0', currency);
  const total = shown.reduce((sum, one) => sum.plus(one.total), zero);
  const exact = shown.reduce((sum, one) => sum.plus(exactOf(one.issued)), Ratio.zero);
  const earnedBack = shown.reduce((sum, one) => sum.plus(one.earnedBack), zero);
  return {
    currency,
    total: total.toString(),
    exact: exact.toString(),
    ...(earnedBack.compare(zero) === 0 ? {} : { earnedBack: earnedBack.toString() }),
    limits: shown.flatMap((one) =>
      one.steps.map((step): LimitResult => ({
        what: step.what,
        ...(step.clause === undefined ? {} : { clause: step.clause }),
        ...(step.value === undefined ? {} : { cut: step.value }),
        step,
      })),
    ),
    undetermined: shown.flatMap((one) =>
      one.undetermined.map(({ commitment, rule, clause, code, message, readings }) => ({
        commitment,
        rule,
        clause,
        code,
        message,
        readings: [...readings],
      })),
    ),
    otherRemedies: shown.flatMap(remediesOf),
  };
}

function remediesOf(credits: PeriodCredits): CreditTotal['otherRemedies'] {
  const found: CreditTotal['otherRemedies'][number][] = [];
  if (!credits.points.isZero()) found.push({ form: 'points', amount: credits.points.toString() });
  if (!credits.days.isZero()) found.push({ form: 'days', amount: credits.days.toString() });
  for (const unit of Object.keys(credits.units).sort()) {
    const amount = credits.units[unit];
    if (amount !== undefined && !amount.isZero()) found.push({ form: 'units', unit, amount: amount.toString() });
  }
  for (const { commitment, rule, action } of credits.actions) found.push({ form: 'action', action, commitment, rule });
  return found;
}
