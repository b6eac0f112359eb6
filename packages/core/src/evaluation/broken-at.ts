/**
 * When a promise about time was broken: the first instant after which more had counted than is allowed. Owns: reading it out of the
 * derivation. Nothing is computed again; where time was weighed, or cases were counted, the derivation does not say when.
 */
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { lanesOf } from './segment-lanes.ts';
import type { RowResult } from './statement.ts';

/** Undefined for what is not missed, and where only the end of the period shows it. */
export function brokenAt(row: RowResult): Instant | undefined {
  if ((row.soFar ?? row.verdict) !== 'missed') return undefined;
  const segment = row.segments.findLast(({ verdict, soFar }) => (soFar ?? verdict) === 'missed');
  const [downtime, allowed] = [segment?.figures['downtime'], segment?.figures['allowed']];
  if (segment === undefined || downtime === undefined || allowed === undefined) return undefined;
  const counted = lanesOf(segment)
    .filter(({ role }) => role === 'counted')
    .flatMap(({ intervals }) => intervals)
    .toSorted(([one], [other]) => one - other);
  const total = counted.reduce((sum, [start, end]) => sum + end - start, 0);
  if (!Ratio.of(total).equals(Ratio.parse(downtime.exact))) return undefined;
  let left = Ratio.parse(allowed.exact);
  for (const [start, end] of counted) {
    const length = Ratio.of(end - start);
    if (length.greaterThan(left)) return Instant.of(start + Number(left.floor()));
    left = left.minus(length);
  }
  return undefined;
}
