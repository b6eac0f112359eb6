/**
 * Decimal and fraction text, read and written without floating point.
 * Owns: the grammar of numbers in agreements and evidence, and its bounds. Does not own: arithmetic (see `ratio.ts`).
 */

/** A fraction as read; not necessarily reduced, `den` is positive. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** The longest number text that is read, in characters. */
export const longestNumber = 400;

/** The largest power of ten an exponent may name: hostile text such as 1e999999999 must not fill the memory. */
export const largestExponent = 30;

const decimalForm = /^([+-]?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const fractionForm = /^([+-]?\d+)\/(\d+)$/;

/** `text` in quotation marks, cut so that an error sentence stays a sentence. */
export const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;

/** Ten to the power of a small non-negative integer. */
export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

const refusalOf = (text: string): string => {
  if (text.includes('%'))
    return `${quoted(text)} carries a percent sign: read it as a percent, as Ratio.percent('99.95') does.`;
  if (text.includes(','))
    return `${quoted(text)} has a comma: write a point before the decimals and no separators between thousands.`;
  return `${quoted(text)} is not a number: write it as 0.9995, as 1/3 or as 1e3.`;
};

const readDecimal = (text: string, parts: RegExpExecArray): Fraction | string => {
  const [, whole = '', decimals = '', exponentText = '0'] = parts;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > largestExponent)
    return `The exponent of ${quoted(text)} is too large: at most ${largestExponent} is read.`;
  const digits = BigInt(whole + decimals);
  const shift = exponent - decimals.length;
  return shift >= 0 ? { num: digits * powerOfTen(shift), den: 1n } : { num: digits, den: powerOfTen(-shift) };
};

/**
 * Reads "0.9995", "-12.5", "1e3" or "1/3". Returns the fraction, or a sentence that says why the text was refused.
 * Bounded: at most 400 characters and exponents from -30 to 30.
 */
export const readFraction = (text: string): Fraction | string => {
  if (text.length > longestNumber)
    return `The number has ${text.length} characters: at most ${longestNumber} are read.`;
  const decimal = decimalForm.exec(text);
  if (decimal) return readDecimal(text, decimal);
  const fraction = fractionForm.exec(text);
  if (!fraction) return refusalOf(text);
  const [, num = '', den = ''] = fraction;
  return BigInt(den) === 0n ? `${quoted(text)} divides by zero.` : { num: BigInt(num), den: BigInt(den) };
};

/** The text of `scaled / 10^decimals` with exactly that many decimals: (-5n, 2) is "-0.05". There is no "-0". */
export const writeFixed = (scaled: bigint, decimals: number): string => {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return scaled < 0n ? `-${text}` : text;
};

const timesDivisible = (value: bigint, by: bigint): number => {
  let times = 0;
  for (let rest = value; rest % by === 0n; rest /= by) times += 1;
  return times;
};

/**
 * The canonical text of a reduced fraction: a terminating decimal when the denominator is 2^a·5^b ("0.9995", "3"),
 * otherwise "n/d". Reading it again gives the same fraction, within the 400 characters that are read.
 */
export const writeFraction = ({ num, den }: Fraction): string => {
  const twos = timesDivisible(den, 2n);
  const fives = timesDivisible(den, 5n);
  if (den !== 2n ** BigInt(twos) * 5n ** BigInt(fives)) return `${num}/${den}`;
  const decimals = Math.max(twos, fives);
  return writeFixed((num * powerOfTen(decimals)) / den, decimals);
};
