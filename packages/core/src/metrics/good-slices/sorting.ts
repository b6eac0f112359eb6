/** From counts or values to sets of time: bad, empty, unknown. Owns: the grid on which slices are judged. */
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import { includedTime, onlySubject, timeOfParts } from '../slices/included.ts';
import type { Included, Part } from '../slices/included.ts';
import { rangesOf, timeOf } from '../slices/runs.ts';
import type { Grid } from '../slices/runs.ts';
import { inExtent, selectSlices, unknownTime } from '../slices/selection.ts';
import { gridOf, onGrid } from '../slices/slots.ts';
import type { Stream } from '../slices/stream.ts';
import { judgeErrors } from './judge.ts';
import type { GoodSlicesTerms } from './terms.ts';
import { judgeValues } from './values.ts';

/** Whole slices as sets of time; the caller cuts them to the time that counts. */
export interface Sorted {
  readonly grid: Grid;
  readonly included: Included;
  /** The time that counts, after the rule for cut slices. */
  readonly parts: readonly Part[];
  readonly bad: IntervalSet;
  readonly empty: IntervalSet;
  readonly unknown: IntervalSet;
  readonly completeness: Ratio;
  readonly flags: readonly string[];
}

/** Sorts the slices of the span, or says why there are none. */
export function sortSlices(terms: GoodSlicesTerms, context: MeasureContext): Sorted | string {
  const grid = gridOf(context, terms.slice.value);
  if (typeof grid === 'string') return grid;
  return 'errors' in terms.badWhen
    ? byErrors(terms, context, { grid, band: terms.badWhen.errors })
    : byValues(terms, context, grid);
}

type Errors = Extract<GoodSlicesTerms['badWhen'], { errors: unknown }>['errors'];

function byErrors(terms: GoodSlicesTerms, context: MeasureContext, how: { grid: Grid; band: Errors }): Sorted | string {
  const selection = selectSlices(context, terms.series);
  const cutting = terms.partialSlice === 'drop' ? 'whole' : terms.partialSlice === 'whole' ? 'by-start' : 'touching';
  const stream = onGrid(selection.portions, how.grid, cutting);
  if (typeof stream === 'string') return stream;
  const parts = aligned(selection.included.parts, { grid: how.grid, terms });
  const time = timeOfParts(parts);
  const { bad, empty } = judgeErrors(stream, rangesOf(time, stream, 'touching'), {
    band: how.band,
    empties: terms.empty !== 'good',
  });
  return {
    grid: how.grid,
    included: selection.included,
    parts,
    bad: timeOf(bad, stream),
    empty: timeOf(empty, stream),
    unknown: unknownOf(stream, time),
    completeness: selection.completeness,
    flags: selection.flags,
  };
}

/** Time of unknown slices, and time of which there is no slice at all. */
function unknownOf(stream: Stream, time: IntervalSet): IntervalSet {
  const told = inExtent(stream, time);
  const unknown = unknownTime(stream, told).intersect(told);
  return told === time ? unknown : unknown.union(time.minus(told));
}

function byValues(terms: GoodSlicesTerms, context: MeasureContext, grid: Grid): Sorted {
  const badWhen = terms.badWhen;
  if (!('value' in badWhen)) throw new TypeError('Slices are judged by values only where the terms name a value.');
  const included = includedTime(context, onlySubject(context));
  const judged = judgeValues(context, { series: terms.series, band: badWhen.value, pick: badWhen.pick }, grid);
  const parts = aligned(included.parts, { grid, terms });
  const time = timeOfParts(parts);
  const known = timeOf(judged.known, grid);
  const expected = time.total();
  return {
    grid,
    included,
    parts,
    bad: timeOf(judged.bad, grid),
    empty: IntervalSet.empty,
    unknown: time.minus(known),
    completeness: expected === 0 ? Ratio.one : Ratio.of(time.intersect(known).total(), expected),
    flags: judged.flags,
  };
}

/** The time that counts when cut slices weigh by length, count whole by their start, or are dropped. */
function aligned(parts: readonly Part[], how: { grid: Grid; terms: GoodSlicesTerms }): readonly Part[] {
  const { grid, terms } = how;
  if (terms.partialSlice === 'by-length') return parts;
  const cutting = terms.partialSlice === 'whole' ? 'by-start' : 'whole';
  return parts.map(({ share, time }) => ({ share, time: timeOf(rangesOf(time, grid, cutting), grid) }));
}
