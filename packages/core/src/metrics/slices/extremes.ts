/** A span whose every slice was wholly good, and one whose every slice was wholly bad: what the self-test feeds a promise. */
import type { SliceColumns } from '../../evidence/columns.ts';
import type { Interval } from '../../values/interval.ts';
import type { Ratio } from '../../values/ratio.ts';
import type { Extremes } from '../metric.ts';

/** Events in each slice: enough for usual minimum volumes. */
const events = 100;

/** A month of seconds has fewer. An author may write shorter slices; then the promise is not tried. */
const mostSlices = 2 ** 22;

/**
 * Slices of the series over the span; one slice over all of it where the terms name no length. Columns and not rows: a month of
 * seconds has millions, and a row of each would fill the memory of whoever reads the agreement.
 */
export function extremesOfCounts(series: string, span: Interval, slice: Ratio | undefined): Extremes | undefined {
  const stepMs = slice === undefined ? span.end - span.start : Number(slice.floor());
  const length = stepMs < 1 ? Infinity : Math.ceil((span.end - span.start) / stepMs);
  if (length > mostSlices) return undefined;
  const block = (bad: number): SliceColumns => ({
    series,
    source: 'self-test',
    recordedAt: span.end,
    start: span.start,
    stepMs,
    bad: new Uint8Array(length).fill(bad),
    total: new Uint8Array(length).fill(events),
  });
  return { perfect: [], dead: [], columns: { perfect: [block(0)], dead: [block(events)] } };
}
