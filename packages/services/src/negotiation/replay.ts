/**
 * What two texts would have owed over the same months: the money of a change, from evidence and not from opinion. Owns: both
 * evaluations of each period, the difference, and how much of it each clause makes. Exact; every figure is a whole evaluation.
 * Does not own: what is supposed of the past under a text (core, outlook/backtest).
 */
import { accepted, changedTerms, judgePeriods, Money, underText } from '@troth/core';
import type { Outcome, Past, Revision } from '@troth/core';
import { shortRow } from '../month-end/statement-register.ts';
import type { ShortRow } from '../month-end/statement-register.ts';

export interface ReplayAsked extends Past {
  readonly before: Revision;
  readonly after: Revision;
  /** The text before with the changes of one clause only, by its key. */
  readonly clauses: readonly { readonly key: string; readonly revision: Revision }[];
}

export interface ReplayedSide {
  readonly rows: readonly ShortRow[];
  readonly credit: string;
}

export interface ReplayedPeriod {
  readonly period: string;
  readonly before: ReplayedSide;
  readonly after: ReplayedSide;
  /** After less before. */
  readonly difference: string;
  /** Whether a verdict is another one. */
  readonly turned: boolean;
}

export interface Replay {
  readonly currency: string;
  readonly periods: readonly ReplayedPeriod[];
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  /** What the changes of one clause alone would have made, of those that make anything. */
  readonly byClause: readonly { readonly key: string; readonly difference: string }[];
}

export function replay(asked: ReplayAsked): Outcome<Replay> {
  const currency = asked.after.terms.currency ?? asked.before.terms.currency ?? 'XXX';
  const [before, after] = [under(asked, asked.before), under(asked, asked.after)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  const periods = asked.periods.flatMap((period, at): readonly ReplayedPeriod[] => {
    const [was, is] = [before.value[at], after.value[at]];
    if (was === undefined || is === undefined) return [];
    const difference = less(is.credit, was.credit, currency);
    return [{ period, before: was, after: is, difference, turned: verdictsOf(was) !== verdictsOf(is) }];
  });
  const total = (side: 'before' | 'after'): string =>
    Money.sum(
      periods.map((one) => Money.of(one[side].credit, currency)),
      currency,
    ).toString();
  const [owed, would] = [total('before'), total('after')];
  return accepted({
    currency,
    periods,
    before: owed,
    after: would,
    difference: less(would, owed, currency),
    byClause: clauseShares(asked, { owed, currency }),
  });
}

/** Each clause alone on the text before; what two of them only do together is in none of the shares. */
function clauseShares(
  asked: ReplayAsked,
  { owed, currency }: { readonly owed: string; readonly currency: string },
): Replay['byClause'] {
  return asked.clauses.flatMap(({ key, revision }) => {
    const alone = under(asked, revision);
    if (!alone.ok) return [];
    const sum = Money.sum(
      alone.value.map(({ credit }) => Money.of(credit, currency)),
      currency,
    );
    const difference = less(sum.toString(), owed, currency);
    return Money.of(difference, currency).isZero() ? [] : [{ key, difference }];
  });
}

const less = (is: string, was: string, currency: string): string =>
  Money.of(is, currency).minus(Money.of(was, currency)).toString();

const verdictsOf = ({ rows }: ReplayedSide): string =>
  rows.map(({ commitment, subject, verdict }) => `${commitment} ${subject ?? ''} ${verdict}`).join('\n');

/** The periods as if that text had held from the first day. */
function under(asked: ReplayAsked, revision: Revision): Outcome<readonly ReplayedSide[]> {
  const made = judgePeriods(underText(asked, revision));
  if (!made.ok) return made;
  return accepted(
    made.value.periods.map(({ rows, credit }) => ({ rows: rows.map(shortRow), credit: credit?.total ?? '0' })),
  );
}

/** Whether two texts can judge any month differently. */
export const readAlike = (one: Revision, other: Revision): boolean => changedTerms(one.terms, other.terms).length === 0;
