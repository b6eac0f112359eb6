/**
 * Requirements beside what is sold: each tier met, not met or unknown per requirement, and its price beside the budget. Owns: the
 * comparison, exact. Does not own: where offerings come from.
 */
import { comparable } from '../../terms/quantity.ts';
import { atLeastAsStrict, parseTarget } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import type { Localized } from '../../terms/text.ts';
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { measureNamed, measureOf } from './measures.ts';
import { targetOf } from './measurable.ts';

interface Sum {
  readonly amount: string;
  readonly currency: string;
}

export interface AskedFor {
  readonly id: string;
  readonly title: Localized;
  readonly measure: string;
  readonly target: string;
  readonly priority: string;
}

export interface Offered {
  readonly id: string;
  readonly name: Localized;
  readonly tier?: string | undefined;
  readonly targets?:
    readonly { readonly what: Localized; readonly value: string; readonly measure?: string | undefined }[] | undefined;
  readonly price?: (Sum & { readonly per: string }) | undefined;
}

export interface FitCell {
  readonly requirement: string;
  readonly verdict: 'met' | 'not' | 'unknown';
  readonly asked: string;
  readonly offered?: string;
  /** What is sold is stricter than what is asked for. */
  readonly more: boolean;
}

export interface FitColumn {
  readonly offering: string;
  readonly name: Localized;
  readonly tier?: string;
  /** A month. */
  readonly price?: Sum;
  readonly budget: 'within' | 'over' | 'unknown';
  /** By how much the price is over the budget, or what is left of it. */
  readonly by?: Sum;
  readonly cells: readonly FitCell[];
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  /** What is sold and nobody asked for. */
  readonly unasked: readonly { readonly what: Localized; readonly value: string }[];
}

export function fitOf({
  requirements,
  offerings,
  budget,
}: {
  readonly requirements: readonly AskedFor[];
  readonly offerings: readonly Offered[];
  readonly budget?: Sum | undefined;
}): readonly FitColumn[] {
  return offerings.map((offering) => {
    const cells = requirements.map((requirement) => cellOf(requirement, offering));
    const price = monthly(offering.price);
    const count = (verdict: FitCell['verdict']): number => cells.filter((cell) => cell.verdict === verdict).length;
    const asked = new Set(requirements.map(({ measure }) => measure));
    return {
      offering: offering.id,
      name: offering.name,
      ...(offering.tier === undefined ? {} : { tier: offering.tier }),
      ...(price === undefined ? {} : { price }),
      ...standing(price, budget),
      cells,
      met: count('met'),
      unmet: count('not'),
      unknown: count('unknown'),
      unasked: (offering.targets ?? [])
        .filter((target) => !asked.has(measureIn(target) ?? ''))
        .map(({ what, value }) => ({ what, value })),
    };
  });
}

type OfferedTarget = NonNullable<Offered['targets']>[number];

const measureIn = ({ measure, what }: OfferedTarget): string | undefined => measureNamed(measure ?? what.en)?.id;

function cellOf({ id, measure, target }: AskedFor, offering: Offered): FitCell {
  const wanted = targetOf(target);
  const sold = offering.targets?.find((one) => measureIn(one) === measure);
  const promised = targetOf(sold?.value);
  const known = { requirement: id, asked: target, ...(sold === undefined ? {} : { offered: sold.value }) };
  if (wanted === undefined || promised === undefined) return { ...known, verdict: 'unknown', more: false };
  if (!comparable(wanted.bound, promised.bound)) return { ...known, verdict: 'unknown', more: false };
  const isMet = atLeastAsStrict({ candidate: promised, than: wanted });
  return { ...known, verdict: isMet ? 'met' : 'not', more: isMet && isStricter(promised, wanted) };
}

const isStricter = (one: Target, other: Target): boolean => !atLeastAsStrict({ candidate: other, than: one });

const monthsIn: Readonly<Record<string, bigint>> = { month: 1n, quarter: 3n, year: 12n };

/** Undefined for prices that are not by time: an hour, a visit. */
function monthly(price: Offered['price']): Sum | undefined {
  const months = price === undefined ? undefined : monthsIn[price.per];
  if (price === undefined || months === undefined) return undefined;
  const { amount, currency } = price;
  if (months === 1n) return { amount, currency };
  return Money.of(amount, currency).times(Ratio.of(1n, months)).settle().toJSON();
}

function standing(price: Sum | undefined, budget: Sum | undefined): Pick<FitColumn, 'budget' | 'by'> {
  if (price === undefined || budget?.currency !== price.currency) return { budget: 'unknown' };
  const asked = Money.tryOf(budget.amount, budget.currency);
  if (asked === undefined) return { budget: 'unknown' };
  const over = Money.of(price.amount, budget.currency).minus(asked);
  const isOver = !over.isNegative() && !over.isZero();
  return { budget: isOver ? 'over' : 'within', by: (isOver ? over : over.negated()).toJSON() };
}

export interface OverSpecified {
  readonly requirement: string;
  readonly measure: string;
  /** The strictest that anything sold promises. */
  readonly best: string;
}

/** Requirements that are stricter than anything that is sold of them: dear, or not to be had. */
export function beyondAll(requirements: readonly AskedFor[], offerings: readonly Offered[]): readonly OverSpecified[] {
  return requirements.flatMap(({ id, measure, target }) => {
    const wanted = targetOf(target);
    if (wanted === undefined || measureOf(measure) === undefined) return [];
    const sold = offerings
      .flatMap(({ targets = [] }) => targets.filter((one) => measureIn(one) === measure))
      .flatMap(({ value }) => {
        const read = parseTarget(value);
        return typeof read === 'string' || !comparable(read.bound, wanted.bound) ? [] : [read];
      })
      .sort((one, other) => (atLeastAsStrict({ candidate: one, than: other }) ? -1 : 1));
    const [best] = sold;
    if (best === undefined || atLeastAsStrict({ candidate: best, than: wanted })) return [];
    return [{ requirement: id, measure, best: best.text }];
  });
}
