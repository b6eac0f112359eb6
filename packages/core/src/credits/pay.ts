/**
 * From the words of a table cell to a consequence. Owns: exact evaluation of every form of pay, scaling it by units, and
 * reading a matrix by class. Does not own: fee bases (fees.ts), sentences (say-pay.ts), when it is paid (rule kinds).
 */
import { Ratio } from '../values/ratio.ts';
import { Amount } from '../values/money.ts';
import type { Pay, PayByClass } from '../terms/pay.ts';
import type { Occurrence } from '../metrics/metric.ts';
import type { Consequence, CreditContext, FeeReader } from './rule.ts';
import { Undetermined } from './undetermined.ts';

/** What pay is worked out from: a rule's context, or the settings of a whole agreement. */
export interface PayFacts {
  readonly fees: FeeReader;
  readonly daysInPeriod: number;
  readonly period: { readonly start: number; readonly end: number };
}

/** `times` scales the pay by units; `occurrence` is what a base "in the days before it" looks back from. */
export interface PayAsk {
  readonly times?: Ratio;
  readonly occurrence?: Occurrence | undefined;
}

const daysPerYear = Ratio.of(365);
const hourMs = 3_600_000;

/** The exact consequence of one cell. Throws `Undetermined` where the cell leaves the day or hour count or the base open. */
export function payOut(pay: Pay, facts: PayFacts, ask: PayAsk = {}): Consequence {
  const times = ask.times ?? Ratio.one;
  if ('action' in pay) return { form: 'action', action: pay.action };
  if ('days' in pay) return { form: 'days', days: pay.days.times(times) };
  if ('points' in pay) return { form: 'points', points: pay.points.times(times) };
  if ('units' in pay) {
    const figure = facts.fees.figure(pay.of) ?? Ratio.one;
    return { form: 'units', unit: pay.of, units: pay.units.times(figure).times(times) };
  }
  return { form: 'money', amount: moneyOf(pay, facts, ask).times(times) };
}

type MoneyPay = Extract<Pay, { percent: Ratio } | { money: Ratio } | { dayFees: Ratio } | { hourFees: Ratio }>;

function moneyOf(pay: MoneyPay, facts: PayFacts, ask: PayAsk): Amount<string> {
  if ('money' in pay) return Amount.of(pay.money, facts.fees.currency);
  const at = ask.occurrence === undefined ? {} : { occurrence: ask.occurrence.start };
  if ('percent' in pay) return baseOf(pay.of, facts, at).times(pay.percent);
  // A day's fee is divided from the whole period's: a base already pro-rated to 16 of 31 days would be divided twice.
  const whole = baseOf(pay.of, facts, { ...at, whole: true });
  if ('dayFees' in pay) return whole.times(pay.dayFees.dividedBy(daysOf(pay.dayCount, facts)));
  return whole.times(pay.hourFees.dividedBy(hoursOf(pay.hourCount, facts)));
}

function baseOf(id: string, facts: PayFacts, ask: Parameters<FeeReader['base']>[1]): Amount<string> {
  if (id !== 'unstated') return facts.fees.base(id, ask);
  throw new Undetermined('AMBIGUOUS-BASE', { message: 'the text does not say of which fee the share is taken' });
}

function daysOf(count: Extract<Pay, { dayFees: Ratio }>['dayCount'], facts: PayFacts): Ratio {
  switch (count) {
    case 'actual':
      return Ratio.of(facts.daysInPeriod);
    case '30':
      return Ratio.of(30);
    case '365':
      return daysPerYear;
    case '365/12':
      return daysPerYear.dividedBy(Ratio.of(12));
    case '730 h':
      return Ratio.of(730, 24);
    case 'unstated':
      throw new Undetermined('AMBIGUOUS-DAY-COUNT', {
        message: 'the text does not say by how many days a fee is divided to give the fee of one day',
        readings: ['actual', '30', '365', '365/12', '730 h'],
      });
  }
}

function hoursOf(count: Extract<Pay, { hourFees: Ratio }>['hourCount'], facts: PayFacts): Ratio {
  switch (count) {
    case 'actual':
      return Ratio.of(facts.period.end - facts.period.start, hourMs);
    case '720':
      return Ratio.of(720);
    case '730':
      return Ratio.of(730);
    case 'unstated':
      throw new Undetermined('AMBIGUOUS-HOUR-COUNT', {
        message: 'the text does not say by how many hours a fee is divided to give the fee of one hour',
        readings: ['actual', '720', '730'],
      });
  }
}

/** The cell for the class of the subject; a matrix without that class gives nothing. */
export function payFor(pay: PayByClass, context: Pick<CreditContext, 'subjectClass'>): Pay | undefined {
  if (!('byClass' in pay)) return pay;
  return context.subjectClass === undefined ? undefined : pay.byClass[context.subjectClass];
}

/** Every cell of a matrix, or the one pay there is. */
export function cellsOf(pay: PayByClass): readonly Pay[] {
  return 'byClass' in pay ? Object.values(pay.byClass) : [pay];
}

/** Fee bases that the pay names. Product units are figures, not bases. */
export function basesOf(pay: PayByClass): readonly string[] {
  return cellsOf(pay).flatMap((cell) =>
    'percent' in cell || 'dayFees' in cell || 'hourFees' in cell ? [cell.of] : [],
  );
}

/** The same consequence so many times. An action is done once however often it is due. */
export function scale(consequence: Consequence, times: Ratio): Consequence {
  switch (consequence.form) {
    case 'money':
      return { form: 'money', amount: consequence.amount.times(times) };
    case 'points':
      return { form: 'points', points: consequence.points.times(times) };
    case 'days':
      return { form: 'days', days: consequence.days.times(times) };
    case 'units':
      return { ...consequence, units: consequence.units.times(times) };
    case 'action':
      return consequence;
  }
}

/** The number inside the consequence, exact; an action counts as one. */
export function sizeOf(consequence: Consequence): Ratio {
  switch (consequence.form) {
    case 'money':
      return consequence.amount.shareOf(Amount.of(Ratio.one, consequence.amount.currency));
    case 'points':
      return consequence.points;
    case 'days':
      return consequence.days;
    case 'units':
      return consequence.units;
    case 'action':
      return Ratio.one;
  }
}

/** The same form of consequence with another number inside; an action keeps its words. */
export function resize(consequence: Consequence, size: Ratio): Consequence {
  const now = sizeOf(consequence);
  return now.isZero() ? consequence : scale(consequence, size.dividedBy(now));
}

/** The consequence in a derivation: exact, without rounding. */
export function formatConsequence(consequence: Consequence): string {
  switch (consequence.form) {
    case 'money':
      return `${consequence.amount.toString()} ${consequence.amount.currency}`;
    case 'points':
      return `${consequence.points.toString()} points`;
    case 'days':
      return `${consequence.days.toString()} days of service`;
    case 'units':
      return `${consequence.units.toString()} ${consequence.unit}`;
    case 'action':
      return consequence.action.en;
  }
}
