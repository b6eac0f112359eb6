/**
 * Durations in whole milliseconds that know what they were measured against: agreed service time, or the clock on the
 * wall. Four service hours and twenty-four elapsed hours do not meet. Does not own: calendars, which convert.
 */
import type { Instant } from './instant.ts';

/** `service`: time inside the agreed service hours. `elapsed`: physical time. */
export type SpanKind = 'service' | 'elapsed';

const units = [
  ['H', 3_600_000],
  ['M', 60_000],
] as const;

const sameKind = (one: SpanKind, other: SpanKind): void => {
  if (one !== other)
    throw new TypeError(`A span of ${one} time and a span of ${other} time do not mix: ask a calendar to convert one.`);
};

/** An immutable duration; negative when it is a difference that came out so. */
export class Span<K extends SpanKind> {
  readonly #ms: number;
  readonly kind: K;

  private constructor(ms: number, kind: K) {
    if (!Number.isSafeInteger(ms)) throw new RangeError(`${ms} is not a whole number of milliseconds.`);
    this.#ms = ms;
    this.kind = kind;
  }

  /** Milliseconds of a kind that is known only at run time. Throws RangeError unless a safe integer. */
  static of<K extends SpanKind>(ms: number, kind: K): Span<K> {
    return new Span(ms, kind);
  }

  /** Milliseconds of agreed service time. Throws RangeError unless a safe integer. */
  static service(ms: number): Span<'service'> {
    return new Span(ms, 'service');
  }

  /** Milliseconds of physical time. Throws RangeError unless a safe integer. */
  static elapsed(ms: number): Span<'elapsed'> {
    return new Span(ms, 'elapsed');
  }

  /** The physical time from one moment to another; negative when `end` is earlier. */
  static between({ start, end }: { readonly start: Instant; readonly end: Instant }): Span<'elapsed'> {
    return new Span(end - start, 'elapsed');
  }

  /** Whole milliseconds. */
  get ms(): number {
    return this.#ms;
  }

  /** Throws TypeError on a span of the other kind, RangeError beyond safe integers. */
  plus(other: Span<K>): Span<K> {
    sameKind(this.kind, other.kind);
    return new Span(this.#ms + other.#ms, this.kind);
  }

  /** Throws TypeError on a span of the other kind, RangeError beyond safe integers. */
  minus(other: Span<K>): Span<K> {
    sameKind(this.kind, other.kind);
    return new Span(this.#ms - other.#ms, this.kind);
  }

  /** -1, 0 or 1. Throws TypeError on a span of the other kind. */
  compare(other: Span<K>): -1 | 0 | 1 {
    sameKind(this.kind, other.kind);
    if (this.#ms === other.#ms) return 0;
    return this.#ms < other.#ms ? -1 : 1;
  }

  /** Same kind and same length; the other kind is simply not equal. */
  equals(other: Span<SpanKind>): boolean {
    return this.kind === other.kind && this.#ms === other.#ms;
  }

  isZero(): boolean {
    return this.#ms === 0;
  }

  isNegative(): boolean {
    return this.#ms < 0;
  }

  /** ISO 8601 duration in hours, minutes and seconds: "PT4H30M", "PT0.250S", "-PT1H". Days are left to calendars. */
  toString(): string {
    let rest = Math.abs(this.#ms);
    let text = '';
    for (const [letter, size] of units) {
      const count = Math.floor(rest / size);
      if (count > 0) text += `${count}${letter}`;
      rest %= size;
    }
    const decimals = rest % 1000 === 0 ? '' : `.${String(rest % 1000).padStart(3, '0')}`;
    if (rest > 0 || text === '') text += `${Math.floor(rest / 1000)}${decimals}S`;
    return `${this.#ms < 0 ? '-' : ''}PT${text}`;
  }

  toJSON(): { kind: K; ms: number } {
    return { kind: this.kind, ms: this.#ms };
  }

  /** Throws: `<`, `>`, `+` would let spans of different kinds meet. */
  valueOf(): never {
    throw new TypeError('Spans do not take part in <, > or +: use compare, plus, minus, ms.');
  }

  /** Shows the value in inspections, and keeps deep-equality checks from finding all spans equal. */
  get [Symbol.toStringTag](): string {
    return `Span ${this.kind} ${this.toString()}`;
  }
}
