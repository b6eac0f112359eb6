/** Shares from numbers of slices, where the rule for missing or excluded ones alone moves the result. */
import { measured, notMeasured } from '../values/measured.ts';
import type { Measured } from '../values/measured.ts';
import { Ratio } from '../values/ratio.ts';
import { badShare } from './error-budget.ts';

export interface SliceCounts {
  /** Slices that the window has. */
  readonly window: number;
  readonly observed: number;
  readonly good: number;
}

/** What a slice that nobody observed counts as. */
export type MissingSlices = 'good' | 'left-out' | 'bad';

/** The share of good slices. */
export function goodSliceShare(counts: SliceCounts, missing: MissingSlices): Measured<Ratio> {
  const { window, observed, good } = counts;
  if (good > observed || observed > window)
    return notMeasured('inconsistent-counts', `${good} good of ${observed} of ${window} slices cannot be.`);
  const all = missing === 'left-out' ? observed : window;
  if (all === 0) return notMeasured('no-volume', 'There is no slice.');
  return measured(Ratio.of(missing === 'good' ? good + window - observed : good, all));
}

/** Time that is excluded leaves the window, or stays in it as good time. Two published tools differ in just this. */
export type ExcludedTime = 'leaves-window' | 'counts-as-good';

/** The share of down time; `down` lies outside the excluded time. All in one unit. */
export function downShare(
  times: { readonly window: Ratio; readonly excluded: Ratio; readonly down: Ratio },
  rule: ExcludedTime,
): Measured<Ratio> {
  const whole = rule === 'leaves-window' ? times.window.minus(times.excluded) : times.window;
  return badShare({ bad: times.down, total: whole });
}

/** Bad and total of one slice. */
export interface SliceOfEvents {
  readonly bad: Ratio;
  readonly total: Ratio;
}

/** All events in one fraction: busy slices weigh more. */
export function pooledShare(slices: readonly SliceOfEvents[]): Measured<Ratio> {
  return badShare({
    bad: Ratio.sumOf(slices.map((slice) => slice.bad)),
    total: Ratio.sumOf(slices.map((slice) => slice.total)),
  });
}

/** The mean of the slices' shares: every slice with events weighs the same. */
export function meanShare(slices: readonly SliceOfEvents[]): Measured<Ratio> {
  const shares = slices.map(badShare).flatMap((share) => (share.measured ? [share.value] : []));
  if (shares.length === 0) return notMeasured('no-volume', 'There was no event in any slice.');
  return measured(Ratio.sumOf(shares).dividedBy(Ratio.of(shares.length)));
}
