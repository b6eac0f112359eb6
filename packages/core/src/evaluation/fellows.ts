/** What a composite sees of its fellows. Owns: that each must have one value for the same stretch of time. */
import { notMeasured } from '../values/measured.ts';
import type { Interval } from '../values/interval.ts';
import type { Measurement } from '../metrics/metric.ts';
import type { JudgedPeriod } from './measure-period.ts';

/** Measurements by commitment for one segment; a fellow with several values in it has none that could stand for all. */
export function fellowsIn(
  fellows: ReadonlyMap<string, readonly JudgedPeriod[]>,
  span: Interval,
): ReadonlyMap<string, Measurement> {
  return new Map(
    [...fellows].flatMap(([id, judged]): [string, Measurement][] => {
      const inside = judged.flatMap(({ segments }) =>
        segments.filter(({ segment }) => segment.span.start < span.end && segment.span.end > span.start),
      );
      const first = inside[0];
      if (first === undefined) return [];
      const value = notMeasured(
        'several-values',
        `${id} has ${inside.length} values in this time, for subjects or under terms of their own; none stands for all`,
      );
      return [[id, inside.length === 1 ? first.measurement : { ...first.measurement, value }]];
    }),
  );
}
