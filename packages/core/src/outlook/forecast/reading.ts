/**
 * What a row of a statement says about how much of a promise is used, in the form that a forecast needs. Owns: which figures
 * make which form. Nothing is computed again: these are the figures of the statement.
 */
import type { SegmentResult } from '../../evaluation/statement.ts';
import { higherIsBetter, parseTarget } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import { Ratio } from '../../values/ratio.ts';

export type Reading =
  /** Minutes against a budget of minutes. */
  | {
      readonly of: 'time';
      readonly used: Ratio;
      readonly allowed: Ratio;
      readonly outages: Ratio;
      readonly agreed: Ratio;
    }
  /** So many good of so many; `target` is the share that must be good. */
  | {
      readonly of: 'cases';
      readonly done: number;
      readonly good: number;
      readonly pending: number;
      readonly target: Ratio;
    }
  /** Happenings against the most that may be. */
  | { readonly of: 'count'; readonly count: number; readonly most: number }
  /** A mean, or a share of bad events, against the most that it may be. */
  | { readonly of: 'mean'; readonly value: Ratio | undefined; readonly most: Ratio }
  /** Judged, but nothing adds up to it: only how often it was missed says anything. */
  | { readonly of: 'other' };

/** Undefined for what is only reported: no target, no forecast. */
export function readingOf(segment: SegmentResult): Reading | undefined {
  if (segment.target === undefined) return undefined;
  const target = parseTarget(segment.target);
  if (typeof target === 'string') return undefined;
  return timeOf(segment, target) ?? casesOf(segment, target) ?? countOf(segment, target) ?? meanOf(segment, target);
}

/** A strict bound is taken for one that lies a millionth of a millisecond lower: no sum of whole milliseconds lies between. */
const hair = Ratio.of(1, 1_000_000);

function timeOf(segment: SegmentResult, target: Target): Reading | undefined {
  const used = figure(segment, 'downtime');
  const budget = figure(segment, 'allowed') ?? downtimeBound(target, segment);
  if (used === undefined || budget === undefined) return undefined;
  const allowed = isStrict(target) ? budget.minus(hair) : budget;
  const agreed = figure(segment, 'agreed') ?? figure(segment, 'denominator') ?? Ratio.zero;
  return { of: 'time', used, allowed, agreed, outages: figure(segment, 'outages') ?? runsOf(segment, used) };
}

const isStrict = ({ comparator }: Target): boolean => comparator === '<' || comparator === '>';

/** Promised as minutes of downtime, not as a share. */
function downtimeBound({ bound, comparator }: Target, { figures, value }: SegmentResult): Ratio | undefined {
  const isDowntime = value !== undefined && value.unit === 'ms' && value.exact === figures['downtime']?.exact;
  return isDowntime && bound.dimension === 'time' && comparator.startsWith('<') ? bound.value : undefined;
}

/** Where bad slices are counted and no outages: as few as the longest run allows. */
function runsOf(segment: SegmentResult, used: Ratio): Ratio {
  const longest = figure(segment, 'longest');
  return longest === undefined || longest.isZero() ? Ratio.zero : Ratio.of(used.dividedBy(longest).ceil());
}

function casesOf(segment: SegmentResult, target: Target): Reading | undefined {
  const done = figure(segment, 'cases') ?? figure(segment, 'duties');
  const missed = figure(segment, 'misses') ?? figure(segment, 'missed');
  if (done === undefined || missed === undefined || target.bound.dimension !== 'ratio' || !higherIsBetter(target))
    return undefined;
  const count = Number(done.floor());
  const pending = Number((figure(segment, 'pending') ?? Ratio.zero).floor());
  const good = count - Number(missed.floor());
  return { of: 'cases', done: count, good, pending, target: target.bound.value };
}

function countOf({ value }: SegmentResult, target: Target): Reading | undefined {
  const { bound, comparator } = target;
  if (bound.dimension !== 'count' || value?.unit !== 'count' || !comparator.startsWith('<')) return undefined;
  const most = comparator === '<' ? bound.value.ceil() - 1n : bound.value.floor();
  return { of: 'count', count: Number(Ratio.parse(value.exact).ceil()), most: Number(most) };
}

function meanOf(segment: SegmentResult, target: Target): Reading {
  const { bound, comparator } = target;
  const value = segment.value === undefined ? undefined : Ratio.parse(segment.value.exact);
  if (!isAveraged(segment)) return { of: 'other' };
  if (bound.dimension === 'ratio' && higherIsBetter(target))
    return {
      of: 'mean',
      value: value === undefined ? undefined : Ratio.one.minus(value),
      most: Ratio.one.minus(bound.value),
    };
  return comparator.startsWith('<') ? { of: 'mean', value, most: bound.value } : { of: 'other' };
}

/** Shares of events, and figures taken over many values. */
const isAveraged = ({ figures }: SegmentResult): boolean =>
  figures['total'] !== undefined || figures['samples'] !== undefined;

function figure({ figures }: SegmentResult, name: string): Ratio | undefined {
  const found = figures[name];
  return found === undefined ? undefined : Ratio.parse(found.exact);
}
