/** A span without anything to count, and one with very much of it. */
import type { RowOf } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { goodSlices } from '../good-slices/good-slices.ts';
import type { Extremes } from '../metric.ts';
import type { CountTerms } from './terms.ts';

const hour = 3_600_000;
/** More is not needed to miss any promise about a number. */
const most = 500;

/** None for rows: whether many of them are good or bad is not known to the kind. */
export function extremesOf(terms: CountTerms, span: Interval): Extremes | undefined {
  if (terms.of === 'outages') return { perfect: [outage(span, 'up')], dead: manyOutages(terms, span) };
  if (terms.of === 'cases') return { perfect: [], dead: times(hour, span).map((start) => opened(terms, start)) };
  if (terms.of !== 'bad-slices' || terms.slices === undefined) return undefined;
  return goodSlices.extremes?.({ kind: 'good-slices', ...terms.slices, express: 'bad-count' }, span);
}

function times(step: number, { start, end }: Interval): Instant[] {
  const count = Math.min(most, Math.floor((end - start) / step));
  return Array.from({ length: count }, (_, i) => Instant.plus(start, i * step));
}

/** Half of the time down, in outages that are long enough to count. */
function manyOutages(terms: CountTerms, span: Interval): RowOf<'state'>[] {
  const length = Math.max(hour, Number(terms.longerThan?.value.ceil() ?? 0n) + 1);
  const state = terms.states?.[0] ?? 'down';
  return times(2 * length, span).map((start) => outage({ start, end: Instant.plus(start, length) }, state));
}

function outage({ start, end }: Interval, state: string): RowOf<'state'> {
  return { form: 'state', id: `${state}-${start}`, source: 'self-test', recordedAt: end, start, end, state };
}

function opened({ types, priorities }: CountTerms, at: Instant): RowOf<'case'> {
  const id = `case-${at}`;
  const asked = { type: types?.[0], priority: priorities?.[0] };
  return { form: 'case', id, source: 'self-test', case: id, event: 'opened', at, recordedAt: at, ...asked };
}
