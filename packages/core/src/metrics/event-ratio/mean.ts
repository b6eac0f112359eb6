/** The mean of the slices' bad shares: every slice weighs the same, however many events it had. */
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext, UnknownPolicy } from '../metric.ts';
import { countRanges, eachBit, hasBit } from '../../evidence/bits.ts';
import { timeOfParts } from '../slices/included.ts';
import { countZeros, nonZero } from '../slices/nonzero.ts';
import { countOf, rangesOf } from '../slices/runs.ts';
import type { Selection } from '../slices/selection.ts';
import { gridOf, onGrid, sumInPairs } from '../slices/slots.ts';
import type { Stream } from '../slices/stream.ts';
import type { EventRatioTerms } from './terms.ts';

export interface Mean {
  /** Sum of the bad shares of all slices that count. */
  readonly badShares: Ratio;
  /** Slices that count: known ones, empty ones unless skipped, unknown ones unless removed. */
  readonly slices: number;
  readonly known: number;
  readonly empty: number;
  readonly unknown: number;
  /** Slices of agreed time for which no source has a slice at all, counted among the unknown. */
  readonly missing: number;
}

/** The mean under the terms, or a sentence why the slices cannot be formed. */
export function meanOfSlices(terms: EventRatioTerms, context: MeasureContext, selection: Selection): Mean | string {
  const grid = gridOf(context, terms.slice?.value ?? Ratio.zero);
  if (typeof grid === 'string') return grid;
  const cutting = terms.partialSlice === 'keep' ? 'by-start' : 'whole';
  const stream = onGrid(selection.portions, grid, cutting);
  if (typeof stream === 'string') return stream;
  const time = timeOfParts(selection.included.parts);
  const ranges = rangesOf(time, stream, cutting);
  const missing = countOf(rangesOf(time, grid, cutting)) - countOf(ranges);
  const counted = count(stream, ranges);
  return fold(
    { ...counted, missing, unknown: counted.unknown + missing },
    { empty: terms.empty ?? 'skip', unknown: context.unknown },
  );
}

interface Counted {
  readonly badShares: Ratio;
  readonly known: number;
  readonly empty: number;
  readonly unknown: number;
}

function count(stream: Stream, ranges: readonly number[]): Counted {
  const unknown = stream.unknown === undefined ? 0 : countRanges(stream.unknown, ranges);
  const known = countOf(ranges) - unknown;
  let empty = countZeros(stream.total, ranges);
  if (unknown > 0 && stream.unknown !== undefined)
    for (let r = 0; r < ranges.length; r += 2)
      eachBit(
        stream.unknown,
        [ranges[r] as number, ranges[r + 1] as number],
        (i) => (empty -= stream.total[i] === 0 ? 1 : 0),
      );
  return { badShares: sumOfShares(stream, nonZero(stream.bad, ranges)), known, empty, unknown };
}

/** Σ bad/total; slices of equal volume are added first, so that there are as many fractions as volumes. */
function sumOfShares(stream: Stream, slices: readonly number[]): Ratio {
  const byTotal = new Map<number, number>();
  for (const i of slices) {
    if (stream.unknown !== undefined && hasBit(stream.unknown, i)) continue;
    const total = stream.total[i] ?? 0;
    byTotal.set(total, (byTotal.get(total) ?? 0) + (stream.bad[i] ?? 0));
  }
  return sumInPairs([...byTotal].map(([total, bad]) => Ratio.of(bad, total)));
}

function fold(
  counted: Counted & { readonly missing: number },
  policy: { empty: 'good' | 'skip' | 'bad'; unknown: UnknownPolicy },
): Mean {
  const unknownCounts = policy.unknown === 'remove' ? 0 : counted.unknown;
  const emptyCounts = policy.empty === 'skip' ? 0 : counted.empty;
  const deemedBad = (policy.unknown === 'down' ? unknownCounts : 0) + (policy.empty === 'bad' ? emptyCounts : 0);
  return {
    ...counted,
    badShares: counted.badShares.plus(Ratio.of(deemedBad)),
    slices: counted.known - counted.empty + emptyCounts + unknownCounts,
  };
}
