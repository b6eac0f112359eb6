/**
 * What exclusions leave of a moment of downtime. Owns: each millisecond (or share of one) to exactly one exclusion, by
 * their order. Does not own: which time is excluded (room exclusions).
 *
 * A named subject that is excluded counts as up, so that an exclusion can never make a service worse than it was; a share
 * of users is subtracted and nothing falls below zero.
 */
import { Ratio } from '../../values/ratio.ts';
import type { Exclusion } from '../metric.ts';
import { combined } from './combine.ts';
import type { Combine, Company, Down } from './combine.ts';

/** What one exclusion took, by its index in the order of precedence. */
export interface Taken {
  readonly index: number;
  readonly share: Ratio;
}

/** A member at an instant, as far as it is not up. */
export interface Ailing extends Down {
  readonly id: string;
}

export interface Moment {
  readonly ailing: readonly Ailing[];
  readonly company: Company;
  readonly combine: Combine;
  /** Exclusions in force, in order of precedence. */
  readonly excluded: readonly { readonly index: number; readonly exclusion: Exclusion }[];
}

/** The share that is left, and what each exclusion took of it. */
export function excuse(moment: Moment): { left: Ratio; taken: readonly Taken[] } {
  let ailing = moment.ailing;
  let subtracted = Ratio.zero;
  let left = combined(ailing, moment.company, moment.combine);
  const taken: Taken[] = [];
  for (const { index, exclusion } of moment.excluded) {
    if (left.isZero()) break;
    const { subjects, affected } = exclusion;
    if (subjects !== undefined) ailing = ailing.filter(({ id }) => !subjects.includes(id));
    else subtracted = subtracted.plus(affected ?? Ratio.one);
    const rest = combined(ailing, moment.company, moment.combine).minus(subtracted);
    const next = Ratio.max(rest, Ratio.zero);
    if (next.lessThan(left)) taken.push({ index, share: left.minus(next) });
    left = next;
  }
  return { left, taken };
}

/** The share of the service that is excluded at a moment, down or not: what leaves the denominator. */
export function excludedShare(
  moment: Omit<Moment, 'ailing'>,
  members: readonly { readonly id: string; readonly weight: Ratio }[],
): Ratio {
  let share = Ratio.zero;
  const named = new Set<string>();
  for (const { exclusion } of moment.excluded) {
    if (exclusion.subjects === undefined) share = share.plus(exclusion.affected ?? Ratio.one);
    else for (const id of exclusion.subjects) named.add(id);
  }
  const out = members.filter(({ id }) => named.has(id));
  if (moment.combine === 'weighted') {
    const weight = Ratio.sumOf(out.map((member) => member.weight));
    if (!moment.company.weight.isZero()) share = share.plus(weight.dividedBy(moment.company.weight));
  } else if (members.length > 0 && out.length === members.length) {
    share = Ratio.one;
  }
  return Ratio.min(share, Ratio.one);
}
