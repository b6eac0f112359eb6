/** A span whose every slice was wholly good, and one whose every slice was wholly bad: what the self-test feeds a promise. */
import type { SliceRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Extremes } from '../metric.ts';

/** Events in each slice: enough for usual minimum volumes. */
const events = Ratio.of(100);

/** Slices of the series over the span; one slice over all of it where the terms name no length. */
export function extremesOfCounts(series: string, span: Interval, slice: Ratio | undefined): Extremes {
  const step = slice === undefined ? span.end - span.start : Number(slice.floor());
  const rows = (bad: Ratio): SliceRow[] => {
    const found: SliceRow[] = [];
    for (let start = span.start; start < span.end; start = Instant.of(start + step)) {
      const end = Instant.of(Math.min(start + step, span.end));
      found.push({
        form: 'slice',
        id: `self-test/${start}`,
        source: 'self-test',
        recordedAt: end,
        series,
        start,
        end,
        bad,
        total: events,
      });
    }
    return found;
  };
  return { perfect: rows(Ratio.zero), dead: rows(events) };
}
