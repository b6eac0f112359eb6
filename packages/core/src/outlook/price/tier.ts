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
