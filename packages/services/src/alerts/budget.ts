/**
 * How much of what a promise allows is used. Owns: thresholds and the share used, exactly, from the figures of a statement.
 * Does not own: how fast it goes (burn.ts).
 */
import { parseTarget, Ratio } from '@troth/core';
import type { RowResult } from '@troth/core';

/** Where people want to hear of it, besides the share at which the terms call the promise threatened. */
const half = Ratio.parse('1/2');
const atRisk = Ratio.parse('4/5');
/** Of events, the allowance grows with the volume: before a tenth of the period one failure is no sign. */
const earliest = Ratio.parse('1/10');

export interface Threshold {
  readonly percent: string;
  readonly used: Ratio;
  /** How fast it goes, for promises about time; at 1 the allowance lasts the period exactly. */
  readonly rate?: Ratio | undefined;
}

/** Thresholds that are passed; `passed` is the share of the period that is over. */
export function passedThresholds(
  row: RowResult,
  { atRiskAt = atRisk, passed }: { readonly atRiskAt?: Ratio | undefined; readonly passed: Ratio },
): readonly Threshold[] {
  const used = usedShare(row, passed);
  if (used === undefined) return [];
  const marks = new Map([half, atRiskAt, Ratio.one].map((mark) => [mark.toPercent(0), mark]));
  const rate = passed.isZero() || !isTime(row) ? undefined : used.dividedBy(passed);
  return [...marks].filter(([, mark]) => used.atLeast(mark)).map(([percent]) => ({ percent, used, rate }));
}

/** Minutes add up over the period; a share so far does not. */
function isTime({ segments }: RowResult): boolean {
  const figures = segments.at(-1)?.figures;
  return figures?.['downtime'] !== undefined && figures['allowed'] !== undefined;
}

/** The share of the allowance that is used; undefined where the promise leaves none to divide, or nothing was measured. */
function usedShare({ segments }: RowResult, passed: Ratio): Ratio | undefined {
  const last = segments.at(-1);
  if (last?.target === undefined || last.value === undefined) return undefined;
  const { downtime, allowed } = last.figures;
  if (downtime !== undefined && allowed !== undefined)
    return part(Ratio.parse(downtime.exact), Ratio.parse(allowed.exact));
  const target = parseTarget(last.target);
  if (typeof target === 'string') return undefined;
  const value = Ratio.parse(last.value.exact);
  const { comparator, bound } = target;
  if (comparator === '<=' || comparator === '<') {
    const shares = bound.dimension === 'ratio';
    return shares && passed.lessThan(earliest) ? undefined : part(value, bound.value);
  }
  if (bound.dimension !== 'ratio' || passed.lessThan(earliest)) return undefined;
  return part(Ratio.one.minus(value), Ratio.one.minus(bound.value));
}

/** Nothing allowed and nothing used is no news; nothing allowed and something used is all of it. */
function part(used: Ratio, allowed: Ratio): Ratio | undefined {
  if (!allowed.isZero()) return used.dividedBy(allowed);
  return used.isZero() ? undefined : Ratio.one;
}
