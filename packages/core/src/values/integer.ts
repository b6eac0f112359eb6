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

/** Factors that stand for several steps of Euclid at once. */
interface Steps {
  readonly of: readonly [number, number, number, number];
  readonly any: boolean;
}

/**
 * As many steps as the leading digits decide for certain (Lehmer; Knuth, The Art of Computer Programming 4.5.2, algorithm L).
 * Operands stay below 2^50 and factors below 2^26, so that every number here is exact.
 */
const certainSteps = (leadX: number, leadY: number): Steps => {
  let [x, y] = [leadX, leadY];
  let [a, b, c, d] = [1, 0, 0, 1];
  let any = false;
  while (y + c > 0 && y + d > 0) {
    const q = Math.floor((x + a) / (y + c));
    if (q !== Math.floor((x + b) / (y + d))) break;
    const [nextC, nextD] = [a - q * c, b - q * d];
    if (Math.abs(nextC) > 2 ** 26 || Math.abs(nextD) > 2 ** 26) break;
    [a, c, b, d] = [c, nextC, d, nextD];
    [x, y] = [y, x - q * y];
    any = true;
  }
  return { of: [a, b, c, d], any };
};

/** How many digits to leave away so that 46 to 50 are left. */
const shiftOf = (large: bigint): number => Math.max(0, large.toString(16).length * 4 - 50);

/** How many digits bring it near to 2^50. */
const missingDigits = (lead: number): number => {
  let missing = 0;
  for (let grown = lead; grown < 2 ** 49; grown *= 2) missing += 1;
  return missing;
};

/** Brings two large numbers, x not below y, to a pair with the same divisors of which the lesser is a safe number. */
const shortened = (large: bigint, lesser: bigint): readonly [bigint, bigint] => {
  let [x, y] = [large, lesser];
  let shift = shiftOf(x);
  while (y > largestSafe) {
    let lead = Number(x >> BigInt(shift));
    if (lead < 2 ** 40 && shift > 0) {
      shift = lead === 0 ? shiftOf(x) : Math.max(0, shift - missingDigits(lead));
      lead = Number(x >> BigInt(shift));
    }
    const { of, any } = certainSteps(lead, Number(y >> BigInt(shift)));
    if (!any) {
      [x, y] = [y, x % y];
      continue;
    }
    const [a, b, c, d] = [BigInt(of[0]), BigInt(of[1]), BigInt(of[2]), BigInt(of[3])];
    [x, y] = [a * x + b * y, c * x + d * y];
  }
  return [x, y];
};

/**
 * Greatest common divisor of two non-negative integers; gcd(0, n) is n.
 * Large operands are shortened by many steps at once; below 2^53 number steps are several times faster, and exact.
 */
export const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = a < b ? [b, a] : [a, b];
  if (y > largestSafe) [x, y] = shortened(x, y);
  while (x > largestSafe) {
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
