/**
 * A target: a comparison that a value meets or misses. Owns: the verdict of one value. Does not own: what a value is
 * (metrics) or what a miss costs (credits).
 */
import type { Ratio } from '../values/ratio.ts';
import { contains, parseBand } from './band.ts';
import type { Band } from './band.ts';
import { comparable, dimensionName, quantity, sayQuantity } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import type { Language } from './text.ts';

/** ">= 99.95 %" as data. `band` holds every value that meets it. */
export interface Target {
  readonly comparator: '>=' | '<=' | '>' | '<' | '=';
  readonly bound: Quantity;
  readonly band: Band;
  readonly text: string;
}

/** Reads ">= 99.95 %". Answers a sentence when the text is no comparison. */
export function parseTarget(text: string): Target | string {
  const band = parseBand(text);
  if (typeof band === 'string')
    return band.replace('is not a band; write an interval such as [99 %, 99.9 %) or', 'is not a target; write');
  const edge = band.low ?? band.high;
  if (edge === undefined || /^[[(]/u.test(band.text))
    return `"${text}" is not a target; write a comparison such as >= 99.9 %`;
  const comparator = comparatorOf(band);
  return { comparator, bound: quantity(band.dimension, edge.at, band.unit), band, text: band.text };
}

function comparatorOf(band: Band): Target['comparator'] {
  if (band.low !== undefined && band.high !== undefined) return '=';
  if (band.low !== undefined) return band.low.inclusive ? '>=' : '>';
  return band.high?.inclusive ? '<=' : '<';
}

/** Whether more is better. A value of an `=` target is neither; it counts as higher-better for margins. */
export function higherIsBetter(target: Pick<Target, 'comparator'>): boolean {
  return target.comparator !== '<=' && target.comparator !== '<';
}

/** Exact verdict of one value; the caller has checked the dimension. */
export function meets(facts: { attained: Quantity; target: Target }): boolean {
  if (!comparable(facts.attained, facts.target.bound)) {
    throw new TypeError(`${dimensionName(facts.attained)} cannot be judged by the target ${facts.target.text}`);
  }
  return contains(facts.target.band, facts.attained.value);
}

/** How far the value falls short of the target, never negative: what bands of "points below" and linear credits measure. */
export function shortfall(facts: { attained: Quantity; target: Target }): Ratio {
  const { attained, target } = facts;
  const gap = higherIsBetter(target)
    ? target.bound.value.minus(attained.value)
    : attained.value.minus(target.bound.value);
  return gap.isNegative() ? gap.minus(gap) : gap;
}

/** A target at least as strict as another? Used where a lower level may only tighten. */
export function atLeastAsStrict(facts: { candidate: Target; than: Target }): boolean {
  const { candidate, than } = facts;
  if (!comparable(candidate.bound, than.bound) || higherIsBetter(candidate) !== higherIsBetter(than)) return false;
  const order = candidate.bound.value.compare(than.bound.value);
  if (order === 0) return !(than.comparator.length === 1 && candidate.comparator.length === 2);
  return higherIsBetter(candidate) ? order > 0 : order < 0;
}

const words = {
  en: { '>=': 'at least', '<=': 'at most', '>': 'more than', '<': 'less than', '=': 'exactly' },
  'zh-Hant': { '>=': '不低於', '<=': '不超過', '>': '高於', '<': '低於', '=': '等於' },
} as const;

/** "at least 99.95 %" in the language. */
export function sayTarget(target: Target, language: Language): string {
  return `${words[language][target.comparator]} ${sayQuantity(target.bound, language)}`;
}
