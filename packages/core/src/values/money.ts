/**
 * Money and amounts. `Money` is settled: whole minor units, fit for paper. `Amount` is not: an exact fraction of the
 * major unit, on which rules, caps and shares work. The one road from Amount to Money is `settle`, so rounding happens
 * once and is seen. Owns: currency safety and settling. Does not own: exchange rates, the choice of a rounding mode.
 */
import { minorDigits } from './currencies.ts';
import { quoted, writeFixed } from './decimal.ts';
import { Ratio, type RoundingMode } from './ratio.ts';

const longestMoney = 60;

const sameCurrency = (one: string, other: string): void => {
  if (one !== other)
    throw new TypeError(
      `${one} and ${other} do not mix: convert one of them first, at a rate that the agreement names.`,
    );
};

const sign = (difference: bigint): -1 | 0 | 1 => {
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
};

const readMinor = (text: string, currency: string): bigint | string => {
  const digits = minorDigits(currency);
  const [matched, whole = '', decimals = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (matched === undefined || text.length > longestMoney)
    return `${quoted(text)} is not a sum of money: write digits with a point before the decimals, as in 1234.55.`;
  if (decimals.length > digits)
    return `${quoted(text)} has ${decimals.length} decimals, but ${currency} has ${digits}: write it as it is paid.`;
  return BigInt(whole + decimals.padEnd(digits, '0'));
};

/** A settled sum in whole minor units of its currency. */
export class Money<C extends string> {
  readonly #minor: bigint;
  readonly currency: C;

  private constructor(minor: bigint, currency: C) {
    this.#minor = minor;
    this.currency = currency;
  }

  /**
   * Reads text in the major unit: Money.of('1234.55', 'HKD'). Throws RangeError, with a sentence to show, when the text
   * is not plain digits (at most 60 characters) or has more decimals than the currency; zeros count as decimals too.
   */
  static of<C extends string>(text: string, currency: C): Money<C> {
    const minor = readMinor(text, currency);
    if (typeof minor === 'string') throw new RangeError(minor);
    return new Money(minor, currency);
  }

  /** As `of`, but undefined where the text is refused. A malformed currency code still throws RangeError. */
  static tryOf<C extends string>(text: string, currency: C): Money<C> | undefined {
    const minor = readMinor(text, currency);
    return typeof minor === 'string' ? undefined : new Money(minor, currency);
  }

  /** Nothing, in that currency. */
  static zero<C extends string>(currency: C): Money<C> {
    return Money.of('0', currency);
  }

  /** The sum in the currency named; of none it is zero. Throws TypeError on another currency. */
  static sum<C extends string>(moneys: Iterable<Money<NoInfer<C>>>, currency: C): Money<C> {
    let total = Money.zero(currency);
    for (const money of moneys) total = total.plus(money);
    return total;
  }

  /** Throws TypeError on another currency, where the compiler could not see it. */
  plus(other: Money<C>): Money<C> {
    sameCurrency(this.currency, other.currency);
    return new Money(this.#minor + other.#minor, this.currency);
  }

  /** Throws TypeError on another currency. */
  minus(other: Money<C>): Money<C> {
    return this.plus(other.negated());
  }

  negated(): Money<C> {
    return new Money(-this.#minor, this.currency);
  }

  /** A share or a multiple, exact and unrounded: an Amount, to be settled once. */
  times(ratio: Ratio): Amount<C> {
    return this.toAmount().times(ratio);
  }

  /** The same sum as an exact Amount, to calculate with. */
  toAmount(): Amount<C> {
    return Amount.of(Ratio.of(this.#minor, 10n ** BigInt(minorDigits(this.currency))), this.currency);
  }

  /** -1, 0 or 1. Throws TypeError on another currency. */
  compare(other: Money<C>): -1 | 0 | 1 {
    sameCurrency(this.currency, other.currency);
    return sign(this.#minor - other.#minor);
  }

  /** Same currency and same sum; another currency is not equal. */
  equals(other: Money<string>): boolean {
    return this.currency === other.currency && this.#minor === other.#minor;
  }

  isZero(): boolean {
    return this.#minor === 0n;
  }

  isNegative(): boolean {
    return this.#minor < 0n;
  }

  /** The sum in the major unit with all its decimals, without the currency: "1234.50"; `of` reads it back. */
  toString(): string {
    return writeFixed(this.#minor, minorDigits(this.currency));
  }

  toJSON(): { currency: C; amount: string } {
    return { currency: this.currency, amount: this.toString() };
  }

  /** Throws: `<`, `>`, `+` on money would compile and go through floats. */
  valueOf(): never {
    throw new TypeError('Money does not take part in <, > or +: use compare, plus, minus, times, toString.');
  }

  /** Shows the value in inspections, and keeps deep-equality checks from finding all sums equal. */
  get [Symbol.toStringTag](): string {
    return `Money ${this.currency} ${this.toString()}`;
  }
}

/** An exact, unrounded sum: a fraction of the currency's major unit. Papers accept only Money. */
export class Amount<C extends string> {
  readonly #exact: Ratio;
  readonly currency: C;

  private constructor(exact: Ratio, currency: C) {
    this.#exact = exact;
    this.currency = currency;
  }

  /** `exact` is in the major unit: Amount.of(Ratio.of(1, 3), 'HKD') is a third of a dollar. */
  static of<C extends string>(exact: Ratio, currency: C): Amount<C> {
    minorDigits(currency);
    return new Amount(exact, currency);
  }

  /** Nothing, in that currency. */
  static zero<C extends string>(currency: C): Amount<C> {
    return Amount.of(Ratio.zero, currency);
  }

  /** The sum in the currency named; of none it is zero. Throws TypeError on another currency. */
  static sum<C extends string>(amounts: Iterable<Amount<NoInfer<C>>>, currency: C): Amount<C> {
    let total = Amount.zero(currency);
    for (const amount of amounts) total = total.plus(amount);
    return total;
  }

  /** Throws TypeError on another currency, where the compiler could not see it. */
  plus(other: Amount<C>): Amount<C> {
    sameCurrency(this.currency, other.currency);
    return new Amount(this.#exact.plus(other.#exact), this.currency);
  }

  /** Throws TypeError on another currency. */
  minus(other: Amount<C>): Amount<C> {
    return this.plus(other.negated());
  }

  negated(): Amount<C> {
    return new Amount(this.#exact.negated(), this.currency);
  }

  times(ratio: Ratio): Amount<C> {
    return new Amount(this.#exact.times(ratio), this.currency);
  }

  /** This amount as a share of another. Throws TypeError on another currency, RangeError when the other is zero. */
  shareOf(other: Amount<C>): Ratio {
    sameCurrency(this.currency, other.currency);
    return this.#exact.dividedBy(other.#exact);
  }

  /** The smaller of the two: how a cap works. Throws TypeError on another currency. */
  min(other: Amount<C>): Amount<C> {
    return this.compare(other) === 1 ? other : this;
  }

  /** The larger of the two: how a floor works. Throws TypeError on another currency. */
  max(other: Amount<C>): Amount<C> {
    return this.compare(other) === -1 ? other : this;
  }

  /** -1, 0 or 1. Throws TypeError on another currency. */
  compare(other: Amount<C>): -1 | 0 | 1 {
    sameCurrency(this.currency, other.currency);
    return this.#exact.compare(other.#exact);
  }

  /** Same currency and same sum; another currency is not equal. */
  equals(other: Amount<string>): boolean {
    return this.currency === other.currency && this.#exact.equals(other.#exact);
  }

  isZero(): boolean {
    return this.#exact.isZero();
  }

  isNegative(): boolean {
    return this.#exact.isNegative();
  }

  /** Rounds, once, to the currency's minor unit, by default half-up (ties away from zero): the only way to Money. */
  settle({ mode = 'half-up' }: { readonly mode?: RoundingMode } = {}): Money<C> {
    return Money.of(this.#exact.toFixed(minorDigits(this.currency), mode), this.currency);
  }

  /** The exact canonical text in the major unit, without the currency: "308.6375" or "1/3". For explanations. */
  toString(): string {
    return this.#exact.toString();
  }

  toJSON(): { currency: C; exact: string } {
    return { currency: this.currency, exact: this.toString() };
  }

  /** Throws: `<`, `>`, `+` on amounts would compile and go through floats. */
  valueOf(): never {
    throw new TypeError('Amounts do not take part in <, > or +: use compare, plus, minus, times, settle.');
  }

  /** Shows the value in inspections, and keeps deep-equality checks from finding all amounts equal. */
  get [Symbol.toStringTag](): string {
    return `Amount ${this.currency} ${this.toString()}`;
  }
}
