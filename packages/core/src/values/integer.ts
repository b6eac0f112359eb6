/** Exact integers: the greatest common divisor and the door through which JavaScript numbers enter. */

const largestSafe = BigInt(Number.MAX_SAFE_INTEGER);

/** Above 2^31 a remainder of numbers is a call into the C library; below it is one machine instruction. */
const gcdOfNumbers = (a: number, b: number): number => {
  let [x, y] = [a, b];
  while (x > 0x7fffffff || y > 0x7fffffff) {
    if (y === 0) return x;
    [x, y] = [y, x % y];
  }
  return gcdOfSmall(x, y);
};

const gcdOfSmall = (a: number, b: number): number => {
  let x = a | 0;
  let y = b | 0;
  while (y !== 0) {
    const rest = (x % y) | 0;
    x = y;
    y = rest;
  }
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
