/** Exact fractions as the doubles that JSON can carry, and doubles compared with them. */
import { Ratio } from '../../values/ratio.ts';

/** The share of a whole in percent; null when there is no whole. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : nearestDouble(Ratio.of(part, whole).times(Ratio.of(100)));
}

/** The double nearest to a fraction: 60 digits decide which one that is. */
export function nearestDouble(exact: Ratio): number {
  const whole = exact.abs().floor().toString().length;
  return Number(exact.toFixed(Math.max(0, 60 - whole)));
}

/**
 * Whether a number of a case is the one found. Whole numbers must be equal. Others may lie two doubles apart: the
 * numbers of cases were printed from floating-point arithmetic, whose last digit is an accident.
 */
export function sameNumber(found: number, wanted: number): boolean {
  if (found === wanted) return true;
  return !Number.isInteger(wanted) && Math.abs(found - wanted) <= Math.abs(wanted) * 2 ** -51;
}
