/** From sorted slices to the share of good time, the bad time or the number of bad slices. */
import { Instant } from '../../values/instant.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { formatTime, quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import type { MeasureContext, Measurement, Occurrence, Step } from '../metric.ts';
import { includedSteps, includedTime, onlySubject, pairs, sayMs, timeOfParts, weigh } from '../slices/included.ts';
import type { Included } from '../slices/included.ts';
import { countOf, cutSlices, rangesOf } from '../slices/runs.ts';
import type { Grid } from '../slices/runs.ts';
import { sortSlices } from './sorting.ts';
import type { Sorted } from './sorting.ts';
import type { GoodSlicesTerms } from './terms.ts';

/** Measures the kind; see README for the formula. */
export function measureGoodSlices(terms: GoodSlicesTerms, context: MeasureContext): Measurement {
  const sorted = sortSlices(terms, context);
  if (typeof sorted === 'string') return nothing(context, sorted);
  const deemed = deem(sorted, { terms, context });
  const value = valueOf(deemed, { sorted, terms, context });
  return {
    value,
    facets: facetsOf(deemed, sorted),
    occurrences: occurrencesOf(deemed.bad, sorted),
    completeness: sorted.completeness,
    flags: flagsOf(deemed, { sorted, context }),
    steps: stepsOf(deemed, { sorted, terms, context, value }),
  };
}

/** The slices after the rules for empty, unknown and short runs, cut to the time that counts. */
interface Deemed {
  readonly counted: IntervalSet;
  readonly bad: IntervalSet;
  /** Bad before short runs were forgiven. */
  readonly found: IntervalSet;
  readonly unknown: IntervalSet;
  readonly badMs: Ratio;
  readonly wholeMs: Ratio;
  readonly badSlices: number;
  /** The share of good time; one where no time counts. */
  readonly share: Ratio;
}

function deem(sorted: Sorted, how: { terms: GoodSlicesTerms; context: MeasureContext }): Deemed {
  const { terms, context } = how;
  const included = timeOfParts(sorted.parts);
  let [counted, found] = [included, sorted.bad];
  if (terms.empty === 'bad') found = found.union(sorted.empty);
  if (terms.empty === 'skip' && !sorted.empty.isEmpty) counted = counted.minus(sorted.empty);
  if (context.unknown === 'down') found = found.union(sorted.unknown);
  if (context.unknown === 'remove' && !sorted.unknown.isEmpty) counted = counted.minus(sorted.unknown);
  found = found.intersect(counted);
  const bad = longRuns(found, sorted.grid, terms.atLeastConsecutive ?? 1);
  const [badMs, wholeMs] = [weigh(sorted.parts, bad), weigh(sorted.parts, counted)];
  return {
    counted,
    found,
    bad,
    unknown: sorted.unknown,
    badMs,
    wholeMs,
    share: wholeMs.isZero() ? Ratio.one : Ratio.one.minus(badMs.dividedBy(wholeMs)),
    badSlices: slicesIn(bad, sorted.grid),
  };
}

function longRuns(set: IntervalSet, grid: Grid, least: number): IntervalSet {
  if (least <= 1) return set;
  const touched = ({ start, end }: Interval): number =>
    Math.ceil((end - grid.start) / grid.step) - Math.floor((start - grid.start) / grid.step);
  return IntervalSet.of([...set].filter((run) => touched(run) >= least));
}

/** Slices that the set touches, each once even when an exclusion cut it in two. */
function slicesIn(set: IntervalSet, grid: Grid): number {
  return countOf(rangesOf(set, grid, 'touching'));
}

function valueOf(
  deemed: Deemed,
  how: { sorted: Sorted; terms: GoodSlicesTerms; context: MeasureContext },
): Measured<Quantity> {
  const { sorted, terms, context } = how;
  if (timeOfParts(sorted.parts).isEmpty)
    return notMeasured('no-agreed-time', 'No agreed service time is left in this period.');
  if (sorted.completeness.isZero() && context.unknown !== 'down')
    return notMeasured('no-evidence', `Nothing is known of the series "${terms.series}" in this period.`);
  if (deemed.counted.isEmpty) return notMeasured('no-volume', 'No slice with events lies in the time that counts.');
  switch (terms.express) {
    case 'share':
      return measured(quantity('ratio', deemed.share));
    case 'bad-time':
      return measured(time(deemed.badMs));
    case 'bad-count':
      return measured(quantity('count', Ratio.of(deemed.badSlices)));
  }
}

