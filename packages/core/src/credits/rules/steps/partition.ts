/**
 * Which keys a table of steps leaves without pay, and whether that was meant. Owns: direction (which end is bad), silent
 * zones, holes on exact values and on the grid that a declared rounding leaves.
 */
import { Ratio } from '../../../values/ratio.ts';
import { byLow, holes } from '../../../terms/band.ts';
import { higherIsBetter } from '../../../terms/target.ts';
import type { Band, Edge } from '../../../terms/band.ts';
import type { Dimension, Quantity } from '../../../terms/quantity.ts';
import type { Target } from '../../../terms/target.ts';
import type { StepsTerms } from './steps.ts';

export interface Direction {
  readonly target: Target | undefined;
  readonly dimension: Dimension | undefined;
}

/** Whether low keys are the bad ones: a value of a target that wants more, or a share; of everything else more is worse. */
export function badEndFirst({ on, each }: Pick<StepsTerms, 'on' | 'each'>, { target, dimension }: Direction): boolean {
  if (each !== undefined || on === 'shortfall' || on === 'exceedance') return false;
  if (on === 'value' && target !== undefined) return higherIsBetter(target);
  return dimension === 'ratio';
}

export interface Ground {
  readonly domain: Band;
  readonly target: Target | undefined;
}

/** Keys that give nothing on purpose: dead zones, values that meet the target, and the good end before the first row. */
export function paysNothing(
  terms: Pick<StepsTerms, 'on' | 'steps' | 'deadZones' | 'each'>,
  ground: Ground,
): readonly Band[] {
  const declared = terms.deadZones ?? [];
  if (terms.each === undefined && terms.on === 'value' && ground.target !== undefined)
    return [...declared, ground.target.band];
  if (terms.each === undefined && (terms.on === 'shortfall' || terms.on === 'exceedance'))
    return [...declared, zeroOf(ground.domain)];
  const goodEnd = beforeFirstRow(terms, ground);
  return goodEnd === undefined ? declared : [...declared, goodEnd];
}

function zeroOf(domain: Band): Band {
  const zero: Edge = { at: Ratio.zero, inclusive: true };
  return { ...domain, low: zero, high: zero };
}

/** A facet has no target of its own: a table of minutes that begins at five says that less is nothing. */
function beforeFirstRow(
  terms: Pick<StepsTerms, 'on' | 'steps' | 'each'>,
  { domain, target }: Ground,
): Band | undefined {
  const rows = terms.steps.map(({ when }) => when).sort(byLow);
  const lowIsBad = badEndFirst(terms, { target, dimension: domain.dimension });
  if (lowIsBad) {
    const edge = rows.map(({ high }) => high).reduce((best, high) => later(best, high));
    return edge && { ...domain, low: { at: edge.at, inclusive: !edge.inclusive } };
  }
  const edge = rows[0]?.low;
  return edge && { ...domain, high: { at: edge.at, inclusive: !edge.inclusive } };
}

function later(a: Edge | undefined, b: Edge | undefined): Edge | undefined {
  if (a === undefined || b === undefined) return undefined;
  const order = a.at.compare(b.at);
  if (order === 0) return a.inclusive ? a : b;
  return order > 0 ? a : b;
}

/** Keys in no row and not silent on purpose. With a grid only holes that hold a point of the grid are left. */
export function uncovered(
  terms: StepsTerms,
  facts: Ground & { readonly grid?: Quantity | undefined },
): readonly Band[] {
  const covered = [...terms.steps.map(({ when }) => when), ...paysNothing(terms, facts)];
  return holes(covered, facts.domain).filter((hole) => facts.grid === undefined || holdsPoint(hole, facts.grid));
}

function holdsPoint({ low, high }: Band, grid: Quantity): boolean {
  if (low === undefined || high === undefined) return true;
  const exact = low.at.dividedBy(grid.value);
  const atOrAfter = Ratio.of(exact.ceil());
  const first = atOrAfter.equals(exact) && !low.inclusive ? atOrAfter.plus(Ratio.one) : atOrAfter;
  const order = first.times(grid.value).compare(high.at);
  return high.inclusive ? order <= 0 : order < 0;
}

/** The distance between two closed edges that look like printed figures with a step between them: 99.89 | 99.9 is 0.01. */
export function printedStep(hole: Band): Ratio | undefined {
  const { low, high } = hole;
  if (low === undefined || high === undefined || low.inclusive || high.inclusive) return undefined;
  const gap = high.at.minus(low.at);
  const scaled = hole.dimension === 'ratio' ? gap.times(Ratio.of(100)) : gap.dividedBy(unitOf(hole));
  return isPowerOfTen(scaled) ? gap : undefined;
}

function unitOf(hole: Band): Ratio {
  return hole.dimension === 'time' ? timeUnit(hole) : Ratio.one;
}

/** The largest unit of time of which both edges are whole numbers. */
function timeUnit({ low, high }: Band): Ratio {
  const whole = (size: Ratio): boolean =>
    [low, high].every((edge) => edge === undefined || edge.at.dividedBy(size).den === 1n);
  return [3_600_000, 60_000, 1_000].map((ms) => Ratio.of(ms)).find(whole) ?? Ratio.one;
}

function isPowerOfTen(value: Ratio): boolean {
  if (value.num !== 1n) return false;
  let rest = value.den;
  while (rest % 10n === 0n) rest /= 10n;
  return rest === 1n;
}
