/** Which slices are bad by their share of bad events. Owns: the threshold, exact. Slices without a bad event are passed over. */
import { contains } from '../../terms/band.ts';
import type { Band, Edge } from '../../terms/band.ts';
import { Ratio } from '../../values/ratio.ts';
import { hasBit, rangesOfBits } from '../../evidence/bits.ts';
import { nonZero, zeros } from '../slices/nonzero.ts';
import { push } from '../slices/runs.ts';
import type { Stream } from '../slices/stream.ts';

/** Ranges of slices by what is known of them; unknown slices are in neither. */
export interface Judged {
  readonly bad: readonly number[];
  readonly empty: readonly number[];
}

/** Judges the slices of the ranges; empty ones are looked for only where they count for something. */
export function judgeErrors(stream: Stream, ranges: readonly number[], how: { band: Band; empties: boolean }): Judged {
  const { band } = how;
  const known = (i: number): boolean => stream.unknown === undefined || !hasBit(stream.unknown, i);
  const empty: number[] = [];
  if (how.empties) for (const i of zeros(stream.total, knownOf(stream, ranges))) push(empty, [i, i + 1]);
  const bad: number[] = [];
  const inside = shareTest(band);
  const { bad: events, total: volume } = stream;
  const suspects = contains(band, Ratio.zero) ? everyOf(ranges) : nonZero(events, ranges);
  let end = -1;
  for (let k = 0; k < suspects.length; k += 1) {
    const i = suspects[k] as number;
    const total = volume[i] as number;
    if (total === 0 || !inside(events[i] as number, total) || !known(i)) continue;
    if (i === end) bad[bad.length - 1] = i + 1;
    else bad.push(i, i + 1);
    end = i + 1;
  }
  return { bad, empty };
}

/** The known slices of the ranges. Most of a month may be silence, whose slices look empty: it is passed over in one step. */
function knownOf({ unknown }: Stream, ranges: readonly number[]): readonly number[] {
  if (unknown === undefined) return ranges;
  const found: number[] = [];
  for (let r = 0; r < ranges.length; r += 2) {
    const to = ranges[r + 1] as number;
    let from = ranges[r] as number;
    const silent = rangesOfBits(unknown, [from, to]);
    for (let s = 0; s < silent.length; s += 2) {
      push(found, [from, silent[s] as number]);
      from = silent[s + 1] as number;
    }
    push(found, [from, to]);
  }
  return found;
}

function everyOf(ranges: readonly number[]): number[] {
  const every: number[] = [];
  for (let r = 0; r < ranges.length; r += 2)
    for (let i = ranges[r] as number; i < (ranges[r + 1] as number); i += 1) every.push(i);
  return every;
}

type ShareTest = (bad: number, total: number) => boolean;

/** Counts below 2^32 times terms up to 2^21 stay below 2^53, so that numbers are exact; anything larger goes by bigint. */
const smallTerm = 2n ** 21n;
const smallCount = 2 ** 32;

/** Whether bad ÷ total lies in the band, by cross-multiplication. */
export function shareTest(band: Band): ShareTest {
  const exact: ShareTest = (bad, total) => contains(band, Ratio.of(bad, total));
  const edges = [band.low, band.high];
  if (
    edges.some(
      (edge) => edge !== undefined && (edge.at.den > smallTerm || edge.at.num > smallTerm || edge.at.isNegative()),
    )
  )
    return exact;
  const [low, high] = [numbersOf(band.low), numbersOf(band.high)];
  return (bad, total) => {
    if (bad >= smallCount || total >= smallCount) return exact(bad, total);
    if (low !== undefined) {
      const over = bad * low.den - low.num * total;
      if (over < 0 || (over === 0 && !low.inclusive)) return false;
    }
    if (high === undefined) return true;
    const over = bad * high.den - high.num * total;
    return over < 0 || (over === 0 && high.inclusive);
  };
}

function numbersOf(edge: Edge | undefined): { num: number; den: number; inclusive: boolean } | undefined {
  return edge === undefined
    ? undefined
    : { num: Number(edge.at.num), den: Number(edge.at.den), inclusive: edge.inclusive };
}
