/**
 * Exact rational numbers: shares, percents, availabilities, targets, factors, and every comparison behind a verdict.
 * Owns: exact arithmetic and declared rounding. Does not own: money (`money.ts`), display in a language.
 */
import { powerOfTen, quoted, readFraction, writeFixed, writeFraction } from './decimal.ts';
import { exactInteger, gcd } from './integer.ts';
import { divideRounded, type Rounding, type RoundingMode } from './rounding.ts';

export { roundingModes, type Rounding, type RoundingMode } from './rounding.ts';

const mostDecimals = 100;

const checkDecimals = (decimals: number): void => {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > mostDecimals)
    throw new RangeError(`Decimals must be a whole number from 0 to ${mostDecimals}, not ${decimals}.`);
};

/** An immutable exact fraction, always reduced, its denominator always positive. */
export class Ratio {
  static readonly zero: Ratio = new Ratio(0n, 1n);
  static readonly one: Ratio = new Ratio(1n, 1n);
  static readonly #hundred: Ratio = new Ratio(100n, 1n);

  readonly #num: bigint;
  readonly #den: bigint;

  private constructor(num: bigint, den: bigint) {
    this.#num = num;
    this.#den = den;
  }

  static #reduced(num: bigint, den: bigint): Ratio {
    if (den === 1n) return new Ratio(num, den);
    const divisor = gcd(num < 0n ? -num : num, den);
    return divisor === 1n ? new Ratio(num, den) : new Ratio(num / divisor, den / divisor);
  }

  /** `num / den`. Numbers must be safe integers. Throws RangeError for other numbers and for a zero denominator. */
  static of(num: bigint | number, den: bigint | number = 1n): Ratio {
    const above = exactInteger(num);
    const below = exactInteger(den);
    if (below === 0n) throw new RangeError('A ratio cannot have the denominator 0.');
    return below < 0n ? Ratio.#reduced(-above, -below) : Ratio.#reduced(above, below);
  }

  static #read(text: string): Ratio | string {
    const fraction = readFraction(text);
    return typeof fraction === 'string' ? fraction : Ratio.#reduced(fraction.num, fraction.den);
  }

  /**
   * Reads "0.9995", "-12.5", "1/3" or "1e3" exactly. Throws RangeError, with a sentence to show, for anything else,
   * for more than 400 characters and for exponents beyond 30. A percent sign is refused: see `Ratio.percent`.
   */
  static parse(text: string): Ratio {
    const read = Ratio.#read(text);
    if (typeof read === 'string') throw new RangeError(read);
    return read;
  }

  /** As `parse`, but undefined instead of an error. */
  static tryParse(text: string): Ratio | undefined {
    const read = Ratio.#read(text);
    return typeof read === 'string' ? undefined : read;
  }

  /** A percent as a ratio: '99.95' is 0.9995. `'99,95'` and `'99.95%'` do not compile. Throws RangeError as `parse`. */
  static percent(text: `${number}`): Ratio {
    return Ratio.parse(text).dividedBy(Ratio.#hundred);
  }

  /** A percent from text of any origin, with or without its sign: "99.95", "99.95%", "99.95 %". Undefined if unread. */
  static tryPercent(text: string): Ratio | undefined {
    return Ratio.tryParse(text.replace(/ ?%$/, ''))?.dividedBy(Ratio.#hundred);
  }

  static #extreme(ratios: readonly Ratio[], wanted: -1 | 1): Ratio {
    const [first, ...rest] = ratios;
    if (first === undefined) throw new RangeError('There is no smallest or largest among no ratios.');
    return rest.reduce((best, ratio) => (ratio.compare(best) === wanted ? ratio : best), first);
  }

  /** The smallest. Throws RangeError when none is given. */
  static min(...ratios: readonly Ratio[]): Ratio {
    return Ratio.#extreme(ratios, -1);
  }

  /** The largest. Throws RangeError when none is given. */
  static max(...ratios: readonly Ratio[]): Ratio {
    return Ratio.#extreme(ratios, 1);
  }

  /** The sum; of none it is zero. */
  static sum(...ratios: readonly Ratio[]): Ratio {
    return Ratio.sumOf(ratios);
  }

  /** The sum of any number of ratios (arguments of `sum` are bounded by the engine's stack; a list here is not). */
  static sumOf(ratios: Iterable<Ratio>): Ratio {
    let total = Ratio.zero;
    for (const ratio of ratios) total = total.plus(ratio);
    return total;
  }

  /** The numerator of the reduced fraction; it carries the sign. */
  get num(): bigint {
    return this.#num;
  }

  /** The denominator of the reduced fraction; always positive. */
  get den(): bigint {
    return this.#den;
  }

  /** The exact sum. */
  plus(other: Ratio): Ratio {
    if (this.#den === other.#den) return Ratio.#reduced(this.#num + other.#num, this.#den);
    return Ratio.#reduced(this.#num * other.#den + other.#num * this.#den, this.#den * other.#den);
  }

  /** The exact difference. */
  minus(other: Ratio): Ratio {
    return this.plus(other.negated());
  }

  /** The exact product. */
  times(other: Ratio): Ratio {
    return Ratio.#reduced(this.#num * other.#num, this.#den * other.#den);
  }

  /** The exact quotient. Throws RangeError when dividing by zero: ask `isZero` first, and decide what it means. */
  dividedBy(other: Ratio): Ratio {
    if (other.#num === 0n) throw new RangeError(`${quoted(this.toString())} cannot be divided by zero.`);
    return Ratio.of(this.#num * other.#den, this.#den * other.#num);
  }

  negated(): Ratio {
    return new Ratio(-this.#num, this.#den);
  }

  abs(): Ratio {
    return this.#num < 0n ? this.negated() : this;
  }

  /** -1, 0 or 1, by cross-multiplication; never by floats. */
  compare(other: Ratio): -1 | 0 | 1 {
    const left = this.#num * other.#den;
    const right = other.#num * this.#den;
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  equals(other: Ratio): boolean {
    return this.#num === other.#num && this.#den === other.#den;
  }

  isZero(): boolean {
    return this.#num === 0n;
  }

  isNegative(): boolean {
    return this.#num < 0n;
  }

  /** `<` */
  lessThan(other: Ratio): boolean {
    return this.compare(other) === -1;
  }

  /** `<=` */
  atMost(other: Ratio): boolean {
    return this.compare(other) !== 1;
  }

  /** `>` */
  greaterThan(other: Ratio): boolean {
    return this.compare(other) === 1;
  }

  /** `>=` */
  atLeast(other: Ratio): boolean {
    return this.compare(other) !== -1;
  }

  /** The largest integer that is not above this ratio. */
  floor(): bigint {
    return divideRounded(this.#num, this.#den, 'floor');
  }

  /** The smallest integer that is not below this ratio. */
  ceil(): bigint {
    return divideRounded(this.#num, this.#den, 'ceiling');
  }

  #scaled(decimals: number, mode: RoundingMode): bigint {
    checkDecimals(decimals);
    return divideRounded(this.#num * powerOfTen(decimals), this.#den, mode);
  }

  /** The ratio as the declared rounding states it. Throws RangeError unless decimals is a whole number 0 to 100. */
  round({ mode, decimals }: Rounding): Ratio {
    return Ratio.#reduced(this.#scaled(decimals, mode), powerOfTen(decimals));
  }

  /** Text with exactly that many decimals (0 to 100, else RangeError), rounded by the mode; never "-0.00". */
  toFixed(decimals: number, mode: RoundingMode = 'half-up'): string {
    return writeFixed(this.#scaled(decimals, mode), decimals);
  }

  /** The value in percent, without its sign: 0.9987269 is "99.87269". */
  toPercent(decimals = 5, mode: RoundingMode = 'half-up'): string {
    return this.times(Ratio.#hundred).toFixed(decimals, mode);
  }

  /** The exact canonical text: a terminating decimal where there is one ("0.9995"), otherwise "n/d". */
  toString(): string {
    return writeFraction({ num: this.#num, den: this.#den });
  }

  /** The exact canonical text, so that JSON keeps the value. */
  toJSON(): string {
    return this.toString();
  }

  /** An approximate number for charts and widths of columns only; never for a verdict or money. */
  toNumber(): number {
    const digits = Math.max(this.#num.toString(16).length, this.#den.toString(16).length);
    const shift = BigInt(Math.max(0, digits - 250) * 4);
    return Number(this.#num >> shift) / Number(this.#den >> shift);
  }

  /** Throws: `<`, `>`, `+` on ratios would compile and go through floats. */
  valueOf(): never {
    throw new TypeError('Ratios do not take part in <, > or +: use compare, lessThan, atLeast, plus, times, toString.');
  }

  /** Shows the value in inspections, and keeps deep-equality checks from finding all ratios equal. */
  get [Symbol.toStringTag](): string {
    return `Ratio ${this.toString()}`;
  }
}
