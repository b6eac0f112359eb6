/**
 * One figure out of several. Contracts need the last two: serial dependencies multiply only where failures are
 * independent, which is rarely true, so the bounds are given beside the product.
 */
import { measured, notMeasured } from '../values/measured.ts';
import type { Measured } from '../values/measured.ts';
import { Ratio } from '../values/ratio.ts';

export interface Member {
  readonly weight: Ratio;
  /** Missing when nothing was measured. */
  readonly value?: Ratio | undefined;
}

/** Missing parts add up, each times its weight (OpenSLO, RatioTimeslices). Weights are not normalised; it may fall below 0. */
export function addingMissingParts(members: readonly Required<Member>[]): Ratio {
  const missing = Ratio.sumOf(members.map(({ weight, value }) => Ratio.one.minus(value ?? Ratio.zero).times(weight)));
  return Ratio.one.minus(missing);
}

/** A slice is good when it is good for every member (OpenSLO, Timeslices). Throws RangeError for lists of different length. */
export function everySliceOfAll(members: readonly (readonly boolean[])[]): {
  readonly slices: boolean[];
  readonly share: Measured<Ratio>;
} {
  const length = members[0]?.length ?? 0;
  if (members.some((member) => member.length !== length))
    throw new RangeError('Members of one composite have equally many slices.');
  const slices = Array.from({ length }, (_, i) => members.every((member) => member[i] === true));
  const good = slices.filter((slice) => slice).length;
  return {
    slices,
    share: length === 0 ? notMeasured('no-volume', 'There is no slice.') : measured(Ratio.of(good, length)),
  };
}

/** Σ w·v ÷ Σ w over members with a value; a member without one is dropped and the others' weights count more. */
export function weightedMean(members: readonly Member[]): Measured<Ratio> {
  const known = members.flatMap(({ weight, value }) => (value === undefined ? [] : [{ weight, value }]));
  const weights = Ratio.sumOf(known.map((member) => member.weight));
  if (weights.isZero()) return notMeasured('no-data', 'No member of the composite has a value.');
  return measured(Ratio.sumOf(known.map(({ weight, value }) => weight.times(value))).dividedBy(weights));
}

/** Each weight as a share of all. Throws RangeError when they add up to nothing. */
export function normalised(weights: readonly Ratio[]): Ratio[] {
  const sum = Ratio.sumOf(weights);
  return weights.map((weight) => weight.dividedBy(sum));
}

/** All must work and fail independently of each other: the product. */
export function inSeries(values: readonly Ratio[]): Ratio {
  return values.reduce((product, value) => product.times(value), Ratio.one);
}

/** All must work, nothing is known of how failures coincide: between max(0, Σ − (n − 1)) and the weakest member. */
export function boundsInSeries(values: readonly Ratio[]): { readonly worst: Ratio; readonly best: Ratio } {
  const missing = Ratio.sumOf(values.map((value) => Ratio.one.minus(value)));
  return { worst: Ratio.max(Ratio.zero, Ratio.one.minus(missing)), best: Ratio.min(Ratio.one, ...values) };
}
