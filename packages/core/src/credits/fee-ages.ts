/**
 * The price list over time. Owns: which prices held on which days, so that the fees of twelve months, or of a month in which the
 * price rose, are those that were payable. Does not own: what a base adds up (fee-reader.ts).
 */
import { Ratio } from '../values/ratio.ts';
import type { PlainDate } from '../values/local.ts';
import { linesOf } from './fees.ts';
import type { FeeBase, FeeLine, Fees } from './fees.ts';
import { dateSpan, lengthOf, monthsOf, overlapOf } from './local-days.ts';
import type { DaySpan } from './local-days.ts';
import type { CreditPeriod } from './rule.ts';

/** A price list and the days on which it held; open where nothing went before or came after. */
export interface FeeAge {
  readonly fees: Fees;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}

type FixedLine = Extract<FeeLine, { amount: Ratio }>;
type Dates = Pick<CreditPeriod, 'startsOn' | 'endsOn'>;

export interface AgesQuestion {
  readonly id: string;
  readonly base: FeeBase;
  readonly ages: readonly FeeAge[];
}

/** A fixed line over so many months; what is paid once belongs to no month. */
export function fixed({ amount, per }: FixedLine, months: Ratio): Ratio {
  const length = { month: 1, quarter: 3, year: 12, once: undefined }[per];
  return length === undefined ? Ratio.zero : amount.times(months).dividedBy(Ratio.of(length));
}

/** Fixed fees of a whole period, at the prices that held within a part of it, each for its days. */
export function fixedInPeriod(question: AgesQuestion, period: Dates, within: DaySpan): Ratio {
  const months = monthsOf(dateSpan(period.startsOn, period.endsOn), { from: period.startsOn, to: period.endsOn });
  const parts = question.ages.map((age) => ({ age, days: lengthOf(overlapOf(within, spanOf(age, within))) }));
  const held = parts.filter(({ days }) => !days.isZero());
  const all = Ratio.sumOf(held.map(({ days }) => days));
  return Ratio.sumOf(held.map(({ age, days }) => ofAge(question, age, months).times(days).dividedBy(all)));
}

/** Fixed fees from one date to another, each month at the price that held then. */
export function fixedBetween(question: AgesQuestion, { startsOn, endsOn }: Dates): Ratio {
  return Ratio.sumOf(
    question.ages.map((age) => {
      const from = age.from !== undefined && age.from > startsOn ? age.from : startsOn;
      const to = age.to !== undefined && age.to < endsOn ? age.to : endsOn;
      return from < to ? ofAge(question, age, monthsOf(dateSpan(from, to), { from, to })) : Ratio.zero;
    }),
  );
}

function spanOf({ from, to }: FeeAge, within: DaySpan): DaySpan {
  return {
    from: from === undefined ? within.from : dateSpan(from, from).from,
    to: to === undefined ? within.to : dateSpan(to, to).to,
  };
}

/** The base as that price list has it; where it does not know the base, its lines of the same ids. */
function ofAge({ id, base }: AgesQuestion, { fees }: FeeAge, months: Ratio): Ratio {
  return Ratio.sumOf(
    linesOf(fees.bases[id] ?? base, fees.lines).map((line) => ('metered' in line ? Ratio.zero : fixed(line, months))),
  );
}

/** Neighbours that ask the same prices become one, so that an amendment of other clauses divides no month. */
export function joinAges(ages: readonly FeeAge[]): readonly FeeAge[] {
  const joined: FeeAge[] = [];
  for (const age of ages) {
    const before = joined.at(-1);
    if (before !== undefined && textOf(before.fees) === textOf(age.fees) && before.to === age.from)
      joined[joined.length - 1] = { ...before, to: age.to };
    else joined.push(age);
  }
  return joined;
}

function textOf(fees: Fees): string {
  return JSON.stringify(fees, (_, value: unknown) => (value instanceof Ratio ? value.toString() : value));
}
