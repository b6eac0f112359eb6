/** Exact integers: the greatest common divisor and the door through which JavaScript numbers enter. */

const largestSafe = BigInt(Number.MAX_SAFE_INTEGER);

const gcdOfNumbers = (a: number, b: number): number => {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
};

/**
 * Greatest common divisor of two non-negative integers; gcd(0, n) is n.
 * Steps on bigint only while the operands are large: number steps are several times faster and, below 2^53, exact.
 */
export const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b];
  while (x > largestSafe || y > largestSafe) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  return BigInt(gcdOfNumbers(Number(x), Number(y)));
};

/** A bigint as it is, a number if it is a safe integer. Throws RangeError for 0.1, NaN or 2^53: they are not exact. */
export const exactInteger = (value: bigint | number): bigint => {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${value} is not a safe integer: give the number as text to Ratio.parse, or as a bigint.`);
  return BigInt(value);
};
