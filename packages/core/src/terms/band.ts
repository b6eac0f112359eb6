/**
 * Bands: which values a row of a table speaks for. Owns: reading "[99 %, 99.9 %)" and proving that rows neither overlap
 * nor leave holes. Does not own: what a row pays.
 */
import { Ratio } from '../values/ratio.ts';
import { comparable, formatQuantity, parseQuantity, quantity } from './quantity.ts';
import type { Dimension, Quantity } from './quantity.ts';

/** One end of a band; no edge means open without limit. */
export interface Edge {
  readonly at: Ratio;
  readonly inclusive: boolean;
}

/** A set of values without gaps, with its ends open or closed as written. */
export interface Band {
  readonly dimension: Dimension;
  readonly unit: string;
  readonly low?: Edge | undefined;
  readonly high?: Edge | undefined;
  /** The words the author wrote. */
  readonly text: string;
}

const range = /^([[(])\s*([^,]+?)\s*,\s*([^,\])]+?)\s*([\])])$/u;
const comparison = /^(>=|<=|>|<|=|≥|≤)\s*(.+)$/u;

/** Reads "[99 %, 99.9 %)", "< 99 %", ">= 5 min", "= 3". Answers a sentence when the text is none. */
export function parseBand(text: string): Band | string {
  const trimmed = text.trim();
  const asRange = range.exec(trimmed);
  if (asRange) return bandBetween(asRange, trimmed);
  const asComparison = comparison.exec(trimmed);
  if (!asComparison) {
    return `"${trimmed}" is not a band; write an interval such as [99 %, 99.9 %) or a comparison such as < 99 %`;
  }
  const q = parseQuantity(asComparison[2] ?? '');
  if (typeof q === 'string') return q;
  return { dimension: q.dimension, unit: q.unit, text: trimmed, ...edgesOf(asComparison[1] ?? '', q.value) };
}

function edgesOf(comparator: string, at: Ratio): { low?: Edge; high?: Edge } {
  switch (comparator) {
    case '>=':
    case '≥':
      return { low: { at, inclusive: true } };
    case '>':
      return { low: { at, inclusive: false } };
    case '<=':
    case '≤':
      return { high: { at, inclusive: true } };
    case '<':
      return { high: { at, inclusive: false } };
    default:
      return { low: { at, inclusive: true }, high: { at, inclusive: true } };
  }
}

function bandBetween(found: RegExpExecArray, text: string): Band | string {
  const low = parseQuantity(found[2] ?? '');
  const high = parseQuantity(found[3] ?? '');
  if (typeof low === 'string') return low;
  if (typeof high === 'string') return high;
  if (!comparable(low, high)) return `"${text}": its two ends are of different kinds; write both with the same unit`;
  if (high.value.lessThan(low.value)) return `"${text}": its end lies before its start`;
  return {
    dimension: low.dimension,
    unit: low.unit,
    low: { at: low.value, inclusive: found[1] === '[' },
    high: { at: high.value, inclusive: found[4] === ']' },
    text,
  };
}

/** Whether the value lies in the band. */
export function contains(band: Band, value: Ratio): boolean {
  return aboveLow(band.low, value) && belowHigh(band.high, value);
}

function aboveLow(low: Edge | undefined, value: Ratio): boolean {
  if (low === undefined) return true;
  return low.inclusive ? value.atLeast(low.at) : value.greaterThan(low.at);
}

function belowHigh(high: Edge | undefined, value: Ratio): boolean {
  if (high === undefined) return true;
  return high.inclusive ? value.atMost(high.at) : value.lessThan(high.at);
}

/** Whether two bands share a value. */
export function overlap(a: Band, b: Band): Band | undefined {
  const low = laterLow(a.low, b.low);
  const high = earlierHigh(a.high, b.high);
  if (low !== undefined && high !== undefined) {
    const order = low.at.compare(high.at);
    if (order > 0 || (order === 0 && !(low.inclusive && high.inclusive))) return undefined;
  }
  return withText({ dimension: a.dimension, unit: a.unit, low, high, text: '' });
}

function laterLow(a: Edge | undefined, b: Edge | undefined): Edge | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  const order = a.at.compare(b.at);
  if (order === 0) return a.inclusive ? b : a;
  return order > 0 ? a : b;
}

function earlierHigh(a: Edge | undefined, b: Edge | undefined): Edge | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  const order = a.at.compare(b.at);
  if (order === 0) return a.inclusive ? b : a;
  return order < 0 ? a : b;
}

/** Orders bands by where they begin; a closed start comes before an open one at the same value. */
export function byLow(a: Band, b: Band): number {
  if (a.low === undefined) return b.low === undefined ? 0 : -1;
  if (b.low === undefined) return 1;
  return a.low.at.compare(b.low.at) || Number(b.low.inclusive) - Number(a.low.inclusive);
}

/** What `domain` holds and no band does, from low to high. Works on sets with open and closed ends, so a single value counts. */
export function holes(bands: readonly Band[], domain: Band): Band[] {
  let rest: Band[] = [domain];
  for (const band of bands) rest = rest.flatMap((piece) => subtract(piece, band));
  return rest.sort(byLow).map(withText);
}

function subtract(piece: Band, taken: Band): Band[] {
  if (overlap(piece, taken) === undefined) return [piece];
  const left: Band[] = [];
  if (taken.low !== undefined) {
    const before = overlap(piece, {
      ...taken,
      low: undefined,
      high: { at: taken.low.at, inclusive: !taken.low.inclusive },
    });
    if (before !== undefined) left.push(before);
  }
  if (taken.high !== undefined) {
    const after = overlap(piece, {
      ...taken,
      high: undefined,
      low: { at: taken.high.at, inclusive: !taken.high.inclusive },
    });
    if (after !== undefined) left.push(after);
  }
  return left;
}

/** The band written the way an author would write it. */
export function formatBand(band: Band): string {
  const edge = (at: Ratio): string => formatQuantity(quantity(band.dimension, at, band.unit));
  const { low, high } = band;
  if (low !== undefined && high !== undefined) {
    if (low.at.equals(high.at)) return `= ${edge(low.at)}`;
    return `${low.inclusive ? '[' : '('}${edge(low.at)}, ${edge(high.at)}${high.inclusive ? ']' : ')'}`;
  }
  if (low !== undefined) return `${low.inclusive ? '>=' : '>'} ${edge(low.at)}`;
  if (high !== undefined) return `${high.inclusive ? '<=' : '<'} ${edge(high.at)}`;
  return 'any value';
}

function withText(band: Band): Band {
  return { ...band, text: formatBand(band) };
}

/** All values a dimension can take: a share lies in 0–100 %, times, days and counts are not negative. */
export function reachable(q: Pick<Quantity, 'dimension' | 'unit'>): Band {
  const high = q.dimension === 'ratio' ? { at: Ratio.one, inclusive: true } : undefined;
  const low = q.dimension === 'number' ? undefined : { at: Ratio.zero, inclusive: true };
  return withText({ dimension: q.dimension, unit: q.unit, low, high, text: '' });
}

/** A value inside the band to show in an example: its middle, or a step beyond its only edge. */
export function sampleOf(band: Band): Quantity {
  const { low, high } = band;
  const make = (value: Ratio): Quantity => quantity(band.dimension, value, band.unit);
  if (low !== undefined && high !== undefined) return make(low.at.plus(high.at).dividedBy(Ratio.of(2)));
  if (low !== undefined) return make(low.inclusive ? low.at : low.at.plus(Ratio.one));
  if (high !== undefined) return make(high.inclusive ? high.at : high.at.dividedBy(Ratio.of(2)));
  return make(Ratio.zero);
}
