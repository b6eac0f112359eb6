/**
 * One promise as it is priced: a commitment, for all subjects or for one, with its habit. Owns: the standard month, and what
 * an outcome is to the rules of credit. Does not own: the rules (credits), chances.
 *
 * A standard month has thirty days of the promise's hours, as they fall on average over the coming year: 43,200 minutes where
 * every hour counts. Real months differ by a day or a holiday; a price does not pretend to know which month will be bad.
 */
import type { Commitment, Revision } from '../../agreements/revision.ts';
import type { CommitmentPart } from '../../credits/draft.ts';
import type { CreditPeriod, FeeReader } from '../../credits/rule.ts';
import { rounded } from '../../evaluation/judge.ts';
import type { Measurement, Occurrence, Subject } from '../../metrics/metric.ts';
import { quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { meets } from '../../terms/target.ts';
import { Instant } from '../../values/instant.ts';
import { days } from '../../values/local.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Habit, HabitOf } from './habit.ts';

export const monthsAYear = 12;
const dayMs = 86_400_000;
const standardDays = 30;
const yearDays = 365;

export interface PricedUnit {
  readonly commitment: Commitment;
  readonly subject: Subject | undefined;
  readonly habit: Habit;
  /** Months of one window, and its agreed time. */
  readonly months: number;
  readonly agreedMs: number;
}

/** What became of a promise in one window. */
export type Outcome =
  /** What counts of each outage, in whole milliseconds. */
  | { readonly outages: readonly number[] }
  | { readonly cases: number; readonly inTime: number }
  | { readonly value: Ratio }
  /** Nothing happened that could be judged. */
  | 'no-volume';

/** The coming year begins with the month: a price is the same from its first day to its last. */
export function comingYear({ zone }: Revision, now: Instant): Instant {
  return zone.startOfDay(`${zone.toLocal(now).date.slice(0, 7)}-01`);
}

/** Agreed milliseconds of thirty average days of the coming year. */
export function standardMonthOf({ calendar }: Commitment, from: Instant): number {
  const year = calendar.openBetween(from, Instant.plus(from, yearDays * dayMs)).total();
  return Math.round((year * standardDays) / yearDays);
}

/** Months of the windows over which it is judged; undefined where they are no months. */
export function monthsOfWindow({ terms: { period } }: Commitment): number | undefined {
  const monthsIn = { month: 1, quarter: 3, year: 12, day: 0, week: 0 } as const;
  if (typeof period === 'string') return monthsIn[period] || undefined;
  if ('fixed' in period) {
    const length = period.fixed.value.toNumber() / dayMs;
    return length >= 28 && length <= 31 ? 1 : undefined;
  }
  const months = monthsIn[period.unit] * period.count;
  return months > 0 && monthsAYear % months === 0 ? months : undefined;
}

/** Subjects that are judged alone, or all together. */
export function subjectsOf({ terms, subjects }: Commitment): readonly (Subject | undefined)[] {
  return terms.each === 'subject' && subjects.length > 0 ? subjects : [undefined];
}

/** The habit that speaks of it most exactly. */
export function habitFor(
  habits: readonly HabitOf[],
  ask: { readonly commitment: string; readonly subject: string | undefined },
): Habit | undefined {
  const own = habits.filter(({ commitment }) => commitment === ask.commitment);
  return (own.find(({ subject }) => subject === ask.subject) ?? own.find(({ subject }) => subject === undefined))
    ?.habit;
}

/** Whether its measure takes outages apart: by time, and not by the worth of something else. */
export const standsOnTime = ({ terms: { metric } }: Commitment): boolean => metric.kind === 'availability';

/** Whether a case is kept or not kept, and both are counted. */
export function countsCases({ terms: { metric } }: Commitment): 'share' | 'each' | undefined {
  if (metric.kind !== 'case-clock') return undefined;
  return metric.counts === 'share' || metric.counts === 'each' ? metric.counts : undefined;
}

/** The window in which an outcome falls, and the fees of it. */
export interface PricedWindow {
  readonly period: CreditPeriod;
  readonly fees: FeeReader;
}

/** The outcome as the fold over periods takes it. */
export function partOf(unit: PricedUnit, outcome: Outcome, { period, fees }: PricedWindow): CommitmentPart {
  const { commitment, subject } = unit;
  const measurement = measurementOf(unit, outcome, period);
  const attained = measurement.value.measured ? rounded(measurement.value.value, commitment.terms.rounding) : undefined;
  const target = commitment.targetFor(subject?.class);
  const verdict =
    attained === undefined
      ? 'no-volume'
      : target === undefined
        ? 'reported'
        : meets({ attained, target })
          ? 'met'
          : 'missed';
  return {
    commitment: commitment.id,
    ...(subject === undefined ? {} : { subject: subject.id }),
    context: {
      measurement,
      attained,
      verdict,
      target,
      span: period,
      period,
      daysInPeriod: days(period.endsOn) - days(period.startsOn),
      agreedMs: unit.agreedMs,
      subjectClass: subject?.class ?? commitment.terms.class,
      fees,
      election: () => undefined,
    },
    rules: commitment.rules,
  };
}

type Filled = Pick<Measurement, 'facets' | 'occurrences'> & { readonly value: Quantity | undefined };

function measurementOf(unit: PricedUnit, outcome: Outcome, period: CreditPeriod): Measurement {
  const { value, facets, occurrences } = filled(unit, outcome, period);
  return {
    value:
      value === undefined
        ? { measured: false, why: 'no-volume', detail: 'nothing to judge in the simulated period' }
        : { measured: true, value },
    facets,
    occurrences,
    completeness: Ratio.one,
    flags: [],
    steps: [],
  };
}

function filled(unit: PricedUnit, outcome: Outcome, period: CreditPeriod): Filled {
  if (outcome === 'no-volume') return { value: undefined, facets: {}, occurrences: [] };
  if ('outages' in outcome) return ofOutages(unit, outcome.outages, period);
  if ('value' in outcome) {
    const { dimension, unit: name } = unit.commitment.metric.unit;
    return { value: quantity(dimension, outcome.value, name), facets: {}, occurrences: [] };
  }
  return ofCases(unit, outcome);
}

function ofCases({ commitment }: PricedUnit, outcome: { readonly cases: number; readonly inTime: number }): Filled {
  const { cases, inTime } = outcome;
  const count = (number: number): Quantity => quantity('count', Ratio.of(number));
  const facets = { cases: count(cases), misses: count(cases - inTime) };
  const least = commitment.terms.minimumVolume?.value;
  if (cases === 0 || (least !== undefined && Ratio.of(cases).lessThan(least)))
    return { value: undefined, facets, occurrences: [] };
  const value = countsCases(commitment) === 'each' ? count(cases - inTime) : quantity('ratio', Ratio.of(inTime, cases));
  return { value, facets, occurrences: [] };
}

function ofOutages({ commitment, agreedMs }: PricedUnit, outages: readonly number[], period: CreditPeriod): Filled {
  const { metric } = commitment.terms;
  const down = outages.reduce((sum, one) => sum + one, 0);
  const denominator = denominatorMs(commitment, agreedMs);
  const share = Ratio.of(Math.max(0, denominator - down), denominator);
  const express = metric.kind === 'availability' && metric.express === 'downtime';
  return {
    value: express ? time(down) : quantity('ratio', share),
    facets: {
      downtime: time(down),
      outages: quantity('count', Ratio.of(outages.length)),
      longest: time(Math.max(0, ...outages)),
      gross: time(down),
      excluded: time(0),
      unknown: time(0),
      agreed: time(agreedMs),
      denominator: time(denominator),
      'down-days': quantity('count', Ratio.of(outages.length)),
      share: quantity('ratio', share),
    },
    occurrences: outages.map((length, at) => occurrence(length, at, period)),
  };
}

/** Outages begin a day after another: rules look at each of them, never at the time of day. */
function occurrence(length: number, at: number, period: CreditPeriod): Occurrence {
  const start = Instant.of(period.start + (at % 28) * dayMs);
  return { id: `simulated-${at + 1}`, start, end: Instant.plus(start, length), counted: Ratio.of(length), rows: [] };
}

/** What the share is taken of. */
export function denominatorMs({ terms: { metric } }: Commitment, agreedMs: number): number {
  const fixed =
    metric.kind === 'availability' && typeof metric.denominator === 'object' ? metric.denominator : undefined;
  return fixed !== undefined && 'fixed' in fixed ? Math.round(fixed.fixed.value.toNumber()) : agreedMs;
}

/** Promises of a text with a price, each with its habit; the others by why they have none. */
export interface Sorted {
  readonly units: readonly PricedUnit[];
  readonly without: readonly WithoutPrice[];
}

export interface WithoutPrice {
  readonly commitment: string;
  readonly subject?: string | undefined;
  /** Nothing is paid for a miss; nobody knows how it is kept; its windows are no months. */
  readonly why: 'no-credits' | 'no-habit' | 'no-months';
}

export function sortPromises(revision: Revision, habits: readonly HabitOf[], from: Instant): Sorted {
  const units: PricedUnit[] = [];
  const without: WithoutPrice[] = [];
  for (const commitment of revision.commitments) {
    const months = monthsOfWindow(commitment);
    const month = standardMonthOf(commitment, from);
    for (const subject of subjectsOf(commitment)) {
      const at = { commitment: commitment.id, subject: subject?.id };
      const habit = habitFor(habits, at);
      if (commitment.rules.length === 0) without.push({ ...at, why: 'no-credits' });
      else if (months === undefined || month === 0) without.push({ ...at, why: 'no-months' });
      else if (habit === undefined) without.push({ ...at, why: 'no-habit' });
      else units.push({ commitment, subject, habit, months, agreedMs: month * months });
    }
  }
  return { units, without };
}
