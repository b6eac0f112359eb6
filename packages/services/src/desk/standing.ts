/**
 * How a promise stands, in the few figures that lists and charts show. Owns: the mark of a result (met, threatened, missed …)
 * and what part of its allowance is used. Does not own: the result, which the engine made.
 */
import { figureValue, parseTarget, Ratio, slamState } from '@troth/core';
import type { Figure, SlamState } from '@troth/core';
import type { ShortRow, ShortStatement } from '../month-end/statement-register.ts';

export interface Standing extends Omit<ShortRow, 'credits'> {
  readonly period: string;
  readonly mark: SlamState;
  /** Part of the allowance that is used, exact; missing where the promise leaves none. */
  readonly used?: string | undefined;
  /** Whole percent of it, for people. */
  readonly usedPercent?: string | undefined;
}

interface Budget {
  readonly used: Ratio;
  readonly allowed: Ratio;
}

/** Time where time is counted; else what a share or a length leaves. */
export function budgetOf(row: Pick<ShortRow, 'figures' | 'attained' | 'target'>): Budget | undefined {
  const [used, allowed] = [figureValue(row, 'downtime'), figureValue(row, 'allowed')];
  if (used !== undefined && allowed !== undefined) return { used, allowed };
  if (row.target === undefined || row.attained === undefined) return undefined;
  const target = parseTarget(row.target);
  if (typeof target === 'string') return undefined;
  return budgetOfTarget(target, row.attained);
}

function budgetOfTarget(
  { comparator, bound }: Exclude<ReturnType<typeof parseTarget>, string>,
  attained: Figure,
): Budget | undefined {
  const value = Ratio.parse(attained.exact);
  if (bound.dimension === 'ratio' && comparator.startsWith('>'))
    return { used: Ratio.one.minus(value), allowed: Ratio.one.minus(bound.value) };
  if (comparator.startsWith('<')) return { used: value, allowed: bound.value };
  return undefined;
}

export function standingOf(row: ShortRow, { period }: Pick<ShortStatement, 'period'>): Standing {
  const { credits: _, ...short } = row;
  const budget = budgetOf(row);
  const part =
    budget === undefined || budget.allowed.isZero() || budget.allowed.isNegative()
      ? undefined
      : budget.used.dividedBy(budget.allowed);
  return {
    ...short,
    period: period.key,
    mark: slamState(row.soFar ?? row.verdict, budget),
    ...(part === undefined ? {} : { used: part.toString(), usedPercent: String(part.times(Ratio.of(100)).floor()) }),
  };
}

/** The gravest first. */
const gravity: readonly SlamState[] = [
  'missed',
  'threatened',
  'not-measured',
  'suspended',
  'open',
  'met',
  'no-volume',
  'reported',
];

/** The one that most needs somebody; of two alike, the one with more of its allowance used. */
export function worstOf(standings: readonly Standing[]): Standing | undefined {
  return standings.toSorted((one, other) => {
    const by = gravity.indexOf(one.mark) - gravity.indexOf(other.mark);
    if (by !== 0) return by;
    return Ratio.parse(other.used ?? '0').compare(Ratio.parse(one.used ?? '0'));
  })[0];
}
