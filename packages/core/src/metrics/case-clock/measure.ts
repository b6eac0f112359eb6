/** From judged cases to a value, facets, occurrences and the derivation of a case clock. */
import { quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Kind, MeasureContext, Measurement, Occurrence } from '../metric.ts';
import { populationOf } from './judge.ts';
import type { JudgedCase, Population } from './judge.ts';
import { percentileOf } from './percentile.ts';
import { partyTotals } from './reading.ts';
import { missingCalendars } from './rules.ts';
import { populationSteps } from './steps.ts';
import type { CaseClockTerms } from './terms.ts';

const count: Kind = { dimension: 'count', unit: '' };
const duration: Kind = { dimension: 'time', unit: '' };

/** Facets that are always there; `party:NAME` (time) comes with every party that held a case. */
export const facetKinds: Readonly<Record<string, Kind>> = {
  cases: count,
  misses: count,
  pending: count,
  longest: duration,
  running: duration,
  paused: duration,
  excluded: duration,
};

/** Measures the clocks of all cases of the span. */
export function measureCases(terms: CaseClockTerms, context: MeasureContext): Measurement {
  const missing = missingCalendars(terms, context);
  if (missing.length > 0) return without(`The agreement has no calendar ${missing.join(', ')}.`);
  const population = populationOf(terms, context);
  const { cases, unreadable } = population;
  const all = cases.length + unreadable.length;
  return {
    value: valueOf(terms, population),
    facets: facetsOf(population),
    occurrences: cases.filter((one) => one.verdict === 'missed').map(occurrenceOf),
    completeness: all === 0 ? Ratio.one : Ratio.of(cases.length, all),
    flags: population.flags,
    steps: populationSteps(terms, population),
  };
}

function without(detail: string): Measurement {
  const facets = facetsOf({ cases: [], pending: [], excluded: [], unreadable: [], flags: [] });
  const value = notMeasured('unknown-calendar', detail);
  return {
    value,
    facets,
    occurrences: [],
    completeness: Ratio.zero,
    flags: ['unknown-calendar'],
    steps: [{ what: detail }],
  };
}

function valueOf(terms: CaseClockTerms, { cases, pending }: Population): Measured<Quantity> {
  if (cases.length === 0) {
    const open = pending.length === 0 ? '' : ` ${pending.length} are open and not decided yet.`;
    return notMeasured('no-volume', `No case of this population was decided in the period.${open}`);
  }
  const used = cases.map((one) => one.usedMs);
  const misses = cases.filter((one) => one.verdict === 'missed').length;
  switch (terms.counts) {
    case 'each':
      return measured(quantity('count', Ratio.of(misses)));
    case 'share':
      return measured(quantity('ratio', Ratio.of(cases.length - misses, cases.length)));
    case 'mean':
      return measured(time(Ratio.of(sum(used), cases.length)));
    case 'max':
      return measured(time(largest(used)));
    case 'percentile': {
      const { percentile = Ratio.of(100), method = 'nearest-rank' } = terms;
      return measured(time(percentileOf(used, { percent: percentile, method }) ?? Ratio.zero));
    }
  }
}

const largest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function facetsOf({ cases, pending }: Population): Record<string, Quantity> {
  const readings = cases.flatMap((one) => one.readings);
  const number = (value: number): Quantity => quantity('count', Ratio.of(value));
  return {
    cases: number(cases.length),
    misses: number(cases.filter((one) => one.verdict === 'missed').length),
    pending: number(pending.length),
    longest: time(largest(cases.map((one) => one.usedMs))),
    running: time(sum(readings.map((reading) => reading.runningMs))),
    paused: time(sum(readings.map((reading) => reading.pausedMs))),
    excluded: time(sum(readings.map((reading) => reading.excludedMs))),
    ...Object.fromEntries(partyTotals(readings).map(([party, ms]) => [`party:${party}`, time(ms)])),
  };
}

function occurrenceOf(one: JudgedCase): Occurrence {
  return {
    id: one.id,
    start: one.startedAt,
    end: one.followedTo,
    counted: Ratio.of(one.late?.overrunMs ?? 0),
    rows: one.log.rows.map((row) => row.id),
  };
}
