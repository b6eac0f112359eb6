/**
 * What a counter counted. A counter only grows; a lower value means that it was restarted, and what it shows then was
 * counted since. For contracts the increase is taken from raw samples, exactly; what query languages extrapolate is
 * offered beside it as a cross-check only (extrapolated.ts).
 */
import { Ratio } from '../values/ratio.ts';

/** A reading of a counter, at any clock that runs evenly. */
export interface Reading {
  readonly at: Ratio;
  readonly value: Ratio;
}

/** Readings as a total that never falls: restarts are added back. In order of time. */
export function withoutRestarts(readings: readonly Reading[]): Reading[] {
  let lost = Ratio.zero;
  return readings.map(({ at, value }, i) => {
    const before = readings[i - 1];
    if (before !== undefined && value.lessThan(before.value)) lost = lost.plus(before.value);
    return { at, value: value.plus(lost) };
  });
}

/** A stretch of the readings' clock: after `from`, up to and including `to`. */
export interface Stretch {
  readonly from: Ratio;
  readonly to: Ratio;
}

/**
 * Events counted in the stretch: the last reading up to its end less the last reading up to its start; where the counter
 * is younger than the stretch, less its first reading. None with no reading in reach.
 */
export function increaseIn(readings: readonly Reading[], stretch: Stretch): Ratio | undefined {
  const total = withoutRestarts(readings);
  const end = lastUpTo(total, stretch.to);
  const start = lastUpTo(total, stretch.from) ?? total[0];
  return end === undefined || start === undefined ? undefined : end.value.minus(start.value);
}

function lastUpTo(readings: readonly Reading[], at: Ratio): Reading | undefined {
  return readings.findLast((reading) => reading.at.atMost(at));
}

/** As `increaseIn`, but the counter is taken to grow evenly between two readings, so that the stretch may start anywhere. */
export function evenIncreaseIn(readings: readonly Reading[], stretch: Stretch): Ratio | undefined {
  const total = withoutRestarts(readings);
  const [end, start] = [valueAt(total, stretch.to), valueAt(total, stretch.from)];
  return end === undefined || start === undefined ? undefined : end.minus(start);
}

function valueAt(readings: readonly Reading[], at: Ratio): Ratio | undefined {
  const before = lastUpTo(readings, at);
  if (before === undefined) return readings[0]?.value;
  const after = readings.find((reading) => reading.at.greaterThan(at));
  if (after === undefined) return before.value;
  const way = at.minus(before.at).dividedBy(after.at.minus(before.at));
  return before.value.plus(after.value.minus(before.value).times(way));
}
