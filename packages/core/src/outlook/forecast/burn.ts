/**
 * The plainest projection: it goes on as it went. Owns: burn rate, the total at the end, when the budget is gone; all exact.
 * What forecasts with chances are compared with.
 */
import type { Ratio } from '../../values/ratio.ts';

export interface BurnFacts {
  readonly used: Ratio;
  readonly allowed: Ratio;
  readonly elapsed: Ratio;
  readonly period: Ratio;
}

export interface Burn {
  /** (used ÷ allowed) ÷ (elapsed ÷ period): 1 uses the budget up at the very end. */
  readonly rate: Ratio;
  /** used · period ÷ elapsed */
  readonly projected: Ratio;
  /** elapsed · allowed ÷ used, from the start of the period; undefined when nothing is used yet. */
  readonly exhaustedAt: Ratio | undefined;
}

/** Undefined while nothing has elapsed or nothing is allowed: there is no pace then. */
export function burnOf({ used, allowed, elapsed, period }: BurnFacts): Burn | undefined {
  if (elapsed.isZero() || allowed.isZero()) return undefined;
  const projected = used.times(period).dividedBy(elapsed);
  const exhaustedAt = used.isZero() ? undefined : elapsed.times(allowed).dividedBy(used);
  return { rate: projected.dividedBy(allowed), projected, exhaustedAt };
}
