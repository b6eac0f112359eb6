/** A span in which the service was up throughout, and one in which it was down throughout. */
import type { RowOf } from '../../evidence/row.ts';
import type { Interval } from '../../values/interval.ts';
import type { Extremes } from '../metric.ts';
import type { AvailabilityTerms } from './terms.ts';

/** Rows about no subject in particular speak of every member, so they try every way of combining. */
export function extremesOf({ severities }: AvailabilityTerms, span: Interval): Extremes {
  const [worst] = Object.entries(severities ?? {}).sort(([, a], [, b]) => b.compare(a));
  const row = (state: string): RowOf<'state'> => ({
    form: 'state',
    id: `throughout-${state}`,
    source: 'self-test',
    recordedAt: span.end,
    ...span,
    state,
    detectedAt: span.start,
    reportedAt: span.start,
  });
  return { perfect: [row('up')], dead: [row(worst?.[0] ?? 'down')] };
}
