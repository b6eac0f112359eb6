/**
 * A number with its dimension. Owns: which quantities may be compared and how they are written. Does not own: targets and
 * bands, which are made of quantities.
 */
import { Ratio } from '../values/ratio.ts';
import type { Language } from './text.ts';

/** What a number is a number of. `time` is in milliseconds, `ratio` is a share of one, `number` carries its own unit. */
export type Dimension = 'ratio' | 'time' | 'count' | 'days' | 'number';

/** An exact number that knows its dimension, and its unit where the dimension alone does not say it. */
export interface Quantity<D extends Dimension = Dimension> {
  readonly dimension: D;
  readonly value: Ratio;
  /** `business` or `calendar` for `days`; the author's own unit for `number`; empty otherwise. */
  readonly unit: string;
}

const timeUnits: Record<string, bigint> = {
  ms: 1n,
  s: 1_000n,
  min: 60_000n,
  h: 3_600_000n,
  d: 86_400_000n,
};
const largestFirst = ['d', 'h', 'min', 's', 'ms'] as const;

/** Number, then a known unit with or without a space, or the author's own unit after one. */
const part = /^([+-]?\d+(?:\.\d+)?(?:\/\d+)?)(?:\s*(%|ppm|ms|s|min|h|d)|\s+([\p{L}°][\p{L}\p{N}°/. -]*))?$/u;
const timeParts = /^(?:\d+(?:\.\d+)?\s*(?:ms|s|min|h|d)\s*)+$/u;

/** Makes a quantity; the unit matters only for `days` and `number`. */
export function quantity<D extends Dimension>(dimension: D, value: Ratio, unit = ''): Quantity<D> {
  return { dimension, value, unit };
}

/** Milliseconds as a quantity of time. */
export function time(ms: Ratio | number): Quantity<'time'> {
  return quantity('time', typeof ms === 'number' ? Ratio.of(ms) : ms);
}

/**
 * Reads "99.95 %", "15 min", "1 h 30 min", "3", "5 business days", "2.4 points".
 * Answers a sentence instead of a quantity when the text is none.
 */
export function parseQuantity(text: string): Quantity | string {
  const trimmed = text.trim();
  if (trimmed.length > 100) return 'a quantity has at most 100 characters';
  if (timeParts.test(trimmed)) return time(sumOfTimeParts(trimmed));
  const found = part.exec(trimmed);
  if (!found?.[1]) return `"${trimmed}" is not a quantity; write a number with its unit, such as 99.9 %, 15 min or 3`;
  const value = Ratio.tryParse(found[1]);
  if (value === undefined) return `"${found[1]}" is not a number`;
  return withUnit(value, found[2] ?? found[3]?.trim() ?? '');
}

function withUnit(value: Ratio, unit: string): Quantity {
  const scale = timeUnits[unit];
  if (scale !== undefined) return time(value.times(Ratio.of(scale)));
  switch (unit) {
    case '':
      return quantity('count', value);
    case '%':
      return quantity('ratio', value.dividedBy(Ratio.of(100)));
    case 'ppm':
      return quantity('ratio', value.dividedBy(Ratio.of(1_000_000)));
    case 'business day':
    case 'business days':
      return quantity('days', value, 'business');
    case 'calendar day':
    case 'calendar days':
      return quantity('days', value, 'calendar');
    default:
      return quantity('number', value, unit);
  }
}

function sumOfTimeParts(text: string): Ratio {
  let sum = Ratio.zero;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|min|h|d)/gu)) {
    sum = sum.plus(Ratio.parse(amount ?? '0').times(Ratio.of(timeUnits[unit ?? ''] ?? 0n)));
  }
  return sum;
}

/** Whether two quantities may be compared: same dimension, same unit. */
export function comparable(a: Pick<Quantity, 'dimension' | 'unit'>, b: Pick<Quantity, 'dimension' | 'unit'>): boolean {
  return a.dimension === b.dimension && a.unit === b.unit;
}

/** The name of a dimension in a sentence for the author of an agreement. */
export function dimensionName(q: Pick<Quantity, 'dimension' | 'unit'>): string {
  const names: Record<Dimension, string> = {
    ratio: 'a percentage',
    time: 'a length of time',
    count: 'a plain count',
    days: `a number of ${q.unit} days`,
    number: `a number of ${q.unit}`,
  };
  return names[q.dimension];
}

/** The text of a quantity as an author writes it; exact, and read back by `parseQuantity` to the same quantity. */
export function formatQuantity(q: Quantity): string {
  switch (q.dimension) {
    case 'ratio':
      return `${q.value.times(Ratio.of(100)).toString()} %`;
    case 'time':
      return formatTime(q.value);
    case 'days':
      return `${q.value.toString()} ${q.unit} days`;
    case 'count':
      return q.value.toString();
    case 'number':
      return `${q.value.toString()} ${q.unit}`;
  }
}

/** Milliseconds in the fewest whole units: "1 h 30 min", "43.2 s" where seconds do not come out even. */
export function formatTime(ms: Ratio): string {
  if (ms.isZero()) return '0 min';
  if (ms.isNegative()) return `-${formatTime(ms.negated())}`;
  if (!ms.times(Ratio.of(1)).equals(Ratio.of(ms.floor()))) return `${ms.dividedBy(Ratio.of(60_000)).toString()} min`;
  let rest = ms.floor();
  const parts: string[] = [];
  for (const unit of largestFirst) {
    if (unit === 'd' && rest % 86_400_000n !== 0n) continue;
    const size = timeUnits[unit] ?? 1n;
    if (rest >= size) {
      parts.push(`${rest / size} ${unit}`);
      rest %= size;
    }
  }
  return parts.join(' ');
}

const timeWords: Record<string, string> = { d: '日', h: '小時', min: '分鐘', s: '秒', ms: '毫秒' };

/** A quantity in a sentence of the language. Exact like `formatQuantity`. */
export function sayQuantity(q: Quantity, language: Language): string {
  const text = formatQuantity(q);
  if (language === 'en') return text;
  if (q.dimension === 'days') return `${q.value.toString()} 個${q.unit === 'business' ? '工作' : '曆'}日`;
  if (q.dimension !== 'time') return text;
  return text.replace(/\s*(ms|min|d|h|s)\s*/gu, (_, unit: string) => ` ${timeWords[unit] ?? unit} `).trim();
}
