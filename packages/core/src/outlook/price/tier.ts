/**
 * A table of credits by attained availability, as price and back-test read it. Owns: the tier of a value, its credit, and
 * the downtime it stands for. Does not own: how an agreement writes tables (credits/rules/steps).
 */
import { Ratio } from '../../values/ratio.ts';

export interface Tier {
  /** Least value of the tier, inclusive; without one it reaches down to nothing. */
  readonly atLeast?: Ratio | undefined;
  /** The value below which the tier lies; without one it reaches up to everything. */
  readonly below?: Ratio | undefined;
  /** Share of the fee that is credited. */
  readonly share: Ratio;
}

/** Whether the value lies in the tier. */
export function inTier({ atLeast, below }: Tier, value: Ratio): boolean {
  return (atLeast === undefined || value.atLeast(atLeast)) && (below === undefined || value.lessThan(below));
}

/** Downtime of the tier in so much agreed time: more than `over` (undefined: any, even none), and up to `upTo` (undefined: all of it). */
export interface DowntimeOfTier {
  readonly over: Ratio | undefined;
  readonly upTo: Ratio | undefined;
}

/** (1 − value) · agreed, at both ends. */
export function downtimeOf({ atLeast, below }: Tier, agreed: Ratio): DowntimeOfTier {
  const down = (value: Ratio | undefined): Ratio | undefined =>
    value === undefined ? undefined : Ratio.one.minus(value).times(agreed);
  return { over: down(below), upTo: down(atLeast) };
}

/**
 * The rows from the best value down, with one of no credit above them where the table says nothing of good values. A sentence
 * instead where two rows hold one value, or a value lies in none.
 */
export function completed(tiers: readonly Tier[]): readonly Tier[] | string {
  const top = Ratio.one.plus(Ratio.one);
  const rows = [...tiers].sort((one, other) => (other.below ?? top).compare(one.below ?? top));
  const whole: Tier[] = [];
  let lowest: Ratio | undefined = top;
  for (const row of rows) {
    const below = row.below ?? top;
    if (lowest === undefined || below.greaterThan(lowest))
      return `two rows hold the values below ${(row.below ?? Ratio.one).toString()}: a value needs one credit`;
    if (row.atLeast?.atLeast(below) === true) return `the row from ${row.atLeast.toString()} ends before it begins`;
    if (below.lessThan(lowest)) {
      if (whole.length > 0) return hole(below, lowest);
      if (below.atMost(Ratio.one)) whole.push({ atLeast: below, share: Ratio.zero });
    }
    whole.push(row);
    lowest = row.atLeast;
  }
  return lowest?.greaterThan(Ratio.zero) === true ? hole(Ratio.zero, lowest) : whole;
}

const hole = (from: Ratio, to: Ratio): string =>
  `values from ${from.toString()} up to ${to.toString()} lie in no row: the table has a hole there`;
