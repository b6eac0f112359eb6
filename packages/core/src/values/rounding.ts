/**
 * Rounding modes and the one place where a quotient of integers is rounded.
 * Owns: what each mode does, for both signs. Does not own: when to round; that is a term of the agreement.
 */

/** All modes, in the order in which they are documented. */
export const roundingModes = ['half-up', 'half-even', 'half-down', 'up', 'down', 'floor', 'ceiling'] as const;

/**
 * How a value between two neighbours is settled. The modes are symmetric around zero except `floor` and `ceiling`:
 * `half-up`, `half-even`, `half-down` go to the nearest, with ties away from zero, to the even digit, toward zero;
 * `up` goes away from zero, `down` toward zero, `floor` to minus infinity, `ceiling` to plus infinity.
 * Names follow the General Decimal Arithmetic specification.
 */
export type RoundingMode = (typeof roundingModes)[number];

/** A declared rounding: the mode and the number of digits kept after the decimal point (0 to 100). */
export interface Rounding {
  readonly mode: RoundingMode;
  readonly decimals: number;
}

const tieGoesAway = (mode: 'half-up' | 'half-even' | 'half-down', quotient: bigint): boolean =>
  mode === 'half-up' || (mode === 'half-even' && quotient % 2n !== 0n);

/**
 * The integer next to `num / den` that the mode asks for; exact quotients are returned as they are.
 * `den` must be positive (a programmer's promise; a Ratio keeps it).
 */
export const divideRounded = (num: bigint, den: bigint, mode: RoundingMode): bigint => {
  const quotient = num / den;
  const rest = num % den;
  if (rest === 0n) return quotient;
  const negative = num < 0n;
  const away = negative ? quotient - 1n : quotient + 1n;
  switch (mode) {
    case 'up':
      return away;
    case 'down':
      return quotient;
    case 'floor':
      return negative ? away : quotient;
    case 'ceiling':
      return negative ? quotient : away;
    default: {
      const doubled = (negative ? -rest : rest) * 2n;
      if (doubled !== den) return doubled > den ? away : quotient;
      return tieGoesAway(mode, quotient) ? away : quotient;
    }
  }
};
