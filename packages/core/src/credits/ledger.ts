/**
 * What the fold remembers between periods. Owns: the state, and sums of what was given within the window of a cap. Plain
 * immutable data: folding n periods and then m is folding n + m.
 */
import { Ratio } from '../values/ratio.ts';
import { addMonths, partsOf } from '../values/local.ts';
import type { PlainDate } from '../values/local.ts';
import type { CapWindow } from './caps.ts';
import type { Consequence, CreditLine, CreditPeriod, PastPeriod } from './rule.ts';
import { sizeOf } from './pay.ts';

/** What was given in one period, by scope and form of consequence. */
export interface GivenEntry {
  readonly period: Pick<CreditPeriod, 'key' | 'startsOn' | 'endsOn'>;
  readonly given: ReadonlyMap<string, Ratio>;
}

/** A line that a closed gate holds back until the gate opens. */
export interface HeldLine extends CreditLine {
  readonly periodKey: string;
}

/** A credit that good performance may still earn back. */
export interface Earnable {
  readonly rule: string;
  readonly endsOn: PlainDate;
  readonly amount: Ratio;
}

export interface CreditState {
  /** By commitment (and subject, when each is judged alone); oldest first. */
  readonly history: ReadonlyMap<string, readonly PastPeriod[]>;
  readonly given: readonly GivenEntry[];
  readonly heldByGate: ReadonlyMap<string, readonly HeldLine[]>;
  /** Money due and not yet paid. */
  readonly carried: Ratio;
  /** Money earned back that later credits are still to be reduced by. */
  readonly offset: Ratio;
  readonly earnable: readonly Earnable[];
}

/** Account of the whole agreement. */
export const agreementScope = 'agreement';

/** Before the first period. */
export const startOfTerm: CreditState = {
  history: new Map(),
  given: [],
  heldByGate: new Map(),
  carried: Ratio.zero,
  offset: Ratio.zero,
  earnable: [],
};

/** Scope and form under which a consequence is added up: caps on money and caps on days do not mix. */
export function accountOf(scope: string, consequence: Consequence): string {
  return `${scope} ${consequence.form}${consequence.form === 'units' ? ` ${consequence.unit}` : ''}`;
}

/** Adds consequences to accounts of several scopes at once. */
export function addUp(
  entries: Iterable<{ readonly scopes: readonly string[]; readonly consequence: Consequence }>,
): ReadonlyMap<string, Ratio> {
  const sums = new Map<string, Ratio>();
  for (const { scopes, consequence } of entries) {
    for (const scope of scopes) {
      const account = accountOf(scope, consequence);
      sums.set(account, (sums.get(account) ?? Ratio.zero).plus(sizeOf(consequence)));
    }
  }
  return sums;
}

export interface WindowQuestion {
  readonly account: string;
  readonly per: CapWindow;
  readonly period: Pick<CreditPeriod, 'startsOn' | 'endsOn'>;
  readonly termStartsOn: PlainDate;
}

/** What earlier periods within the window gave. Windows of one period, day or occurrence hold nothing earlier. */
export function givenBefore(state: Pick<CreditState, 'given'>, question: WindowQuestion): Ratio {
  const inWindow = windowOf(question);
  return Ratio.sumOf(
    state.given
      .filter(({ period }) => inWindow(period.startsOn))
      .map(({ given }) => given.get(question.account) ?? Ratio.zero),
  );
}

function windowOf({ per, period, termStartsOn }: WindowQuestion): (startsOn: PlainDate) => boolean {
  const same = (key: (date: PlainDate) => number) => (date: PlainDate) => key(date) === key(period.startsOn);
  switch (per) {
    case 'occurrence':
    case 'day':
    case 'period':
      return () => false;
    case 'month':
      return same(monthNumber);
    case 'quarter':
      return same((date) => Math.floor(monthNumber(date) / 3));
    case 'year':
      return same((date) => partsOf(date).year);
    case 'contract-year':
      return same((date) => contractYear(date, termStartsOn));
    case 'rolling-12-months': {
      const from = addMonths(period.endsOn, -12);
      return (date) => date >= from;
    }
    case 'term':
      return () => true;
  }
}

function monthNumber(date: PlainDate): number {
  const { year, month } = partsOf(date);
  return year * 12 + month - 1;
}

/** Years since the first day of the term, counted from its own day and month. */
function contractYear(date: PlainDate, termStartsOn: PlainDate): number {
  const years = partsOf(date).year - partsOf(termStartsOn).year;
  return date < addMonths(termStartsOn, years * 12) ? years - 1 : years;
}

/** Periods missed without a break up to the end of the history. */
export function missesRunning(history: readonly PastPeriod[]): number {
  const lastOther = history.findLastIndex(({ verdict }) => verdict !== 'missed');
  return history.length - 1 - lastOther;
}