function facetsOf(deemed: Deemed, sorted: Sorted): Record<string, Quantity> {
  const { bounds } = deemed.bad;
  let longest = 0;
  for (let i = 0; i < bounds.length; i += 2) longest = Math.max(longest, (bounds[i + 1] ?? 0) - (bounds[i] ?? 0));
  return {
    downtime: time(deemed.badMs),
    'bad-slices': quantity('count', Ratio.of(deemed.badSlices)),
    slices: quantity('count', Ratio.of(slicesIn(deemed.counted, sorted.grid))),
    longest: time(longest),
    ...timesOf(sorted.included, deemed.unknown),
    ...(deemed.wholeMs.isZero() ? {} : { share: quantity('ratio', deemed.share) }),
  };
}

function timesOf(included: Included, unknown: IntervalSet): Record<string, Quantity> {
  const excluded = included.taken.reduce((ms, taken) => ms + taken.time.total(), 0);
  return { agreed: time(included.agreed.total()), excluded: time(excluded), unknown: time(unknown.total()) };
}

/** Each stretch of bad slices; its id is the second in which it begins, exact to the millisecond where it is none. */
function occurrencesOf(bad: IntervalSet, sorted: Sorted): Occurrence[] {
  const plain = sorted.parts.length === 1;
  return pairs(bad).map(([from, to]) => {
    const [start, end] = [Instant.of(from), Instant.of(to)];
    const counted = plain ? Ratio.of(to - from) : weigh(sorted.parts, IntervalSet.single(start, end));
    return { id: from % 1_000 === 0 ? `bad-${from / 1_000}` : `bad-${from}ms`, start, end, counted, rows: [] };
  });
}

function flagsOf(deemed: Deemed, how: { sorted: Sorted; context: MeasureContext }): string[] {
  const flags = [...how.sorted.flags];
  if (cutSlices(timeOfParts(how.sorted.included.parts), how.sorted.grid) > 0) flags.push('slices-cut');
  if (!deemed.unknown.isEmpty && how.context.unknown === 'separate') flags.push('unknown-time');
  return flags;
}

function stepsOf(
  deemed: Deemed,
  how: { sorted: Sorted; terms: GoodSlicesTerms; context: MeasureContext; value: Measured<Quantity> },
): Step[] {
  const { sorted, terms, context, value } = how;
  const minutes = (ms: Ratio): string => (ms.den === 1n ? sayMs(Number(ms.num)) : formatTime(ms));
  const set = (what: string, of: IntervalSet): Step => ({
    what,
    value: minutes(Ratio.of(of.total())),
    intervals: pairs(of),
  });
  const steps = [
    ...includedSteps(sorted.included),
    ...(terms.empty === 'good' ? [] : [set(`empty slices (count as ${terms.empty})`, sorted.empty)]),
    set(`unknown slices (count as ${context.unknown})`, sorted.unknown),
    set('bad slices', deemed.found),
  ];
  if (terms.atLeastConsecutive !== undefined)
    steps.push(set(`of them in runs of at least ${terms.atLeastConsecutive}`, deemed.bad));
  steps.push(
    { what: 'bad time that counts', value: minutes(deemed.badMs) },
    { what: 'time that counts', value: minutes(deemed.wholeMs) },
  );
  return value.measured ? [...steps, { what: 'value', value: value.value.value.toString() }] : steps;
}

/** Slices could not be formed; the times are still told. */
function nothing(context: MeasureContext, why: string): Measurement {
  const included = includedTime(context, onlySubject(context));
  const unknown = timeOfParts(included.parts);
  const none = quantity('count', Ratio.zero);
  return {
    value: notMeasured('slices-do-not-fit', why),
    facets: { downtime: time(0), 'bad-slices': none, slices: none, longest: time(0), ...timesOf(included, unknown) },
    occurrences: [],
    completeness: Ratio.zero,
    flags: [],
    steps: includedSteps(included),
  };
}
