/**
 * The availability of a service from the promises of what it stands on. Owns: the two figures of a structure, and whether the
 * guaranteed one is exact. Does not own: what a promise is worth in a period (`worst-minutes.ts`), the verdict.
 */
import { accepted, allAccepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { independentAvailability } from './independent.ts';
import { worstByGates, worstShared } from './downtime-bound.ts';
import { occurrences } from './structure.ts';
import type { Structure } from './structure.ts';

/** What each leaf promises, as a share of time. */
export type Promised = ReadonlyMap<string, Ratio>;

export interface Composition {
  /** What follows from the promises alone, whatever the timing. */
  readonly guaranteed: Ratio;
  /** What follows if components fail independently. */
  readonly independent: Ratio;
  /** The guaranteed figure is a bound that is never too hopeful: the exact one was out of reach. */
  readonly bound: boolean;
}

/** Both figures; refused when a leaf promises nothing, or something that is no share of time. */
export function composeAvailability(structure: Structure, promised: Promised): Outcome<Composition> {
  const checked = allAccepted([...occurrences(structure).keys()].map((leaf) => checkedPromise(leaf, promised)));
  if (!checked.ok) return checked;
  const independent = independentAvailability(structure, promised);
  if (!independent.ok) return independent;
  return accepted({ ...guaranteedAvailability(structure, promised), independent: independent.value });
}

/** The guaranteed figure alone; a leaf without a promise counts as down all the time. */
export function guaranteedAvailability(
  structure: Structure,
  promised: Promised,
): Pick<Composition, 'guaranteed' | 'bound'> {
  const unavailable = new Map([...promised].map(([leaf, a]) => [leaf, Ratio.one.minus(a)] as const));
  const isShared = [...occurrences(structure).values()].some((times) => times > 1);
  if (!isShared) return { guaranteed: Ratio.one.minus(worstByGates(structure, unavailable)), bound: false };
  const { worst, bound } = worstShared(structure, unavailable);
  return { guaranteed: Ratio.one.minus(worst), bound };
}

function checkedPromise(leaf: string, promised: Promised): Outcome<Ratio> {
  const a = promised.get(leaf);
  if (a === undefined) {
    const message = `Nobody promises anything for "${leaf}": bind it to a target of an agreement with its supplier.`;
    return refused({ code: 'proof/no-promise', message, at: [leaf] });
  }
  if (!a.isNegative() && a.atMost(Ratio.one)) return accepted(a);
  const message = `"${leaf}" promises ${a.toString()}, which is no share of time: write a number from 0 to 1.`;
  return refused({ code: 'proof/probability', message, at: [leaf] });
}
